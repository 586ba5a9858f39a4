-- In which months is there nothing of a committee that otherwise publishes? Between its first and its latest document.
WITH span AS (
    SELECT municipality, committee, min(month) AS first, max(month) AS latest
    FROM source_coverage WHERE month IS NOT NULL AND committee IS NOT NULL
    GROUP BY ALL
), expected AS (
    SELECT municipality, committee, unnest(range(first, latest, INTERVAL 1 MONTH))::DATE AS month FROM span
)
SELECT municipality, committee, month
FROM expected ANTI JOIN source_coverage USING (municipality, committee, month)
ORDER BY municipality, committee, month;
