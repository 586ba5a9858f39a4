-- Money by theme and year, printed totals kept apart, per inhabitant where the year's population is loaded.
CREATE VIEW budget_by_theme AS
WITH part AS (
    SELECT
        municipality, municipality_code, committee, committee_type, year, kind, theme, document_id,
        sum(kronor) AS kronor, count(*) AS lines, min(kronor) AS least, max(kronor) AS most,
        arg_min(source_link, (page, id)) AS source_link
    FROM budget_amount
    WHERE left_out IS NULL AND NOT is_total
    GROUP BY ALL
), whole AS (
    SELECT document_id, year, kind FROM budget_amount WHERE is_whole
)
SELECT
    p.municipality, p.municipality_code, p.committee, p.committee_type, p.year, p.kind, p.theme,
    p.kronor, p.lines,
    CASE WHEN p.least < 0 AND p.most > 0 THEN 'mixed' WHEN p.least < 0 THEN 'minus' ELSE 'plus' END AS signs,
    CASE WHEN w.document_id IS NOT NULL THEN true END AS adds_up,
    n.population, round(p.kronor / n.population, 2) AS kronor_per_inhabitant,
    CASE WHEN n.population IS NULL THEN 'no_population' END AS per_inhabitant_left_out,
    p.document_id, p.source_link
FROM part p
LEFT JOIN whole w USING (document_id, year, kind)
LEFT JOIN population n ON n.municipality_code = p.municipality_code AND n.year = p.year;
