-- Working groups of one municipality that share people or bodies. Two persons of one name are taken for one, but not two
-- whose names are masked.
CREATE VIEW working_group_overlap AS
WITH seat AS (
    SELECT DISTINCT
        municipality, municipality_code, document_id, working_group_id, working_group, as_of,
        CASE WHEN NOT contains(name, '[namn]') THEN name END AS name, represents
    FROM working_group_member
), pair AS (
    SELECT
        a.municipality, a.municipality_code, a.document_id AS document_a, a.working_group_id AS group_id_a,
        a.working_group AS group_a, a.as_of AS as_of_a, b.document_id AS document_b, b.working_group_id AS group_id_b,
        b.working_group AS group_b, b.as_of AS as_of_b,
        list(DISTINCT a.name ORDER BY a.name) FILTER (lower(a.name) = lower(b.name)) AS shared_people,
        list(DISTINCT a.represents ORDER BY a.represents) FILTER (lower(a.represents) = lower(b.represents)) AS shared_bodies
    FROM seat a
    JOIN seat b
        ON a.municipality = b.municipality
        AND (lower(a.name) = lower(b.name) OR lower(a.represents) = lower(b.represents))
        AND (a.document_id, a.working_group_id) < (b.document_id, b.working_group_id)
    GROUP BY ALL
)
SELECT
    p.municipality, p.municipality_code, p.group_a, p.as_of_a, p.group_b, p.as_of_b,
    coalesce(p.shared_people, []) AS shared_people, coalesce(p.shared_bodies, []) AS shared_bodies,
    p.document_a = p.document_b AS same_document, p.group_id_a, p.group_id_b, a.source_link, b.source_link AS source_link_b
FROM pair p
JOIN working_group a ON a.document_id = p.document_a AND a.id = p.group_id_a
JOIN working_group b ON b.document_id = p.document_b AND b.id = p.group_id_b;
