-- Who has measures that should be done by today and are not said to be, and since when?
-- $municipality: only this municipality's
SELECT municipality, body, overdue, measures, done, without_date, overdue_since, source_link
FROM responsible_body
WHERE overdue > 0 AND ($municipality IS NULL OR municipality = $municipality)
ORDER BY overdue DESC, overdue_since, municipality, body;
