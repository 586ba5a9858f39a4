-- Canonical names: which indicator it is, whatever it is called, and by which method it was measured.
ALTER TABLE store.indicator ADD COLUMN indicator VARCHAR;
ALTER TABLE store.indicator ADD COLUMN method VARCHAR;
