-- Every decision and proposal as comparisons see it: whose it is, and why they leave it out. A body's decisions are those of
-- its own minutes. Elsewhere an earlier decision is only told again, in another year or beside the minutes that hold it.
CREATE VIEW body_decision AS
WITH told AS (
    SELECT
        id, document_id, municipality, municipality_code, committee, coalesce(organization, committee) AS body,
        document_kind, document_date, agenda_item, agenda_title, reference, text, outcome, votes, assigned_to, due, page, source_link,
        CASE
            WHEN status = 'proposed' THEN 'proposal'
            WHEN proposes(document_kind) OR lower(organization) <> lower(committee) THEN 'quoted'
        END AS left_out
    FROM decision
), kept AS (
    -- Minutes that were published twice, before and after they were signed, tell one decision twice.
    SELECT
        municipality, lower(body) AS body, document_date, agenda_item, lower(text) AS text,
        arg_max(document_id, (document_kind = 'protokoll', document_id)) AS document_id
    FROM told
    WHERE left_out IS NULL AND municipality IS NOT NULL AND document_date IS NOT NULL AND agenda_item IS NOT NULL
    GROUP BY ALL HAVING count(DISTINCT document_id) > 1
)
SELECT
    t.id, t.document_id, t.municipality, t.municipality_code, t.body, committee_type(t.body) AS committee_type,
    t.document_kind, t.document_date, t.agenda_item, t.agenda_title, t.reference, t.text, t.outcome, t.votes, t.assigned_to, t.due,
    CASE WHEN t.left_out IS NULL AND t.document_id <> k.document_id THEN 'told_twice' ELSE t.left_out END AS left_out,
    t.page, t.source_link
FROM told t
LEFT JOIN kept k
    ON k.municipality = t.municipality AND k.body = lower(t.body) AND k.document_date = t.document_date
    AND k.agenda_item = t.agenda_item AND k.text = lower(t.text);
