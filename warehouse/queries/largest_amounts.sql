-- What are the largest amounts? Totals are left out, so that nothing is told twice.
-- $kind: only budget, outcome, forecast, deviation, investment, external or allocation
-- $limit = 20: how many
SELECT municipality, committee, label, "column", period, kind, value_sek, printed, unit, source_link
FROM budget_line
WHERE value_sek IS NOT NULL AND NOT is_total AND ($kind IS NULL OR kind = $kind)
ORDER BY abs(value_sek) DESC, municipality, committee, label
LIMIT CAST($limit AS INTEGER);
