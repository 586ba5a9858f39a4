SELECT
    r.id, r.document_id, d.municipality, d.municipality_code, d.organization AS committee,
    d.kind AS document_kind, d.document_date, d.meeting_date,
    r.name, r.role, r.party, r.capacity,
    r.page, store.source_link(d.path, r.page, r.document_id, r.id) AS source_link,
    r.places, r.evidence, r.confidence, r.grounds, r.flags, r.review_status,
    r.extractor, r.extractor_version, r.valid_from, r.valid_to
FROM $rows(participant) r
JOIN $at(document) d ON d.id = r.document_id
WHERE store.held_at(r.valid_from, r.valid_to, $ts)
