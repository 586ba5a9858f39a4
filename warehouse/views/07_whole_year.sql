-- The year that a printed period is, where it is one whole year; NULL for months, half-years, spans and 'per år'.
CREATE MACRO whole_year(period) AS TRY_CAST(
    regexp_extract(lower(trim(period)), '^(?:år|året|helår|helåret|budget|plan|prognos|bokslut|utfall)?\s*((?:19|20)\d\d)$', 1)
    AS INTEGER
);
