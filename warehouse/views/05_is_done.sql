-- Whether a printed status says that a measure is done; NULL where there is no status. Done is said by the first word:
-- "Pågår, rekrytering klar" and "50 % klart" tell of a part, "Klart senast 2025" and "Ska vara genomfört" of a plan.
CREATE MACRO is_done(status) AS
    regexp_matches(lower(status), '^\s*(helt\s+)?(klar|klart|klara|genomförd|genomfört|genomförda|avslutad|avslutat'
        || '|avslutade|slutförd|slutfört|slutförda|utförd|utfört|utförda|färdig|färdigt|färdiga|uppnådd|uppnått'
        || '|uppnådda|åtgärdad|åtgärdat|åtgärdade)([^\pL\pN]|$)')
    AND NOT regexp_matches(lower(status), '%|(^|[^\pL])(pågå|påbörja|beräkna)'
        || '|(^|[^\pL])(ska|skall|nästan|delvis|senast|ej|inte|ännu)([^\pL]|$)');
