-- Which decisions speak of something, in their words or their item's title? Proposals are left out, and so is what is only told again.
-- $text = budget: what to look for
SELECT municipality, body, document_date, agenda_item, agenda_title, text, outcome, source_link
FROM body_decision
WHERE left_out IS NULL AND contains(lower(concat_ws(' ', agenda_title, text)), lower($text))
ORDER BY municipality, body, document_date DESC, agenda_item, text;
