CREATE MACRO document$suffix_as_of(ts) AS TABLE
SELECT
    r.id, r.record_id, r.kind, r.title,
    r.municipality, r.municipality_code, r.printed_municipality, r.source_municipality,
    coalesce(r.organization, r.source_committee) AS organization,
    r.organization AS printed_organization, r.source_committee,
    coalesce(r.date, r.meeting_date, r.source_meeting_date) AS document_date,
    coalesce(r.meeting_date, r.source_meeting_date) AS meeting_date,
    r.date AS printed_date, r.source_meeting_date,
    r.reference, r.version, r.recipients, r.signed_by, r.survey_year,
    r.meeting_record_id, r.meeting_start, r.meeting_end, r.meeting_place, r.meeting_places, r.meeting_evidence,
    r.meeting_confidence,
    r.path, r.url, r.fetched_at, r.n_pages, r.pages_unread, r.issues,
    r.page, r.path || '#page=' || coalesce(r.page, 1) AS source_link, r.places, r.evidence,
    r.confidence, r.grounds, r.flags, r.review_status, r.extractor, e.extractor_version, e.pipeline,
    r.valid_from, r.valid_to
FROM $rows(document) r
JOIN store.extraction e ON e.document_id = r.document_id
WHERE store.held_at(r.valid_from, r.valid_to, ts) AND store.held_at(e.valid_from, e.valid_to, ts);

CREATE VIEW document$suffix AS FROM document$suffix_as_of('infinity'::TIMESTAMPTZ);
