-- An indicator's value of a municipality beside how many measures of each theme its documents tell, dated in the year of
-- the value at the latest, proposals left out. Municipalities of which no document is loaded are left out: that they do nothing is not known.
CREATE VIEW indicator_by_theme AS
WITH told AS (
    SELECT
        municipality_code, coalesce(theme, 'unknown') AS theme, year(document_date) AS year, count(*) AS measures,
        arg_min(source_link, (document_id, page)) AS source_link
    FROM measure
    WHERE municipality_code IS NOT NULL AND document_date IS NOT NULL AND NOT is_proposed
    GROUP BY ALL
)
SELECT
    i.indicator, any_value(i.name) AS name, i.method, i.unit, i.year, i.municipality, i.municipality_code,
    any_value(i.value) AS value, any_value(i.country) AS country, any_value(i.difference) AS difference, t.theme,
    sum(t.measures)::BIGINT AS measures, arg_max(t.source_link, t.year) AS measure_source_link,
    any_value(i.source_link) AS source_link
FROM indicator_against_country i
JOIN told t ON t.municipality_code = i.municipality_code AND t.year <= i.year
WHERE i.year IS NOT NULL
GROUP BY i.indicator, i.method, i.unit, i.year, i.municipality, i.municipality_code, i.document_id, i.id, t.theme;
