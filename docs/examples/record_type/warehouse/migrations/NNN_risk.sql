-- Risks.
CREATE TABLE store.risk (
    document_id VARCHAR NOT NULL, id VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    page INTEGER NOT NULL CHECK (page >= 1), places STRUCT(page INTEGER, bbox DOUBLE[4], quote VARCHAR)[] NOT NULL,
    evidence MAP(VARCHAR, STRUCT(page INTEGER, bbox DOUBLE[4], quote VARCHAR)) NOT NULL,
    confidence DOUBLE NOT NULL CHECK (confidence BETWEEN 0 AND 1), grounds VARCHAR[] NOT NULL,
    flags VARCHAR[] NOT NULL, extractor VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL, content_hash VARCHAR NOT NULL,
    valid_from TIMESTAMPTZ NOT NULL, valid_to TIMESTAMPTZ,
    PRIMARY KEY (document_id, id, valid_from), CHECK (valid_to > valid_from)
);
