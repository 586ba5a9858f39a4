-- Sets of words that are alike enough: cosine over the words' weights, told with the words that they share.
WITH candidate AS (
    SELECT DISTINCT p.owner AS n, f.owner FROM probe_pair p JOIN $firsts_pair f USING (pair) WHERE $earlier
)
SELECT
    c.n, c.owner, sum(p.mass) / sqrt(any_value(p.total) * any_value(f.total)) AS score,
    list(p.lemma ORDER BY p.mass DESC, p.lemma) AS shared
FROM candidate c
JOIN probe_word p ON p.owner = c.n
JOIN $firsts_word f ON f.owner = c.owner AND f.lemma = p.lemma
GROUP BY c.n, c.owner
HAVING count(*) >= $least_shared AND score >= if(count(*) = $least_shared, $least_score_of_few, $least_score)
