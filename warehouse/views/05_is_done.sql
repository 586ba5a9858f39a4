-- Whether a printed status says that a measure is done; NULL where there is no status. 'delvis klar' is not done.
CREATE MACRO is_done(status) AS
    regexp_matches(lower(status), '\b(klar|klart|klara|avslutad|avslutat|genomförd|genomfört|slutförd|slutfört)\b')
    AND NOT regexp_matches(lower(status), '\b(ej|inte|delvis|ännu)\b');
