-- What committees of which municipalities work on: measures by theme. Those of notices and staff reports are proposals as
-- yet, and are counted apart.
CREATE VIEW measure_by_theme AS
WITH counted AS (
    SELECT
        m.theme, m.municipality, m.municipality_code, m.committee, m.document_id,
        count(*) AS measures, count(*) FILTER (is_done(m.status)) AS done,
        count(*) FILTER (m.deadline IS NOT NULL) AS with_deadline,
        count(*) FILTER (len(m.responsible) > 0) AS with_responsible,
        sum(m.theme_confidence) AS theme_confidence, min(m.page) AS page
    FROM measure m
    GROUP BY ALL
)
SELECT
    coalesce(c.theme, 'unknown') AS theme, c.municipality, c.municipality_code, c.committee,
    committee_type(c.committee) AS committee_type,
    coalesce(sum(c.measures) FILTER (d.kind NOT IN ('kallelse', 'tjansteskrivelse') OR d.kind IS NULL), 0)::BIGINT AS measures,
    coalesce(sum(c.measures) FILTER (d.kind IN ('kallelse', 'tjansteskrivelse')), 0)::BIGINT AS proposed,
    sum(c.done)::BIGINT AS done, sum(c.with_deadline)::BIGINT AS with_deadline,
    sum(c.with_responsible)::BIGINT AS with_responsible,
    round(sum(c.theme_confidence) / sum(c.measures), 2) AS theme_confidence,
    count(*) AS documents, min(year(d.document_date)) AS first_year, max(year(d.document_date)) AS last_year,
    arg_max(store.source_link(d.path, c.page, d.id, NULL), (coalesce(d.document_date, DATE '0001-01-01'), d.id))
        AS source_link
FROM counted c JOIN document d ON d.id = c.document_id
GROUP BY c.theme, c.municipality, c.municipality_code, c.committee;
