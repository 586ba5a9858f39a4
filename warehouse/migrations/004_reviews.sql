-- Reviewers' acts with the record they are about, and what they make of it. No act was kept before this.
DROP TABLE store.correction;
-- No key: the acts are copied anew at each publish, and DuckDB refuses a key deleted and inserted in one transaction.
CREATE TABLE store.correction (
    id BIGINT NOT NULL, document_id VARCHAR NOT NULL, relation VARCHAR NOT NULL, record_id VARCHAR NOT NULL,
    action VARCHAR NOT NULL, field VARCHAR, old_value JSON, new_value JSON,
    page INTEGER CHECK (page >= 1), bbox DOUBLE[4], quote VARCHAR,
    extractor_version VARCHAR NOT NULL, reviewer VARCHAR NOT NULL, corrected_at TIMESTAMPTZ NOT NULL, reason VARCHAR,
    state VARCHAR NOT NULL,
    CHECK ((action = 'edit') = (field IS NOT NULL))
);

-- What overlays a record of the store: its changed columns as one JSON object, whole values each. Versions, as records.
CREATE TABLE store.overlay (
    document_id VARCHAR NOT NULL, id VARCHAR NOT NULL, relation VARCHAR NOT NULL, record_id VARCHAR NOT NULL,
    changed JSON NOT NULL, is_added BOOLEAN NOT NULL, review_status VARCHAR NOT NULL,
    reviewer VARCHAR NOT NULL, reviewed_at TIMESTAMPTZ NOT NULL,
    content_hash VARCHAR NOT NULL, valid_from TIMESTAMPTZ NOT NULL, valid_to TIMESTAMPTZ,
    PRIMARY KEY (document_id, id, valid_from), CHECK (valid_to > valid_from)
);
