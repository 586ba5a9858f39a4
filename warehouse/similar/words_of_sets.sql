-- The words of sets with their weights. A set's leading words are all but the lightest: two sets whose common words are
-- none of them leading are too little alike (prefix filtering).
SELECT *, sum(mass) OVER (PARTITION BY owner ORDER BY mass, lemma ROWS UNBOUNDED PRECEDING)
          >= $least_mass * total AS is_leading
FROM (
    SELECT owner, lemma, mass, sum(mass) OVER (PARTITION BY owner) AS total
    FROM (SELECT owner, unnest(lemmas) AS lemma FROM $sets) JOIN weight USING (lemma)
)
