-- What runs did, what was published, and the register of municipalities. These rows are facts, not versions.

CREATE TABLE store.run (
    id VARCHAR PRIMARY KEY, flow VARCHAR NOT NULL,
    started_at TIMESTAMPTZ NOT NULL, finished_at TIMESTAMPTZ, extractor_version VARCHAR NOT NULL,
    inserted INTEGER NOT NULL, changed INTEGER NOT NULL, unchanged INTEGER NOT NULL, withdrawn INTEGER NOT NULL,
    flagged INTEGER NOT NULL
);

-- No key: a run recorded anew replaces its outcomes, and DuckDB refuses a key deleted and inserted in one transaction.
CREATE TABLE store.document_outcome (
    run_id VARCHAR NOT NULL, path VARCHAR NOT NULL, document_id VARCHAR, outcome VARCHAR NOT NULL,
    code VARCHAR, explanation VARCHAR, remedy VARCHAR, records MAP(VARCHAR, INTEGER) NOT NULL, flagged INTEGER NOT NULL
);

CREATE TABLE store.snapshot (
    id VARCHAR PRIMARY KEY, published_at TIMESTAMPTZ NOT NULL,
    extractor_versions VARCHAR[] NOT NULL, counts MAP(VARCHAR, BIGINT) NOT NULL
);

CREATE TABLE store.municipality (
    code VARCHAR NOT NULL CHECK (length(code) = 4), name VARCHAR NOT NULL,
    county_code VARCHAR NOT NULL, county_name VARCHAR NOT NULL
);

-- Checksum of the views, comments and register as last laid on top of the numbered migrations.
CREATE TABLE store.definition (checksum VARCHAR NOT NULL, applied_at TIMESTAMPTZ NOT NULL);
