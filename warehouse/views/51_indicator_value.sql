-- Every measured value as comparisons see it: which indicator, by which method, of whom, when; and why they leave it out.
-- One printed name is one indicator within its document; across documents only names that the register knows are.
CREATE VIEW indicator_value AS
WITH spelling AS (
    SELECT
        code, name,
        unnest([lower(name), lower(name) || ' kommun', lower(name) || 's kommun', lower(name) || ' stad',
                lower(name) || 's stad']) AS spelt
    FROM municipality
), meant AS (
    -- Borås kommun is Borås' own spelling, not that of a Borå; so each spelling means one municipality.
    SELECT spelt, any_value(code) AS code, any_value(name) AS name FROM spelling GROUP BY spelt HAVING count(DISTINCT code) = 1
)
SELECT
    i.id, i.document_id, i.municipality AS told_by, i.committee, i.document_date,
    coalesce(i.indicator, lower(i.name)) AS indicator, i.indicator IS NOT NULL AS is_canonical, i.name, i.method, i.unit,
    i.period, whole_year(i.period) AS year, i.subject,
    CASE
        WHEN i.subject IS NULL THEN NULL
        WHEN is_country(i.subject) THEN 'country'
        WHEN m.code IS NOT NULL THEN 'municipality'
        ELSE 'part'
    END AS subject_kind,
    m.name AS municipality, m.code AS municipality_code, i.value,
    CASE
        WHEN i.subject IS NULL THEN 'no_subject'
        WHEN NOT is_country(i.subject) AND m.code IS NULL THEN 'subject_is_part'
        WHEN i.period IS NULL THEN 'no_period'
    END AS left_out,
    i.page, i.source_link
FROM indicator i
LEFT JOIN meant m ON m.spelt = lower(trim(i.subject));
