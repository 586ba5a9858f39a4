-- How do municipalities that do a kind of measure stand against the country, and how do the others? Measures count that
-- hold the words, are not only proposed, and stand in documents dated in the value's year at the latest; municipalities
-- without a document are left out.
-- $indicator = scb-nri: the indicator's id or printed name
-- $text = dialog: what the measure is about
WITH did AS (
    SELECT municipality_code, min(year(document_date)) AS since, count(*) AS measures, arg_min(source_link, document_date)
               AS measure_source_link
    FROM measure
    WHERE contains(lower(text), lower($text)) AND document_date IS NOT NULL AND NOT is_proposed
    GROUP BY municipality_code
)
SELECT
    i.name AS indicator, i.method, i.year, i.municipality, d.municipality_code IS NOT NULL AS does_it, d.since, d.measures,
    i.value, i.country, i.difference, i.source_link, d.measure_source_link
FROM indicator_against_country i
SEMI JOIN document ON document.municipality_code = i.municipality_code
LEFT JOIN did d ON d.municipality_code = i.municipality_code AND d.since <= i.year
WHERE (i.indicator = lower($indicator) OR lower(i.name) = lower($indicator)) AND i.year IS NOT NULL
ORDER BY i.year DESC, does_it DESC, i.difference DESC, i.municipality;
