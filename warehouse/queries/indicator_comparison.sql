-- How does each municipality's value of an indicator stand against the nation's (Rikssnitt, Samtliga kommuner) of the
-- same period, as printed in the same document?
WITH nation AS (
    SELECT document_id, name, period, unit, any_value(value ORDER BY page, id) AS value
    FROM indicator
    WHERE regexp_matches(lower(subject), '^(rikssnitt|riket|samtliga kommuner|alla kommuner)')
    GROUP BY ALL
)
SELECT
    i.name AS indicator, i.period, i.unit, coalesce(i.subject, i.municipality) AS subject, i.value,
    n.value AS nation, i.value - n.value AS difference, i.municipality AS told_by, i.source_link
FROM indicator i
LEFT JOIN nation n
    ON n.document_id = i.document_id AND n.name = i.name
    AND n.period IS NOT DISTINCT FROM i.period AND n.unit IS NOT DISTINCT FROM i.unit
WHERE NOT coalesce(regexp_matches(lower(i.subject), '^(rikssnitt|riket|samtliga kommuner|alla kommuner)'), false)
ORDER BY indicator, i.period, i.value DESC, subject;
