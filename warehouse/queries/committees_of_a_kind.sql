-- How do committees with the same responsibility compare, whatever they are called: documents, measures, decisions?
-- $type = education: what they are responsible for, as organization.committee_type has it
WITH doing AS (
    SELECT municipality, committee, sum(measures)::BIGINT AS measures, sum(done)::BIGINT AS done, count(*) AS themes
    FROM measure_by_theme WHERE committee_type = $type GROUP BY ALL
), deciding AS (
    SELECT municipality, body, sum(decided)::BIGINT AS decided FROM decision_by_body WHERE committee_type = $type GROUP BY ALL
)
SELECT
    o.municipality, o.name AS committee, o.n_documents AS documents, coalesce(m.measures, 0) AS measures,
    coalesce(m.done, 0) AS done, coalesce(m.themes, 0) AS themes, coalesce(d.decided, 0) AS decided
FROM organization o
LEFT JOIN doing m ON m.municipality = o.municipality AND lower(m.committee) = lower(o.name)
LEFT JOIN deciding d ON d.municipality = o.municipality AND lower(d.body) = lower(o.name)
WHERE o.committee_type = $type
ORDER BY measures DESC, decided DESC, o.municipality, committee;
