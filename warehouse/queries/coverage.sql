-- Which months of which committee are there, and why not the others?
-- $municipality: only this one
SELECT municipality, committee, strftime(month, '%Y-%m') AS month, status, documents, minutes, not_fetched, not_read, waiting
FROM source_coverage
WHERE month IS NOT NULL AND (municipality = $municipality OR $municipality IS NULL)
ORDER BY municipality, committee, month DESC;
