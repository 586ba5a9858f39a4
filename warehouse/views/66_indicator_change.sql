-- How a municipality's or the country's value of an indicator changes from one year to the next that is told. Across a
-- change of the survey's method there is no change to tell, nor where documents tell different values for one year. Nor
-- across that year where a document reports the survey, and does not say by which method it measured.
CREATE VIEW indicator_change AS
WITH surveyed AS (
    SELECT document_id FROM indicator_value WHERE method IS NOT NULL
    UNION
    SELECT id FROM document WHERE survey_year IS NOT NULL
), of_year AS (
    SELECT
        indicator, CASE WHEN NOT is_canonical THEN document_id END AS only_in, any_value(name ORDER BY document_id) AS name,
        method, unit, subject_kind, coalesce(municipality, 'Riket') AS subject, municipality_code, year,
        min(value) AS least, max(value) AS most, arg_max(source_link, (document_date, document_id)) AS source_link,
        arg_max(document_id, (document_date, document_id)) AS document_id
    FROM indicator_value
    WHERE left_out IS NULL AND year IS NOT NULL
    GROUP BY ALL
), series AS (
    SELECT
        *, lag(year) OVER told AS before_year, lag(least) OVER told AS before_least, lag(most) OVER told AS before_most,
        lag(method) OVER told AS before_method
    FROM of_year
    WINDOW told AS (PARTITION BY indicator, only_in, unit, subject ORDER BY year, method)
)
SELECT
    indicator, name, method, unit, subject_kind, subject, municipality_code, year,
    CASE WHEN least = most THEN least END AS value, before_year,
    CASE WHEN left_out IS NULL THEN least - before_least END AS change, left_out, document_id, source_link
FROM (
    SELECT *, CASE
        WHEN least <> most OR before_least <> before_most THEN 'values_differ'
        WHEN before_year IS NOT NULL AND method IS DISTINCT FROM before_method THEN 'method_break'
        WHEN before_year < 2021 AND year >= 2021 AND method IS NULL AND document_id IN (FROM surveyed) THEN 'method_unknown'
    END AS left_out
    FROM series
);
