-- Reviewers' acts, copied here from their own file when the warehouse is published; appended, never changed.
CREATE TABLE store.correction (
    id BIGINT PRIMARY KEY,
    record_id VARCHAR NOT NULL,
    action VARCHAR NOT NULL CHECK (action IN ('accept', 'edit', 'add', 'reject', 'split', 'merge', 'duplicate')),
    field VARCHAR, old_value JSON, new_value JSON,
    page INTEGER CHECK (page >= 1), bbox DOUBLE[4], quote VARCHAR,
    extractor_version VARCHAR NOT NULL, reviewer VARCHAR NOT NULL, corrected_at TIMESTAMPTZ NOT NULL, reason VARCHAR,
    CHECK ((action = 'edit') = (field IS NOT NULL))
);
