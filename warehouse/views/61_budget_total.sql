-- Printed totals, kept apart from the parts that they are the sum of.
CREATE VIEW budget_total AS
SELECT
    a.municipality, a.municipality_code, a.committee, a.committee_type, a.year, a.kind, a.label, a.kronor, a.is_whole,
    n.population, round(a.kronor / n.population, 2) AS kronor_per_inhabitant,
    CASE WHEN n.population IS NULL THEN 'no_population' END AS per_inhabitant_left_out,
    a.document_id, a.source_link
FROM budget_amount a
LEFT JOIN population n ON n.municipality_code = a.municipality_code AND n.year = a.year
WHERE a.left_out IS NULL AND a.is_total;
