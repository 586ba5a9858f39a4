-- How many measures does each committee of each municipality have in each category, and how many are done?
SELECT
    municipality, committee, category, count(*) AS measures, count(*) FILTER (len(responsible) > 0) AS with_responsible,
    count(*) FILTER (deadline IS NOT NULL) AS with_deadline, count(*) FILTER (is_done(status)) AS done
FROM measure
GROUP BY ALL
ORDER BY municipality, committee, measures DESC, category;
