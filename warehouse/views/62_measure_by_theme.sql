-- What committees of which municipalities work on: measures by theme. Those of notices and staff reports are proposals as
-- yet, and are counted apart.
CREATE VIEW measure_by_theme AS
WITH counted AS (
    SELECT
        theme, municipality, municipality_code, committee, is_proposed, document_id, document_date,
        count(*) AS measures, count(*) FILTER (is_done(status)) AS done,
        count(*) FILTER (deadline IS NOT NULL) AS with_deadline,
        count(*) FILTER (len(responsible) > 0) AS with_responsible,
        sum(theme_confidence) AS theme_confidence, arg_min(source_link, (page, id)) AS source_link
    FROM measure
    GROUP BY ALL
)
SELECT
    coalesce(theme, 'unknown') AS theme, municipality, municipality_code, mode(committee ORDER BY committee) AS committee,
    committee_type(any_value(committee)) AS committee_type,
    coalesce(sum(measures) FILTER (NOT is_proposed), 0)::BIGINT AS measures,
    coalesce(sum(measures) FILTER (is_proposed), 0)::BIGINT AS proposed,
    coalesce(sum(done) FILTER (NOT is_proposed), 0)::BIGINT AS done,
    coalesce(sum(with_deadline) FILTER (NOT is_proposed), 0)::BIGINT AS with_deadline,
    coalesce(sum(with_responsible) FILTER (NOT is_proposed), 0)::BIGINT AS with_responsible,
    round(sum(theme_confidence) / sum(measures), 2) AS theme_confidence,
    count(DISTINCT document_id) AS documents, min(year(document_date)) AS first_year, max(year(document_date)) AS last_year,
    arg_max(source_link, (coalesce(document_date, DATE '0001-01-01'), document_id)) AS source_link
FROM counted
GROUP BY theme, municipality, municipality_code, lower(committee);
