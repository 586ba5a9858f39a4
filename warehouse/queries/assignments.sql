-- Which decisions give somebody a task, and by when?
-- $municipality: only this municipality's
SELECT municipality, body, document_date, agenda_title, unnest(assigned_to) AS assigned_to, due, text, source_link
FROM body_decision
WHERE left_out IS NULL AND len(assigned_to) > 0 AND ($municipality IS NULL OR municipality = $municipality)
ORDER BY municipality, document_date DESC, body, assigned_to, text;
