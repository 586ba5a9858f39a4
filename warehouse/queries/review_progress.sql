-- How much has been looked at by a person, and how much that the checks doubt has not?
WITH record AS (
    SELECT 'decision' AS relation, flags, review_status FROM decision
    UNION ALL SELECT 'measure', flags, review_status FROM measure
    UNION ALL SELECT 'budget_line', flags, review_status FROM budget_line
    UNION ALL SELECT 'indicator', flags, review_status FROM indicator
    UNION ALL SELECT 'working_group', flags, review_status FROM working_group
    UNION ALL SELECT 'goal', flags, review_status FROM goal
)
SELECT
    relation, count(*) AS records, count(review_status) AS reviewed,
    count(*) FILTER (review_status IN ('edited', 'added')) AS changed,
    count(*) FILTER (len(flags) > 0 AND review_status IS NULL) AS doubted_and_not_reviewed
FROM record
GROUP BY relation
ORDER BY doubted_and_not_reviewed DESC, relation;
