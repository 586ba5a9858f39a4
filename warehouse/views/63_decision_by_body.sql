-- What bodies have decided, by year. A proposal is not a decision: proposals are counted apart.
CREATE VIEW decision_by_body AS
WITH counted AS (
    SELECT
        municipality, municipality_code, coalesce(organization, committee) AS body, year(document_date) AS year,
        count(*) FILTER (status = 'decided') AS decided,
        count(*) FILTER (status = 'proposed') AS proposed_left_out,
        count(*) FILTER (status = 'decided' AND outcome = 'referred back') AS referred_back,
        count(*) FILTER (status = 'decided' AND outcome = 'postponed') AS postponed,
        count(*) FILTER (status = 'decided' AND (votes['ja'] IS NOT NULL OR votes['nej'] IS NOT NULL)) AS voted_on,
        count(*) FILTER (status = 'decided' AND len(assigned_to) > 0) AS with_assignment,
        count(DISTINCT document_id) AS documents, arg_max(source_link, (document_date, document_id)) AS source_link
    FROM decision
    GROUP BY ALL
)
SELECT
    municipality, municipality_code, body, committee_type(body) AS committee_type, year, decided, proposed_left_out,
    referred_back, postponed, voted_on, with_assignment, documents, source_link
FROM counted;
