-- Relations without versions.
CREATE VIEW population AS
SELECT p.code AS municipality_code, m.name AS municipality, p.year, p.population, p.source, p.source_date, p.loaded_at
FROM store.population p JOIN store.municipality m USING (code);

CREATE VIEW municipality AS
SELECT
    m.code, m.name, m.county_code, m.county_name,
    g.group_name AS municipality_group, g.source AS group_source, g.source_date AS group_date,
    p.population, p.year AS population_year, p.source AS population_source, p.source_date AS population_date
FROM store.municipality m
LEFT JOIN store.municipality_group g USING (code)
LEFT JOIN (FROM store.population QUALIFY row_number() OVER (PARTITION BY code ORDER BY year DESC) = 1) p USING (code);

CREATE VIEW run AS
SELECT id, flow, started_at, finished_at, extractor_version, inserted, changed, unchanged, withdrawn, flagged
FROM store.run;

CREATE VIEW document_outcome AS
SELECT run_id, path, document_id, outcome, code, explanation, remedy, records, flagged FROM store.document_outcome;

CREATE VIEW snapshot AS SELECT id, published_at, extractor_versions, counts, names_shown_because FROM store.snapshot;

CREATE VIEW correction AS
SELECT
    id, document_id, relation, record_id, action, field, old_value, new_value, page, bbox, quote, extractor_version,
    reviewer, corrected_at, reason, state
FROM store.correction;
