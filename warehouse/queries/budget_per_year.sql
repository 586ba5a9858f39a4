-- How many kronor does each municipality state for each year, by kind of amount? Printed totals and amounts whose unit
-- is unknown are left out of the sum and counted beside it.
SELECT
    municipality, period AS year, kind,
    sum(value_sek) FILTER (NOT is_total) AS kronor,
    count(*) FILTER (NOT is_total AND value_sek IS NOT NULL) AS lines,
    count(*) FILTER (is_total) AS totals_left_out,
    count(*) FILTER (NOT is_total AND value_sek IS NULL) AS unknown_left_out
FROM budget_line
GROUP BY ALL
ORDER BY municipality, year, kind;
