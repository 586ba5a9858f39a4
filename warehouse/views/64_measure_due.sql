-- How many measures rest on whom until when; those that are only proposed rest on nobody as yet. What is overdue on a day
-- follows from it: see responsible_body.
CREATE VIEW measure_due AS
SELECT
    municipality, municipality_code, committee, body, deadline_to, count(*) AS measures,
    count(*) FILTER (is_done(status)) AS done, arg_min(source_link, (document_id, id)) AS source_link
FROM (
    SELECT municipality, municipality_code, committee, unnest(list_distinct(responsible)) AS body, deadline_to, status,
           source_link, document_id, id
    FROM measure
    WHERE NOT is_proposed
)
GROUP BY ALL;
