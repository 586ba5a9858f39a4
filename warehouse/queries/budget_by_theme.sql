-- How much money goes to each theme, by committee and year? Printed totals are left out; kronor_per_inhabitant is there
-- where the year's population is loaded. Compare amounts of the same sign: some committees print costs with minus.
-- $kind = budget: budget, outcome, forecast, deviation, investment, external or allocation
-- $year: only this year's
-- $theme: only this theme's, by its key in docs/themes.md
SELECT
    year, theme, municipality, committee, committee_type, kronor, signs, kronor_per_inhabitant, lines, adds_up, source_link
FROM budget_by_theme
WHERE kind = $kind AND ($year IS NULL OR year = CAST($year AS INTEGER)) AND ($theme IS NULL OR theme = $theme)
ORDER BY year DESC, theme, abs(kronor) DESC, municipality, committee;
