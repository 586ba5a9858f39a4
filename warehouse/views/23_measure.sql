SELECT
    r.id, r.document_id, d.municipality, d.municipality_code, d.organization AS committee,
    d.kind AS document_kind, d.document_date, d.meeting_date,
    r.text, r.category, r.responsible, r.deadline, r.deadline_from, r.deadline_to, r.status,
    r.description, r.follow_up, r.referred_to, r.theme, r.theme_confidence, proposes(d.kind) AS is_proposed,
    r.page, store.source_link(d.path, r.page, r.document_id, r.id) AS source_link,
    r.places, r.evidence, r.confidence, r.grounds, r.flags, r.review_status,
    r.extractor, r.extractor_version, r.valid_from, r.valid_to
FROM $rows(measure) r
JOIN $at(document) d ON d.id = r.document_id
WHERE store.held_at(r.valid_from, r.valid_to, $ts)
