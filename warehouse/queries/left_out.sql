-- What do the comparisons leave out, how often, and why?
-- $comparison: only budget, budget_per_inhabitant, indicator, indicator_against_country, indicator_change or decision
SELECT
    comparison, reason, explanation, count(*) AS records, min(shown) AS example, arg_min(source_link, shown) AS source_link
FROM comparison_left_out
WHERE $comparison IS NULL OR comparison = $comparison
GROUP BY comparison, reason, explanation
ORDER BY comparison, records DESC, reason;
