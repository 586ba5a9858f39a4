-- The relations that hold versions. A row is what was known about a record from valid_from until valid_to
-- (NULL: still).
-- Loading closes rows and inserts new ones; no value is ever updated and no row deleted.
--
-- document_id and id name a record together; content_hash covers its values, places and flags, not who extracted it.
-- No foreign keys: they make copying and versions fail. checks/references.sql asks after each load instead.
-- No checks on lists that grow with the models (kinds, outcomes): DuckDB cannot alter a check.
-- No CREATE TYPE for what places are made of: outside the schema main, DuckDB 1.5 cannot replay it from the log of a
-- process that was killed, and the file is lost.

-- Which extractor's reading of a document is loaded.
CREATE TABLE store.extraction (
    document_id VARCHAR NOT NULL, id VARCHAR NOT NULL,
    pipeline VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL, content_hash VARCHAR NOT NULL,
    valid_from TIMESTAMPTZ NOT NULL, valid_to TIMESTAMPTZ,
    PRIMARY KEY (document_id, id, valid_from), CHECK (valid_to > valid_from)
);

CREATE TABLE store.document (
    document_id VARCHAR NOT NULL, id VARCHAR NOT NULL,
    record_id VARCHAR, path VARCHAR NOT NULL, url VARCHAR, fetched_at TIMESTAMPTZ,
    source_municipality VARCHAR, source_committee VARCHAR, source_meeting_date DATE,
    n_pages INTEGER NOT NULL CHECK (n_pages >= 0), pages_unread INTEGER[] NOT NULL,
    kind VARCHAR, title VARCHAR, printed_municipality VARCHAR,
    municipality VARCHAR, municipality_code VARCHAR CHECK (length(municipality_code) = 4),
    organization VARCHAR, date DATE, reference VARCHAR, version VARCHAR, recipients VARCHAR[] NOT NULL,
    signed_by STRUCT(name VARCHAR, title VARCHAR)[] NOT NULL, survey_year VARCHAR,
    meeting_record_id VARCHAR, meeting_date DATE, meeting_start VARCHAR, meeting_end VARCHAR, meeting_place VARCHAR,
    meeting_places STRUCT(page INTEGER, bbox DOUBLE[4], quote VARCHAR)[] NOT NULL,
    meeting_evidence MAP(VARCHAR, STRUCT(page INTEGER, bbox DOUBLE[4], quote VARCHAR)) NOT NULL,
    meeting_confidence DOUBLE CHECK (meeting_confidence BETWEEN 0 AND 1),
    issues STRUCT(code VARCHAR, page INTEGER, explanation VARCHAR, remedy VARCHAR)[] NOT NULL,
    page INTEGER CHECK (page >= 1), places STRUCT(page INTEGER, bbox DOUBLE[4], quote VARCHAR)[] NOT NULL,
    evidence MAP(VARCHAR, STRUCT(page INTEGER, bbox DOUBLE[4], quote VARCHAR)) NOT NULL,
    confidence DOUBLE CHECK (confidence BETWEEN 0 AND 1),
    flags VARCHAR[] NOT NULL, extractor VARCHAR,
    extractor_version VARCHAR NOT NULL, content_hash VARCHAR NOT NULL,
    valid_from TIMESTAMPTZ NOT NULL, valid_to TIMESTAMPTZ,
    PRIMARY KEY (document_id, id, valid_from), CHECK (valid_to > valid_from), CHECK (id = document_id)
);

CREATE TABLE store.participant (
    document_id VARCHAR NOT NULL, id VARCHAR NOT NULL,
    name VARCHAR NOT NULL, role VARCHAR, party VARCHAR, capacity VARCHAR NOT NULL,
    page INTEGER NOT NULL CHECK (page >= 1), places STRUCT(page INTEGER, bbox DOUBLE[4], quote VARCHAR)[] NOT NULL,
    evidence MAP(VARCHAR, STRUCT(page INTEGER, bbox DOUBLE[4], quote VARCHAR)) NOT NULL,
    confidence DOUBLE NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    flags VARCHAR[] NOT NULL, extractor VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL, content_hash VARCHAR NOT NULL,
    valid_from TIMESTAMPTZ NOT NULL, valid_to TIMESTAMPTZ,
    PRIMARY KEY (document_id, id, valid_from), CHECK (valid_to > valid_from)
);

