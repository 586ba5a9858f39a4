-- Which decisions speak of something? Proposals are left out: a proposal is not a decision.
-- $text = budget: what to look for
SELECT
    municipality, coalesce(organization, committee) AS body, document_date, agenda_item, text, outcome, source_link
FROM decision
WHERE status = 'decided' AND contains(lower(text), lower($text))
ORDER BY municipality, body, document_date DESC, agenda_item, text;
