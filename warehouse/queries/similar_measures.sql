-- Which kinds of measures do several municipalities have or propose, in what words? Score and shared words are against the
-- wording met first.
-- $text: only kinds whose wording holds this
SELECT
    k.text AS kind, k.municipalities, s.municipality, s.committee, s.text, s.status, s.is_proposed, s.score, s.shared_lemmas, s.source_link
FROM measure_kind k JOIN similar_measure s USING (kind)
WHERE $text IS NULL OR contains(lower(k.text), lower($text))
ORDER BY k.municipalities DESC, k.text, k.kind, s.is_first DESC, s.score DESC, s.municipality;
