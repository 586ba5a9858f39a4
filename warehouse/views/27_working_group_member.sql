SELECT
    r.id, r.document_id, d.municipality, d.municipality_code, d.organization AS committee,
    d.kind AS document_kind, d.document_date, d.meeting_date,
    r.working_group_id, g.name AS working_group, g.as_of, r.position, r.name, r.represents, r.role, r.vacant,
    r.page, store.source_link(d.path, r.page, r.document_id, r.id) AS source_link, r.places, r.review_status,
    r.extractor_version, r.valid_from, r.valid_to
FROM $rows(working_group_member) r
JOIN $at(document) d ON d.id = r.document_id
JOIN $rows(working_group) g ON g.document_id = r.document_id AND g.id = r.working_group_id
WHERE store.held_at(r.valid_from, r.valid_to, $ts) AND store.held_at(g.valid_from, g.valid_to, $ts)
