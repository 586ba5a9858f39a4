-- How many decisions did each body take in each year, and how many were proposed to it?
SELECT
    municipality, coalesce(organization, committee) AS body, year(document_date) AS year,
    count(*) FILTER (status = 'decided') AS decided,
    count(*) FILTER (status = 'proposed') AS proposed,
    count(*) FILTER (outcome = 'referred back') AS referred_back,
    count(*) FILTER (outcome = 'postponed') AS postponed
FROM decision
GROUP BY ALL
ORDER BY municipality, body, year;
