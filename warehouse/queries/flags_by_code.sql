-- What do the checks doubt most, in how many documents, and where is an example?
SELECT
    severity, code, relation, count(*) AS flags, count(DISTINCT document_id) AS documents,
    any_value(explanation ORDER BY id) AS example, any_value(remedy ORDER BY id) AS remedy
FROM flag
GROUP BY severity, code, relation
ORDER BY severity = 'error' DESC, severity = 'warning' DESC, flags DESC, code, relation;
