-- How many measures rest on each responsible body, how many are done and how many overdue? Those that are only proposed
-- are left out.
-- $municipality: only this municipality's
SELECT
    municipality, body, count(*) AS measures, count(*) FILTER (is_done(status)) AS done,
    count(*) FILTER (deadline_to < current_date AND NOT coalesce(is_done(status), false)) AS overdue,
    count(*) FILTER (deadline_to IS NULL) AS without_date
FROM (
    SELECT municipality, status, deadline_to, unnest(list_distinct(responsible)) AS body FROM measure WHERE NOT is_proposed
)
WHERE $municipality IS NULL OR municipality = $municipality
GROUP BY ALL
ORDER BY municipality, measures DESC, body;
