-- Relations without versions.
CREATE VIEW municipality AS SELECT code, name, county_code, county_name FROM store.municipality;

CREATE VIEW run AS
SELECT id, flow, started_at, finished_at, extractor_version, inserted, changed, unchanged, withdrawn, flagged
FROM store.run;

CREATE VIEW document_outcome AS
SELECT run_id, path, document_id, outcome, code, explanation, remedy, records, flagged FROM store.document_outcome;

CREATE VIEW snapshot AS SELECT id, published_at, extractor_versions, counts FROM store.snapshot;