CREATE TABLE store.agenda_item (
    document_id VARCHAR NOT NULL, id VARCHAR NOT NULL,
    number VARCHAR NOT NULL, title VARCHAR, reference VARCHAR,
    page INTEGER NOT NULL CHECK (page >= 1), places STRUCT(page INTEGER, bbox DOUBLE[4], quote VARCHAR)[] NOT NULL,
    evidence MAP(VARCHAR, STRUCT(page INTEGER, bbox DOUBLE[4], quote VARCHAR)) NOT NULL,
    confidence DOUBLE NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    flags VARCHAR[] NOT NULL, extractor VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL, content_hash VARCHAR NOT NULL,
    valid_from TIMESTAMPTZ NOT NULL, valid_to TIMESTAMPTZ,
    PRIMARY KEY (document_id, id, valid_from), CHECK (valid_to > valid_from)
);

CREATE TABLE store.decision (
    document_id VARCHAR NOT NULL, id VARCHAR NOT NULL,
    agenda_item VARCHAR, organization VARCHAR, status VARCHAR NOT NULL CHECK (status IN ('proposed', 'decided')),
    text VARCHAR NOT NULL, outcome VARCHAR, votes MAP(VARCHAR, INTEGER), assigned_to VARCHAR[] NOT NULL, due VARCHAR,
    page INTEGER NOT NULL CHECK (page >= 1), places STRUCT(page INTEGER, bbox DOUBLE[4], quote VARCHAR)[] NOT NULL,
    evidence MAP(VARCHAR, STRUCT(page INTEGER, bbox DOUBLE[4], quote VARCHAR)) NOT NULL,
    confidence DOUBLE NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    flags VARCHAR[] NOT NULL, extractor VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL, content_hash VARCHAR NOT NULL,
    valid_from TIMESTAMPTZ NOT NULL, valid_to TIMESTAMPTZ,
    PRIMARY KEY (document_id, id, valid_from), CHECK (valid_to > valid_from)
);

CREATE TABLE store.measure (
    document_id VARCHAR NOT NULL, id VARCHAR NOT NULL,
    text VARCHAR NOT NULL, category VARCHAR, responsible VARCHAR[] NOT NULL,
    deadline VARCHAR, deadline_from DATE, deadline_to DATE,
    status VARCHAR, description VARCHAR, follow_up VARCHAR, referred_to VARCHAR,
    page INTEGER NOT NULL CHECK (page >= 1), places STRUCT(page INTEGER, bbox DOUBLE[4], quote VARCHAR)[] NOT NULL,
    evidence MAP(VARCHAR, STRUCT(page INTEGER, bbox DOUBLE[4], quote VARCHAR)) NOT NULL,
    confidence DOUBLE NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    flags VARCHAR[] NOT NULL, extractor VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL, content_hash VARCHAR NOT NULL,
    valid_from TIMESTAMPTZ NOT NULL, valid_to TIMESTAMPTZ,
    PRIMARY KEY (document_id, id, valid_from), CHECK (valid_to > valid_from)
);

-- Six decimals: an amount whose unit stands nowhere is kept as printed, and mnkr come with three.
CREATE TABLE store.budget_line (
    document_id VARCHAR NOT NULL, id VARCHAR NOT NULL,
    label VARCHAR, "column" VARCHAR, value DECIMAL(24, 6) NOT NULL, currency VARCHAR, printed VARCHAR NOT NULL,
    unit VARCHAR, period VARCHAR, is_total BOOLEAN NOT NULL, kind VARCHAR, unit_from VARCHAR,
    page INTEGER NOT NULL CHECK (page >= 1), places STRUCT(page INTEGER, bbox DOUBLE[4], quote VARCHAR)[] NOT NULL,
    evidence MAP(VARCHAR, STRUCT(page INTEGER, bbox DOUBLE[4], quote VARCHAR)) NOT NULL,
    confidence DOUBLE NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    flags VARCHAR[] NOT NULL, extractor VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL, content_hash VARCHAR NOT NULL,
    valid_from TIMESTAMPTZ NOT NULL, valid_to TIMESTAMPTZ,
    PRIMARY KEY (document_id, id, valid_from), CHECK (valid_to > valid_from)
);

