-- What sources said and what was fetched from them. Times are UTC, ISO 8601.
CREATE TABLE IF NOT EXISTS sighting (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, key TEXT NOT NULL, address TEXT NOT NULL, title TEXT NOT NULL,
    municipality TEXT NOT NULL, committee TEXT, meeting_date TEXT, role TEXT NOT NULL, stamp TEXT,
    first_seen TEXT NOT NULL, last_seen TEXT NOT NULL, gone_at TEXT,
    fetched_stamp TEXT, etag TEXT, last_modified TEXT, checked_at TEXT,
    attempts INTEGER NOT NULL DEFAULT 0, error_code TEXT, error TEXT, remedy TEXT,
    UNIQUE (source, key)
);
-- The bytes that were at an address, in their order: the last one is what is there now.
CREATE TABLE IF NOT EXISTS version (
    id INTEGER PRIMARY KEY, sighting INTEGER NOT NULL REFERENCES sighting, document_id TEXT NOT NULL,
    fetched_at TEXT NOT NULL,
    removed_at TEXT -- when retention took the bytes out of the store
);
CREATE INDEX IF NOT EXISTS version_of ON version (sighting, id);
CREATE TABLE IF NOT EXISTS sitting (
    source TEXT NOT NULL, municipality TEXT NOT NULL, committee TEXT NOT NULL, date TEXT NOT NULL,
    is_cancelled INTEGER NOT NULL, last_seen TEXT NOT NULL, PRIMARY KEY (source, committee, date)
);
CREATE TABLE IF NOT EXISTS listing (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, municipality TEXT NOT NULL, listed_at TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('ok', 'warned', 'failed', 'accepted')),
    documents INTEGER NOT NULL, months TEXT NOT NULL, explanation TEXT
);
CREATE INDEX IF NOT EXISTS listing_of ON listing (source, id);
CREATE TABLE IF NOT EXISTS night (
    id INTEGER PRIMARY KEY, started_at TEXT NOT NULL, finished_at TEXT, skipped_because TEXT, is_told INTEGER NOT NULL
);
