-- How has an indicator changed from one year to the next that is told? Across a change of the survey's method (SCB's
-- between 2020 and 2021) no change is told: left_out says so.
-- $municipality: only this municipality's, beside the country's
SELECT subject, indicator, name, unit, method, before_year, year, value, change, left_out, source_link
FROM indicator_change
WHERE $municipality IS NULL OR subject IN ($municipality, 'Riket')
ORDER BY indicator, subject, year, method;
