-- What the sources say, copied here from the fetcher's own file by each run that pulls from them. Facts, not versions.

-- A row for each PDF that was at an address, the latest last; one without document_id where none was fetched yet.
CREATE TABLE store.source_document (
    source VARCHAR NOT NULL, key VARCHAR NOT NULL, address VARCHAR NOT NULL, title VARCHAR NOT NULL,
    role VARCHAR NOT NULL, municipality VARCHAR NOT NULL, committee VARCHAR, meeting_date DATE,
    document_id VARCHAR, fetched_at TIMESTAMPTZ, superseded_by VARCHAR, superseded_at TIMESTAMPTZ,
    first_seen_at TIMESTAMPTZ NOT NULL, last_seen_at TIMESTAMPTZ NOT NULL, gone_at TIMESTAMPTZ,
    code VARCHAR, explanation VARCHAR, remedy VARCHAR
);

CREATE TABLE store.source_listing (
    source VARCHAR NOT NULL, municipality VARCHAR NOT NULL, listed_at TIMESTAMPTZ NOT NULL,
    outcome VARCHAR NOT NULL CHECK (outcome IN ('ok', 'warned', 'failed', 'accepted')),
    documents INTEGER NOT NULL, explanation VARCHAR
);

CREATE TABLE store.source_meeting (
    source VARCHAR NOT NULL, municipality VARCHAR NOT NULL, committee VARCHAR NOT NULL, date DATE NOT NULL,
    is_cancelled BOOLEAN NOT NULL
);

-- What became of documents at all their addresses.
CREATE TABLE store.document_fate (
    document_id VARCHAR NOT NULL, superseded_by VARCHAR, superseded_at TIMESTAMPTZ, gone_at TIMESTAMPTZ
);
