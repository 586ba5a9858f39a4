SELECT
    r.id, r.document_id, d.municipality, d.municipality_code, d.organization AS committee,
    d.kind AS document_kind, d.document_date, d.meeting_date,
    r.agenda_item, a.title AS agenda_title, a.reference,
    r.organization, r.status, r.text, r.outcome, r.votes, r.assigned_to, r.due,
    r.page, store.source_link(d.path, r.page, r.document_id, r.id) AS source_link,
    r.places, r.evidence, r.confidence, r.grounds, r.flags, r.review_status,
    r.extractor, r.extractor_version, r.valid_from, r.valid_to
FROM $rows(decision) r
JOIN $at(document) d ON d.id = r.document_id
LEFT JOIN (
    -- A number that two items have names neither.
    SELECT document_id, number, any_value(title) AS title, any_value(reference) AS reference
    FROM $at(agenda_item) GROUP BY document_id, number HAVING count(*) = 1
) a ON a.document_id = r.document_id AND a.number = r.agenda_item
WHERE store.held_at(r.valid_from, r.valid_to, $ts)