CREATE TABLE store.indicator (
    document_id VARCHAR NOT NULL, id VARCHAR NOT NULL,
    name VARCHAR NOT NULL, subject VARCHAR, value DECIMAL(24, 6) NOT NULL, unit VARCHAR, period VARCHAR,
    page INTEGER NOT NULL CHECK (page >= 1), places STRUCT(page INTEGER, bbox DOUBLE[4], quote VARCHAR)[] NOT NULL,
    evidence MAP(VARCHAR, STRUCT(page INTEGER, bbox DOUBLE[4], quote VARCHAR)) NOT NULL,
    confidence DOUBLE NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    flags VARCHAR[] NOT NULL, extractor VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL, content_hash VARCHAR NOT NULL,
    valid_from TIMESTAMPTZ NOT NULL, valid_to TIMESTAMPTZ,
    PRIMARY KEY (document_id, id, valid_from), CHECK (valid_to > valid_from)
);

CREATE TABLE store.working_group (
    document_id VARCHAR NOT NULL, id VARCHAR NOT NULL,
    name VARCHAR NOT NULL, as_of VARCHAR,
    page INTEGER NOT NULL CHECK (page >= 1), places STRUCT(page INTEGER, bbox DOUBLE[4], quote VARCHAR)[] NOT NULL,
    evidence MAP(VARCHAR, STRUCT(page INTEGER, bbox DOUBLE[4], quote VARCHAR)) NOT NULL,
    confidence DOUBLE NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    flags VARCHAR[] NOT NULL, extractor VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL, content_hash VARCHAR NOT NULL,
    valid_from TIMESTAMPTZ NOT NULL, valid_to TIMESTAMPTZ,
    PRIMARY KEY (document_id, id, valid_from), CHECK (valid_to > valid_from)
);

CREATE TABLE store.working_group_member (
    document_id VARCHAR NOT NULL, id VARCHAR NOT NULL,
    working_group_id VARCHAR NOT NULL, position INTEGER NOT NULL CHECK (position >= 1),
    name VARCHAR, represents VARCHAR, role VARCHAR, vacant BOOLEAN NOT NULL,
    page INTEGER NOT NULL CHECK (page >= 1), places STRUCT(page INTEGER, bbox DOUBLE[4], quote VARCHAR)[] NOT NULL,
    extractor_version VARCHAR NOT NULL, content_hash VARCHAR NOT NULL,
    valid_from TIMESTAMPTZ NOT NULL, valid_to TIMESTAMPTZ,
    PRIMARY KEY (document_id, id, valid_from), CHECK (valid_to > valid_from), CHECK (NOT vacant OR name IS NULL)
);

CREATE TABLE store.goal (
    document_id VARCHAR NOT NULL, id VARCHAR NOT NULL,
    text VARCHAR NOT NULL, deadline VARCHAR, method VARCHAR, measured_in VARCHAR[] NOT NULL, target VARCHAR,
    page INTEGER NOT NULL CHECK (page >= 1), places STRUCT(page INTEGER, bbox DOUBLE[4], quote VARCHAR)[] NOT NULL,
    evidence MAP(VARCHAR, STRUCT(page INTEGER, bbox DOUBLE[4], quote VARCHAR)) NOT NULL,
    confidence DOUBLE NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    flags VARCHAR[] NOT NULL, extractor VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL, content_hash VARCHAR NOT NULL,
    valid_from TIMESTAMPTZ NOT NULL, valid_to TIMESTAMPTZ,
    PRIMARY KEY (document_id, id, valid_from), CHECK (valid_to > valid_from)
);

CREATE TABLE store.flag (
    document_id VARCHAR NOT NULL, id VARCHAR NOT NULL,
    record_id VARCHAR NOT NULL, relation VARCHAR NOT NULL, code VARCHAR NOT NULL,
    severity VARCHAR NOT NULL CHECK (severity IN ('info', 'warning', 'error')),
    explanation VARCHAR NOT NULL, remedy VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL, content_hash VARCHAR NOT NULL,
    valid_from TIMESTAMPTZ NOT NULL, valid_to TIMESTAMPTZ,
    PRIMARY KEY (document_id, id, valid_from), CHECK (valid_to > valid_from)
);
