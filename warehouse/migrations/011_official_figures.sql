-- Values of key figures from a statistics service, as loaded last; no key, since a load replaces a key figure's values.
CREATE TABLE store.official_figure (
    kpi VARCHAR NOT NULL, title VARCHAR NOT NULL, indicator VARCHAR,
    municipality_code VARCHAR NOT NULL CHECK (length(municipality_code) = 4), year INTEGER NOT NULL,
    gender VARCHAR NOT NULL CHECK (gender IN ('T', 'K', 'M')), value DECIMAL(24, 6),
    source VARCHAR NOT NULL, loaded_at TIMESTAMPTZ NOT NULL
);
