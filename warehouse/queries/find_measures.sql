-- Which measures speak of something? Words are found anywhere in the measure or its description, whatever their case.
-- $text = utbildning: what to look for
SELECT municipality, committee, document_date, text, description, responsible, deadline, source_link
FROM measure
WHERE contains(lower(concat_ws(' ', text, description)), lower($text))
ORDER BY municipality, committee, document_date DESC, text;
