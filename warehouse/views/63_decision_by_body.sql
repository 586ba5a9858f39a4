-- What bodies have decided, by year of their minutes. A proposal is no decision, and what is told again is no new one: both
-- are counted apart.
CREATE VIEW decision_by_body AS
SELECT
    municipality, municipality_code, mode(body ORDER BY body) AS body, committee_type(any_value(body)) AS committee_type,
    year(document_date) AS year,
    count(*) FILTER (left_out IS NULL) AS decided,
    count(*) FILTER (left_out = 'proposal') AS proposed_left_out,
    count(*) FILTER (left_out IN ('quoted', 'told_twice')) AS quoted_left_out,
    count(*) FILTER (left_out IS NULL AND outcome = 'referred back') AS referred_back,
    count(*) FILTER (left_out IS NULL AND outcome = 'postponed') AS postponed,
    count(*) FILTER (left_out IS NULL AND (votes['ja'] IS NOT NULL OR votes['nej'] IS NOT NULL)) AS voted_on,
    count(*) FILTER (left_out IS NULL AND len(assigned_to) > 0) AS with_assignment,
    count(DISTINCT document_id) AS documents, arg_max(source_link, (document_date, document_id)) AS source_link
FROM body_decision
GROUP BY municipality, municipality_code, lower(body), year(document_date);
