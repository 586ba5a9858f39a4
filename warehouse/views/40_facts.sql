-- Relations without versions.
CREATE VIEW municipality AS SELECT code, name, county_code, county_name FROM store.municipality;

CREATE VIEW run AS
SELECT id, flow, started_at, finished_at, extractor_version, inserted, changed, unchanged, withdrawn, flagged
FROM store.run;

CREATE VIEW document_outcome AS
SELECT run_id, path, document_id, outcome, code, explanation, remedy, records, flagged FROM store.document_outcome;

CREATE VIEW snapshot AS SELECT id, published_at, extractor_versions, counts FROM store.snapshot;

CREATE VIEW correction AS
SELECT
    id, document_id, relation, record_id, action, field, old_value, new_value, page, bbox, quote, extractor_version,
    reviewer, corrected_at, reason, state
FROM store.correction;

-- A month is there as soon as one document of it is: what was never fetched cannot be told from what was never held.
CREATE VIEW source_coverage AS
SELECT
    municipality, municipality_code, organization AS committee, date_trunc('month', document_date)::DATE AS month,
    count(*) AS documents,
    count(*) FILTER (kind = 'protokoll') AS minutes,
    count(*) FILTER (kind = 'kallelse') AS notices,
    count(*) FILTER (len(pages_unread) > 0) AS with_unread_pages
FROM document
GROUP BY ALL;
