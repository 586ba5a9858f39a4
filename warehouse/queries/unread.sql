-- Which documents have pages that could not be read, and what is to be done about them?
SELECT
    municipality, organization AS committee, title, n_pages, pages_unread, issues[1].explanation AS explanation,
    issues[1].remedy AS remedy, path
FROM document
WHERE len(pages_unread) > 0 OR len(issues) > 0
ORDER BY len(pages_unread) DESC, municipality, committee, path;
