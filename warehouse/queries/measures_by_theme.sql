-- What do committees work on? Measures by theme, committee and municipality; those that are only proposed, in notices and
-- staff reports, beside them; unknown where no word tells the theme.
-- $theme: only this theme, by its key in docs/themes.md
-- $municipality: only this municipality's
SELECT
    theme, municipality, committee, committee_type, measures, proposed, done, theme_confidence, source_link
FROM measure_by_theme
WHERE ($theme IS NULL OR theme = $theme) AND ($municipality IS NULL OR municipality = $municipality)
ORDER BY theme, measures DESC, municipality, committee;
