-- Whom documents name. Names of those in no public capacity are masked in the published file.
SELECT
    r.id, r.document_id, d.municipality, d.municipality_code, d.organization AS committee,
    d.kind AS document_kind, d.document_date, d.meeting_date,
    r.name, r.capacity, r.pages, r.extractor_version, r.valid_from, r.valid_to
FROM store.person r
JOIN $at(document) d ON d.id = r.document_id
WHERE store.held_at(r.valid_from, r.valid_to, $ts)
