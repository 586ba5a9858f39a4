-- Whom the records of a document name and in what capacity: publishing masks the names of those in none.
CREATE TABLE store.person (
    document_id VARCHAR NOT NULL, id VARCHAR NOT NULL,
    name VARCHAR NOT NULL, capacity VARCHAR NOT NULL, spellings VARCHAR[] NOT NULL, pages INTEGER[] NOT NULL,
    extractor_version VARCHAR NOT NULL, content_hash VARCHAR NOT NULL,
    valid_from TIMESTAMPTZ NOT NULL, valid_to TIMESTAMPTZ,
    PRIMARY KEY (document_id, id, valid_from), CHECK (valid_to > valid_from)
);

-- Why a published state shows the names that are masked else; NULL where they are masked.
ALTER TABLE store.snapshot ADD COLUMN names_shown_because VARCHAR;
