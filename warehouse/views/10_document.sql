SELECT
    r.id, r.record_id, r.kind, r.title,
    r.municipality, r.municipality_code, r.printed_municipality, r.source_municipality,
    coalesce(r.organization, r.source_committee) AS organization,
    committee_type(coalesce(r.organization, r.source_committee)) AS committee_type,
    r.organization AS printed_organization, r.source_committee,
    coalesce(r.date, r.meeting_date, r.source_meeting_date) AS document_date,
    coalesce(r.meeting_date, r.source_meeting_date) AS meeting_date,
    r.date AS printed_date, r.source_meeting_date,
    r.reference, r.version, r.recipients, r.signed_by, r.survey_year,
    r.meeting_record_id, r.meeting_start, r.meeting_end,
    CASE
        WHEN TRY_CAST(r.meeting_end AS TIME) >= TRY_CAST(r.meeting_start AS TIME)
        THEN date_diff('minute', TRY_CAST(r.meeting_start AS TIME), TRY_CAST(r.meeting_end AS TIME))
    END AS meeting_minutes,
    r.meeting_place, r.meeting_places, r.meeting_evidence,
    r.meeting_confidence,
    r.path, r.url, r.fetched_at, r.n_pages, r.pages_unread, r.issues,
    r.page, store.source_link(r.path, r.page, r.id, r.record_id) AS source_link, r.places, r.evidence,
    r.confidence, r.grounds, r.flags, r.review_status, r.extractor, e.extractor_version, e.pipeline,
    CASE WHEN f.superseded_at <= $ts THEN f.superseded_by END AS superseded_by,
    CASE WHEN f.gone_at <= $ts THEN f.gone_at END AS gone_at,
    r.valid_from, r.valid_to
FROM $rows(document) r
LEFT JOIN store.document_fate f ON f.document_id = r.document_id
JOIN store.extraction e ON e.document_id = r.document_id
WHERE store.held_at(r.valid_from, r.valid_to, $ts) AND store.held_at(e.valid_from, e.valid_to, $ts)
