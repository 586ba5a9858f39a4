-- A municipality's value beside the country's of the same indicator, method, unit and period: the country's as the same
-- document tells it, else, for indicators of the register, as other documents agree on.
CREATE VIEW indicator_against_country AS
WITH country AS (
    SELECT
        indicator, method, unit, lower(period) AS period, document_id, min(value) AS least, max(value) AS most,
        arg_min(source_link, (page, id)) AS source_link
    FROM indicator_value
    WHERE left_out IS NULL AND subject_kind = 'country'
    GROUP BY ALL
), elsewhere AS (
    SELECT
        c.indicator, c.method, c.unit, c.period, min(c.least) AS least, max(c.most) AS most,
        arg_min(c.source_link, c.document_id) AS source_link
    FROM country c
    WHERE c.indicator IN (SELECT indicator FROM indicator_value WHERE is_canonical)
    GROUP BY ALL
), beside AS (
    SELECT
        v.*, coalesce(c.least, e.least) AS least, coalesce(c.most, e.most) AS most,
        coalesce(c.source_link, e.source_link) AS country_source_link
    FROM indicator_value v
    LEFT JOIN country c
        ON c.document_id = v.document_id AND c.indicator = v.indicator AND c.method IS NOT DISTINCT FROM v.method
        AND c.unit IS NOT DISTINCT FROM v.unit AND c.period = lower(v.period)
    LEFT JOIN elsewhere e
        ON v.is_canonical AND e.indicator = v.indicator AND e.method IS NOT DISTINCT FROM v.method
        AND e.unit IS NOT DISTINCT FROM v.unit AND e.period = lower(v.period)
    WHERE v.left_out IS NULL AND v.subject_kind = 'municipality'
)
SELECT
    indicator, name, method, unit, period, year, municipality, municipality_code, value,
    CASE WHEN least = most THEN least END AS country,
    CASE WHEN least = most THEN value - least END AS difference,
    CASE WHEN least IS NULL THEN 'no_country_value' WHEN least <> most THEN 'country_values_differ' END AS left_out,
    told_by, document_id, id, source_link, CASE WHEN least = most THEN country_source_link END AS country_source_link
FROM beside;
