-- How many measures does each committee of each municipality have in each category, and how many are done? Those that are
-- only proposed are counted apart.
SELECT
    municipality, committee, category, count(*) FILTER (NOT is_proposed) AS measures,
    count(*) FILTER (is_proposed) AS proposed,
    count(*) FILTER (NOT is_proposed AND len(responsible) > 0) AS with_responsible,
    count(*) FILTER (NOT is_proposed AND deadline IS NOT NULL) AS with_deadline,
    count(*) FILTER (NOT is_proposed AND is_done(status)) AS done
FROM measure
GROUP BY ALL
ORDER BY municipality, committee, measures DESC, category;
