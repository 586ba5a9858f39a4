-- Which measures are to be done within the coming days, by whom? Those that are only proposed are left out.
-- $days = 90: how many days ahead
-- $municipality: only this municipality's
SELECT
    deadline_to, date_diff('day', current_date, deadline_to) AS days_left, municipality, committee, text, responsible,
    status, source_link
FROM measure
WHERE NOT is_proposed AND deadline_to BETWEEN current_date AND current_date + CAST($days AS INTEGER)
  AND NOT coalesce(is_done(status), false)
  AND ($municipality IS NULL OR municipality = $municipality)
ORDER BY deadline_to, municipality, committee, text;
