-- Every amount of money as comparisons see it, and why they leave it out where they do. One committee's money of one year
-- and kind is taken from one document: a budget or its accounts before other documents, then the latest. Amounts told in
-- running text are left out of sums, since they are parts of, or repeat, those of tables.
CREATE VIEW budget_amount AS
WITH amount AS (
    SELECT
        b.id, b.document_id, b.municipality, b.municipality_code, b.committee, d.kind AS document_kind, b.document_date,
        coalesce(b.theme, 'unknown') AS theme, b.label, b."column", b.kind, b.period, whole_year(b.period) AS year,
        b.value_sek AS kronor, b.printed, b.unit, b.is_total, b.flags,
        CASE
            WHEN b.unit IS NULL THEN 'unit_unknown'
            WHEN b.value_sek IS NULL THEN 'other_currency'
            WHEN b.municipality IS NULL THEN 'no_municipality'
            WHEN b."column" IS NULL THEN 'in_prose'
            WHEN b.kind IS NULL THEN 'kind_unknown'
            WHEN b.period IS NULL THEN 'period_unknown'
            WHEN whole_year(b.period) IS NULL OR part_of_year(b."column") THEN 'not_a_whole_year'
        END AS left_out,
        b.page, b.source_link
    FROM budget_line b JOIN document d ON d.id = b.document_id
), chosen AS (
    SELECT
        municipality, committee, year, kind,
        arg_max(document_id, (document_kind IN ('budget', 'bokslut'), coalesce(document_date, DATE '0001-01-01'), document_id))
            AS document_id
    FROM amount WHERE left_out IS NULL
    GROUP BY ALL
)
SELECT
    a.id, a.document_id, a.municipality, a.municipality_code, a.committee, committee_type(a.committee) AS committee_type,
    a.document_kind, a.document_date, a.theme, a.label, a."column", a.kind, a.period, a.year, a.kronor, a.printed, a.unit,
    a.is_total, a.flags,
    CASE WHEN a.left_out IS NULL AND a.document_id <> c.document_id THEN 'told_elsewhere' ELSE a.left_out END AS left_out,
    a.page, a.source_link
FROM amount a
LEFT JOIN chosen c
    ON c.municipality = a.municipality AND c.committee IS NOT DISTINCT FROM a.committee
    AND c.year = a.year AND c.kind = a.kind;
