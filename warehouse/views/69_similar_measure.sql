-- Measures that say nearly the same as another, with the kind that they share, and how sure that is.
CREATE VIEW similar_measure AS
WITH several AS (
    SELECT kind FROM store.similar_measure GROUP BY kind HAVING count(*) > 1
)
SELECT
    s.kind, s.document_id, s.id, m.municipality, m.municipality_code, m.committee, m.document_date,
    coalesce(m.theme, 'unknown') AS theme, m.text, m.status, m.is_proposed, s.is_first, round(s.score, 2) AS score, s.shared_lemmas,
    m.page, m.source_link
FROM store.similar_measure s
SEMI JOIN several USING (kind)
JOIN measure m ON m.document_id = s.document_id AND m.id = s.id;
