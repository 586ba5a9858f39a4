-- Current rows of some documents that refer to what is not there, as (relation, id, missing). Asked within each load.
WITH loaded AS (
    SELECT e.document_id FROM store.extraction e JOIN store.document d ON d.id = e.document_id
    WHERE e.valid_to IS NULL AND d.valid_to IS NULL AND list_contains($documents, e.document_id)
), referring AS (
    SELECT relation, id, document_id FROM (
        SELECT 'document' AS relation, id, document_id, valid_to FROM store.document
        UNION ALL SELECT 'participant', id, document_id, valid_to FROM store.participant
        UNION ALL SELECT 'agenda_item', id, document_id, valid_to FROM store.agenda_item
        UNION ALL SELECT 'decision', id, document_id, valid_to FROM store.decision
        UNION ALL SELECT 'measure', id, document_id, valid_to FROM store.measure
        UNION ALL SELECT 'budget_line', id, document_id, valid_to FROM store.budget_line
        UNION ALL SELECT 'indicator', id, document_id, valid_to FROM store.indicator
        UNION ALL SELECT 'working_group', id, document_id, valid_to FROM store.working_group
        UNION ALL SELECT 'working_group_member', id, document_id, valid_to FROM store.working_group_member
        UNION ALL SELECT 'goal', id, document_id, valid_to FROM store.goal
        UNION ALL SELECT 'flag', id, document_id, valid_to FROM store.flag
    )
    WHERE valid_to IS NULL AND list_contains($documents, document_id)
)
SELECT relation, id, document_id AS missing FROM referring ANTI JOIN loaded USING (document_id)
UNION ALL
SELECT 'working_group_member', m.id, m.working_group_id
FROM store.working_group_member m
ANTI JOIN (FROM store.working_group WHERE valid_to IS NULL) g
    ON g.document_id = m.document_id AND g.id = m.working_group_id
WHERE m.valid_to IS NULL AND list_contains($documents, m.document_id);
