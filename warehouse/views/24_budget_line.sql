SELECT
    r.id, r.document_id, d.municipality, d.municipality_code, d.organization AS committee,
    d.kind AS document_kind, d.document_date, d.meeting_date,
    r.label, r."column", r.value,
    -- In kronor and öre only where both currency and unit are known, so that sums leave the others out.
    CASE WHEN r.currency = 'SEK' AND r.unit IS NOT NULL AND NOT unit_not_applied(r.value, r.printed, r.unit) THEN TRY_CAST(r.value AS DECIMAL(18, 2)) END AS value_sek,
    r.currency, r.printed, r.unit, r.period, r.is_total, r.kind, r.unit_from,
    r.theme, r.theme_confidence,
    r.page, store.source_link(d.path, r.page, r.document_id, r.id) AS source_link,
    r.places, r.evidence, r.confidence, r.grounds, r.flags, r.review_status,
    r.extractor, r.extractor_version, r.valid_from, r.valid_to
FROM $rows(budget_line) r
JOIN $at(document) d ON d.id = r.document_id
WHERE store.held_at(r.valid_from, r.valid_to, $ts)
