-- Kinds of measures that several municipalities have or propose, each named by the wording met first. What is only proposed
-- is counted apart.
CREATE VIEW measure_kind AS
SELECT
    kind, coalesce(any_value(text) FILTER (is_first), min(text)) AS text, mode(theme) AS theme,
    count(DISTINCT municipality)::BIGINT AS municipalities,
    count(*) FILTER (NOT is_proposed) AS measures, count(*) FILTER (is_proposed) AS proposed,
    count(*) FILTER (NOT is_proposed AND is_done(status)) AS done,
    list(DISTINCT municipality ORDER BY municipality) AS municipality_names,
    list(DISTINCT committee ORDER BY committee) FILTER (committee IS NOT NULL) AS committees,
    round(min(score), 2) AS least_score,
    coalesce(any_value(source_link) FILTER (is_first), any_value(source_link)) AS source_link
FROM similar_measure
GROUP BY kind
HAVING count(DISTINCT municipality) > 1;
