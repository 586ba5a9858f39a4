-- What a measure is about, in a taxonomy that is the same for all municipalities.
ALTER TABLE store.measure ADD COLUMN theme VARCHAR;
ALTER TABLE store.measure ADD COLUMN theme_confidence DOUBLE;
