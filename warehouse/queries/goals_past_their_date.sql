-- Which goals should be reached by now, by the year that they name?
SELECT municipality, committee, text, deadline, target, method, source_link
FROM goal
WHERE TRY_CAST(regexp_extract(deadline, '(19|20)\d{2}') AS INTEGER) < year(current_date)
ORDER BY deadline, municipality, committee, text;
