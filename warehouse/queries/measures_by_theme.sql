-- What do committees work on? Measures by theme, committee and municipality; those whose theme is unknown beside them.
-- $theme: only this theme, by its key in docs/themes.md
SELECT
    coalesce(theme, 'unknown') AS theme, municipality, committee, count(*) AS measures,
    count(*) FILTER (is_done(status)) AS done, round(avg(theme_confidence), 2) AS theme_confidence
FROM measure
WHERE $theme IS NULL OR theme = $theme
GROUP BY ALL
ORDER BY theme, measures DESC, municipality, committee;
