-- What was budgeted and what came of it, line by line? Only rows of tables with both, for the same period: a budget of the
-- year is not held against an outcome until August, nor one table's line against another's of that name.
-- $against = outcome: outcome or forecast
SELECT
    municipality, committee, label, period, budget, found AS outcome, found - budget AS difference,
    round(100 * (found - budget) / nullif(abs(budget), 0), 1) AS percent, is_total, source_link
FROM (SELECT *, CASE $against WHEN 'outcome' THEN outcome WHEN 'forecast' THEN forecast END AS found FROM budget_row)
WHERE budget IS NOT NULL AND found IS NOT NULL
ORDER BY abs(found - budget) DESC, municipality, committee, label;
