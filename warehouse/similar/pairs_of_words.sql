-- Every two words of a set of which one is leading, as a number. Sets that are alike enough have two such words in
-- common, and few sets have any two, however common each word is.
SELECT hash(a.lemma, b.lemma) AS pair, a.owner
FROM $words a JOIN $words b ON b.owner = a.owner AND a.lemma < b.lemma AND (a.is_leading OR b.is_leading)
