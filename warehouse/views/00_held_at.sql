-- Whether a version held at a time. At 'infinity' only those hold that nobody has closed: the current ones.
CREATE MACRO store.held_at(valid_from, valid_to, ts) AS
    valid_from <= ts::TIMESTAMPTZ AND (valid_to IS NULL OR valid_to > ts::TIMESTAMPTZ);
