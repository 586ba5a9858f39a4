-- What an amount is about, in the taxonomy of measures, so that money can be compared by theme.
ALTER TABLE store.budget_line ADD COLUMN theme VARCHAR;
ALTER TABLE store.budget_line ADD COLUMN theme_confidence DOUBLE;

-- Reference values that the user loads, each with its source and date. None are shipped.
CREATE TABLE store.population (
    code VARCHAR NOT NULL CHECK (length(code) = 4), year INTEGER NOT NULL, population BIGINT NOT NULL,
    source VARCHAR NOT NULL, source_date DATE NOT NULL, loaded_at TIMESTAMPTZ NOT NULL,
    CHECK (population > 0)
);
CREATE TABLE store.municipality_group (
    code VARCHAR NOT NULL CHECK (length(code) = 4), group_name VARCHAR NOT NULL,
    source VARCHAR NOT NULL, source_date DATE NOT NULL, loaded_at TIMESTAMPTZ NOT NULL
);

-- Where reviewers' desk is, for links that open it; no row where there is none. Written at each publish.
CREATE TABLE store.desk (address VARCHAR NOT NULL);

-- Which kind each current measure is of: measures that say nearly the same have one kind. Derived at each publish, from
-- what is new only. No key: rows are replaced, and DuckDB refuses a key deleted and inserted in one transaction.
CREATE TABLE store.similar_measure (
    document_id VARCHAR NOT NULL, id VARCHAR NOT NULL, known_from TIMESTAMPTZ NOT NULL, lemmas VARCHAR[] NOT NULL,
    kind VARCHAR NOT NULL, is_first BOOLEAN NOT NULL, score DOUBLE NOT NULL CHECK (score BETWEEN 0 AND 1),
    shared_lemmas VARCHAR[] NOT NULL
);
