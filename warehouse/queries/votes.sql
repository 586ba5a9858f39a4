-- Where did a committee not agree? Decisions that were voted on, the closest first.
SELECT
    municipality, body, document_date, agenda_item, agenda_title, text,
    votes['ja'] AS yes, votes['nej'] AS no, votes['avstår'] AS abstained,
    abs(votes['ja'] - votes['nej']) AS margin, source_link
FROM body_decision
WHERE left_out IS NULL AND (votes['ja'] IS NOT NULL OR votes['nej'] IS NOT NULL)
ORDER BY margin, document_date DESC, municipality, body, agenda_item;
