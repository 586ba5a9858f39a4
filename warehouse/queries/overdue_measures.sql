-- Which measures should have been done by today and are not said to be? Those that are only proposed are left out.
SELECT
    municipality, committee, text, responsible, deadline, deadline_to,
    date_diff('day', deadline_to, current_date) AS days_over, status, source_link
FROM measure
WHERE NOT is_proposed AND deadline_to < current_date AND NOT coalesce(is_done(status), false)
ORDER BY deadline_to, municipality, committee, text;
