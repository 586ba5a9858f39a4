-- How does each municipality's value of an indicator stand against the country's, of the same indicator, survey method,
-- unit and period? Where there is none to compare with, left_out says why.
-- $municipality: only this municipality's
SELECT
    coalesce(name, indicator) AS indicator, method, period, unit, municipality, value, country, difference, left_out,
    told_by, source_link
FROM indicator_against_country
WHERE $municipality IS NULL OR municipality = $municipality
ORDER BY indicator, period, value DESC, municipality;
