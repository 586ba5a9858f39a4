"""A search: the decisions and measures that a text is about, the best match first."""

from pathlib import Path

import pyarrow as pa

from models.errors import QueryError
from warehouse.connection import searching
from warehouse.search.extension import extension
from warehouse.search.index import lemma, words_of

_FOUND = """
SELECT s.relation, d.municipality, d.organization AS committee, d.document_date, s.text,
       round(s.score, 2) AS score, {link} AS source_link
FROM ({scored}) s
JOIN document d ON d.id = s.document_id
LEFT JOIN decision ON s.relation = 'decision' AND decision.document_id = s.document_id AND decision.id = s.record_id
LEFT JOIN measure ON s.relation = 'measure' AND measure.document_id = s.document_id AND measure.id = s.record_id
ORDER BY s.score DESC, d.document_date DESC NULLS LAST, s.id LIMIT $limit
"""
_LINK = "coalesce(decision.source_link, measure.source_link)"
_RANKED = """
FROM (SELECT *, fts_store_search_text.match_bm25(id, $words) AS score FROM store.search_text
      WHERE list_bool_and(list_transform($lemmas, l -> contains(lemmas, ' ' || l || ' ') OR contains(lower(text), l))))
"""
# Without the extension: all words in any form, those that say them oftenest first.
_PLAIN = """
SELECT *, list_sum(list_transform($lemmas,
            l -> (length(lemmas) - length(replace(lemmas, ' ' || l || ' ', ''))) / (length(l) + 2))) AS score
FROM store.search_text
WHERE list_bool_and(list_transform($lemmas, l -> contains(lemmas, ' ' || l || ' ') OR contains(lower(text), l)))
"""


def search(path: Path, text: str, limit: int = 20) -> pa.Table:
    """Decisions and measures of the published file that hold every word of `text`, in any of its forms.

    Ranked by BM25 where the full-text extension is installed, else by how often the words stand there.
    Raises QueryError for a text without a word, WarehouseMissing, WarehouseNewer.
    """
    words = words_of(text)
    if not words:
        raise QueryError("there is no word to search for", "Search for a word: namndkoll search skolskjuts")
    values = {"lemmas": [lemma(word) for word in words], "limit": limit}
    with searching(path, extension()) as (con, has_index):
        if has_index:
            values["words"] = " ".join(dict.fromkeys([*words, *(lemma(word) for word in words)]))
        sql = _FOUND.format(link=_LINK, scored=f"SELECT * {_RANKED}" if has_index else _PLAIN)
        return con.execute(sql, values).to_arrow_table()
