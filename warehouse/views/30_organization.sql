-- The bodies that documents name, by municipality. Their type is read off the name's ending, definite form or not.
WITH named AS (
    SELECT municipality, municipality_code, organization AS name, id AS document_id FROM $at(document)
    UNION ALL
    SELECT municipality, municipality_code, organization, document_id FROM $at(decision)
)
SELECT
    coalesce(municipality_code, lower(municipality), '') || '/' || lower(name) AS id,
    mode(name ORDER BY name) AS name, municipality, municipality_code,
    CASE
        WHEN regexp_matches(lower(name), 'nämnd(en)?$') THEN 'nämnd'
        WHEN regexp_matches(lower(name), 'styrelse(n)?$') THEN 'styrelse'
        WHEN regexp_matches(lower(name), 'utskott(et)?$') THEN 'utskott'
        WHEN regexp_matches(lower(name), 'fullmäktige$') THEN 'fullmäktige'
        WHEN regexp_matches(lower(name), 'beredning(en)?$') THEN 'beredning'
        WHEN regexp_matches(lower(name), 'kommitté(n)?$') THEN 'kommitté'
        WHEN regexp_matches(lower(name), 'råd(et)?$') THEN 'råd'
        WHEN regexp_matches(lower(name), 'förvaltning(en)?$') THEN 'förvaltning'
        ELSE 'other'
    END AS type,
    committee_areas(any_value(name)) AS areas, committee_type(any_value(name)) AS committee_type,
    count(DISTINCT document_id) AS n_documents
FROM named
WHERE name IS NOT NULL
GROUP BY municipality, municipality_code, lower(name)
