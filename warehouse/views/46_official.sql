-- Key figures of an official service beside what documents say.
CREATE VIEW official_figure AS
SELECT
    f.kpi, f.title, f.indicator, f.municipality_code,
    CASE WHEN f.municipality_code = '0000' THEN 'Riket' ELSE m.name END AS municipality,
    f.year, f.gender, f.value, f.source, f.loaded_at
FROM store.official_figure f LEFT JOIN store.municipality m ON m.code = f.municipality_code;

-- An extracted value against the official one of the same indicator, place and year. Beyond what rounding to the
-- printed decimals explains, it is flagged. A value about nobody, a group or an unclear year is compared with nothing.
CREATE VIEW indicator_check AS
WITH told AS (
    SELECT i.*, coalesce(m.code, CASE WHEN is_country(i.subject) THEN '0000' END) AS subject_code,
           TRY_CAST(i.period AS INTEGER) AS year,
           0.5 / power(10, length(rtrim(split_part(i.value::VARCHAR, '.', 2), '0'))) AS rounding
    FROM indicator i LEFT JOIN store.municipality m ON lower(m.name) = lower(i.subject)
    WHERE i.indicator IS NOT NULL
)
SELECT
    t.document_id, t.id, t.indicator, t.name, t.subject, t.subject_code AS municipality_code, t.year, t.value,
    f.value AS official_value, t.value - f.value AS difference,
    CASE
        WHEN f.value IS NULL THEN 'no_official_value'
        WHEN abs(t.value - f.value) <= t.rounding THEN 'agrees'
        ELSE 'differs'
    END AS verdict,
    CASE WHEN abs(t.value - f.value) > t.rounding THEN 'official_value_differs' END AS flag,
    f.kpi, f.title AS official_title, f.source, t.page, t.source_link
FROM told t
JOIN store.official_figure f
  ON f.indicator = t.indicator AND f.municipality_code = t.subject_code AND f.year = t.year AND f.gender = 'T';
