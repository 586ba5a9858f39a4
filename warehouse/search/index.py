"""The texts that are searched, with their words' dictionary forms, and the index over both.

Made anew in each copy that is published, from what it shows: masked names are in no index.
"""

import re
from functools import lru_cache

import duckdb
import pyarrow as pa
import simplemma

from warehouse.search.extension import load_extension

# Where the extension is missing the texts and lemmas are there all the same, for ILIKE.
_TEXTS = """
CREATE OR REPLACE TABLE store.search_text AS
WITH said AS (
    SELECT 'decision' AS relation, document_id, id AS record_id, text FROM decision
    UNION ALL
    SELECT 'measure', document_id, id, concat_ws(' ', text, description) FROM measure
)
SELECT relation || '/' || document_id || '/' || record_id AS id, relation, document_id, record_id, text FROM said
"""
_VOCABULARY = """
SELECT DISTINCT unnest(regexp_extract_all(lower(text), '[\\pL][\\pL-]*')) AS word FROM store.search_text
"""
_LEMMAS = """
CREATE OR REPLACE TABLE store.search_text AS
WITH word AS (
    SELECT id, unnest(regexp_extract_all(lower(text), '[\\pL][\\pL-]*')) AS word,
           generate_subscripts(regexp_extract_all(lower(text), '[\\pL][\\pL-]*'), 1) AS n
    FROM store.search_text
), said AS (
    SELECT id, ' ' || string_agg(lemma, ' ' ORDER BY n) || ' ' AS lemmas
    FROM word JOIN vocabulary USING (word) GROUP BY id
)
SELECT t.*, coalesce(lemmas, ' ') AS lemmas FROM store.search_text t LEFT JOIN said USING (id) ORDER BY id
"""
# Letters of Swedish and of the languages that names come from; a figure is a word, too.
_INDEX = """
PRAGMA create_fts_index('store.search_text', 'id', 'text', 'lemmas', stemmer = 'swedish', stopwords = 'none',
                        ignore = '[^a-zåäöéèüæøáíóú0-9]+', strip_accents = 0, overwrite = 1)
"""
_COMMENTS = """
CREATE OR REPLACE VIEW search_text AS SELECT relation, document_id, record_id, text, lemmas FROM store.search_text;
COMMENT ON VIEW search_text IS 'Texts of decisions and measures with their words'' dictionary forms (söktext)';
COMMENT ON COLUMN search_text.relation IS 'decision or measure';
COMMENT ON COLUMN search_text.document_id IS 'The document it stands in: document.id (dokument)';
COMMENT ON COLUMN search_text.record_id IS 'The record''s id within its relation';
COMMENT ON COLUMN search_text.text IS 'The text; of a measure with its description';
COMMENT ON COLUMN search_text.lemmas IS 'Its words'' dictionary forms, a blank around each: lemmas ILIKE ''% skola %''';
"""


def index_texts(con: duckdb.DuckDBPyConnection) -> bool:
    """Makes the texts and, where the extension is there, the index, in a copy that is about to be published.

    False where there is no index.
    """
    con.execute(_TEXTS)
    words = [word for (word,) in con.execute(_VOCABULARY).fetchall()]
    con.register("vocabulary", pa.table({"word": words, "lemma": [lemma(word) for word in words]}, schema=_SCHEMA))
    con.execute(_LEMMAS)
    con.unregister("vocabulary")
    con.execute(_COMMENTS)
    if not load_extension(con):
        return False
    con.execute(_INDEX)
    return True


def words_of(text: str) -> list[str]:
    """The words of a text in small letters."""
    return re.findall(r"[^\W\d_][^\W\d_-]*(?:-[^\W\d_]+)*|\d+", text.lower())


@lru_cache(maxsize=50_000)
def lemma(word: str) -> str:
    """The dictionary form of a word in small letters; the word itself where it is not known."""
    return str(simplemma.lemmatize(word, lang="sv", low_memory=True)).lower()


_SCHEMA = pa.schema([("word", pa.string()), ("lemma", pa.string())])
