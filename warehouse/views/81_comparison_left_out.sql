-- What the comparisons leave out, record by record, and why.
CREATE VIEW comparison_left_out AS
WITH found AS (
    SELECT 'budget' AS comparison, left_out AS reason, 'budget_line' AS relation, document_id, id AS record_id,
           municipality, committee, coalesce(label, '') || ': ' || printed AS shown, source_link
    FROM budget_amount
    UNION ALL
    SELECT 'indicator', left_out, 'indicator', document_id, id, told_by, committee,
           concat_ws(', ', name, subject, period) || ': ' || format('{:g}', value::DOUBLE), source_link
    FROM indicator_value
    UNION ALL
    SELECT 'indicator_against_country', left_out, 'indicator', document_id, id, told_by, NULL,
           concat_ws(', ', name, municipality, period) || ': ' || format('{:g}', value::DOUBLE), source_link
    FROM indicator_against_country
    UNION ALL
    SELECT 'indicator_change', left_out, 'indicator', document_id, NULL, NULL, NULL,
           concat_ws(', ', name, subject, before_year::VARCHAR || '–' || year::VARCHAR), source_link
    FROM indicator_change
    UNION ALL
    SELECT 'budget_per_inhabitant', per_inhabitant_left_out, NULL, document_id, NULL, municipality, committee,
           concat_ws(', ', theme, kind, year::VARCHAR), source_link
    FROM budget_by_theme
    UNION ALL
    SELECT 'decision', left_out, 'decision', document_id, id, municipality, body, text, source_link
    FROM body_decision
)
SELECT
    comparison, reason, why_left_out(reason) AS explanation, relation, document_id, record_id, municipality, committee,
    shown, source_link
FROM found
WHERE reason IS NOT NULL;
