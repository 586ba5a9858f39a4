"""Which kind each measure is of, worked out for what is new and stored with its score and the words that tell it.

A kind is named by its first measure; each later one joins the kind whose first it is most alike, or begins a kind
of its own. So a kind stays as it is until its first measure is gone, and a night's new documents cost what they hold.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Template

import duckdb
import pyarrow as pa

from warehouse.similar.lemmas import lemmas
from warehouse.transaction import transaction

LEAST_SCORE = 0.5
"""How alike two measures are that are of one kind, 0 to 1."""
LEAST_SHARED = 2
"""Words that they share at least: one word is no measure."""
LEAST_SCORE_OF_FEW = 0.75
"""How alike they are where they share no more: "teckna avtal" alone makes no kind, whoever the contract is with."""
_AT_A_TIME = 20_000
_LIMITS = {
    "least_shared": LEAST_SHARED,
    "least_score": LEAST_SCORE,
    "least_score_of_few": LEAST_SCORE_OF_FEW,
    "least_mass": LEAST_SCORE**2,
}
_TEMPORARY = (
    "fresh", "fresh_word", "weight", "first", "first_word", "first_pair", "probe", "probe_word", "probe_pair",
)  # fmt: skip

# Since when each measure, with its corrections, is as it is.
_CURRENT = """
CREATE OR REPLACE TEMP TABLE current_measure AS
SELECT m.document_id, m.id, m.document_date, greatest(m.valid_from, o.valid_from) AS known_from
FROM measure m LEFT JOIN store.overlay o
    ON o.document_id = m.document_id AND o.record_id = m.id AND o.relation = 'measure' AND o.valid_to IS NULL
"""
# What was found for a measure that is no longer so, and all that was compared with it.
_FORGET = """
DELETE FROM store.similar_measure WHERE (document_id, id, known_from) NOT IN (
    SELECT (document_id, id, known_from) FROM current_measure
);
DELETE FROM store.similar_measure WHERE kind NOT IN (SELECT kind FROM store.similar_measure WHERE is_first)
"""
_NUMBER_FRESH = "SELECT count(*) FROM current_measure ANTI JOIN store.similar_measure USING (document_id, id)"
_FRESH = """
SELECT c.document_id, c.id, m.text, c.known_from
FROM current_measure c JOIN measure m USING (document_id, id) ANTI JOIN store.similar_measure USING (document_id, id)
ORDER BY c.document_date, c.document_id, c.id
"""
# A word weighs more the fewer measures have it.
_WEIGHTS = """
WITH said AS (SELECT unnest(lemmas) AS lemma FROM store.similar_measure
              UNION ALL SELECT unnest(lemmas) FROM fresh),
     n AS (SELECT (SELECT count(*) FROM store.similar_measure) + (SELECT count(*) FROM fresh) AS measures)
SELECT lemma, pow(ln(1 + any_value(measures) / count(*)), 2) AS mass FROM said, n GROUP BY lemma
"""
# The firsts of kinds, numbered below zero: the new measures are numbered from zero.
_FIRSTS = f"""
SELECT -row_number() OVER (ORDER BY kind) AS owner, kind, lemmas
FROM store.similar_measure WHERE is_first AND len(lemmas) >= {LEAST_SHARED}
"""
_PROBE = f"""
SELECT min(n) AS owner, any_value(md5(document_id || '/' || id) ORDER BY n) AS kind, lemmas FROM fresh
WHERE n >= $begin AND n < $end AND len(lemmas) >= {LEAST_SHARED} GROUP BY lemmas
"""
_STORE = """
INSERT INTO store.similar_measure BY NAME
SELECT
    f.document_id, f.id, f.known_from, f.lemmas, coalesce(a.kind, md5(f.document_id || '/' || f.id)) AS kind,
    coalesce(a.is_new AND a.n = f.n, true) AS is_first, coalesce(least(a.score, 1.0), 1.0) AS score,
    coalesce(a.shared, f.lemmas) AS shared_lemmas
FROM fresh f LEFT JOIN probe p ON p.lemmas = f.lemmas LEFT JOIN assigned a ON a.n = p.owner
WHERE f.n >= $begin AND f.n < $end
"""
_ASSIGNED = pa.schema(
    {"n": pa.int64(), "kind": pa.string(), "is_new": pa.bool_(), "score": pa.float64(), "shared": pa.list_(pa.string())}
)


@dataclass(frozen=True)
class _Assigned:
    """The kind of a set of words; `is_new` where the set itself is the first of it."""

    n: int
    kind: str
    is_new: bool
    score: float
    shared: list[str] | None


def group_measures(con: duckdb.DuckDBPyConnection) -> int:
    """Brings store.similar_measure up to the current measures, in one transaction; returns how many were new.

    Where no measure is new or gone nothing is written.
    """
    with transaction(con):
        con.execute(_CURRENT)
        con.execute(_FORGET)
        if con.execute(_NUMBER_FRESH).fetchall() == [(0,)]:
            return 0
        fresh = con.execute(_FRESH).to_arrow_table()
        _prepare(con, fresh)
        for begin in range(0, fresh.num_rows, _AT_A_TIME):
            _assign(con, begin, begin + _AT_A_TIME)
        for name in _TEMPORARY:
            con.execute(f"DROP TABLE temp.{name}")
    return int(fresh.num_rows)


def _prepare(con: duckdb.DuckDBPyConnection, fresh: pa.Table) -> None:
    """Temporary tables: the new measures with their words, the words' weights, the firsts of kinds that there are."""
    words = pa.array((lemmas(text.as_py()) for text in fresh.column("text")), type=pa.list_(pa.string()))
    numbers = pa.array(range(fresh.num_rows), type=pa.int64())
    con.register("told", fresh.drop_columns(["text"]).append_column("lemmas", words).append_column("n", numbers))
    _keep(con, "fresh", "FROM told")
    con.unregister("told")
    _keep(con, "fresh_word", "SELECT DISTINCT unnest(lemmas) AS lemma FROM fresh")
    _keep(con, "weight", _WEIGHTS)
    _keep(con, "first", _FIRSTS)
    _split(con, "first")


def _assign(con: duckdb.DuckDBPyConnection, begin: int, end: int) -> None:
    """Finds and stores the kinds of the new measures from number `begin` to `end`."""
    span = {"begin": begin, "end": end}
    con.execute(f"CREATE OR REPLACE TEMP TABLE probe AS {_PROBE}", span)
    _split(con, "probe")
    rows = [vars(one) for one in _decided(con)]
    con.register("assigned", pa.Table.from_pylist(rows, schema=_ASSIGNED))
    con.execute(_STORE, span)
    for table in ("", "_word", "_pair"):
        con.execute(
            f"INSERT INTO first{table} SELECT * FROM probe{table} WHERE owner IN (SELECT n FROM assigned WHERE is_new)"
        )
    con.unregister("assigned")


def _decided(con: duckdb.DuckDBPyConnection) -> Iterator[_Assigned]:
    """The kind of each probed set: of the most alike first there is, be it stored already or of this batch."""
    stored = {
        n: (score, kind, shared)
        for n, score, kind, shared in con.execute(
            f"SELECT n, max(score), arg_max(kind, (score, kind)), arg_max(shared, (score, kind))"
            f" FROM ({_alike('first', 'true')}) JOIN first USING (owner) GROUP BY n"
        ).fetchall()
    }
    within: dict[int, list[tuple[float, int, list[str]]]] = {}
    for n, owner, score, shared in con.execute(_alike("probe", "f.owner < p.owner")).fetchall():
        within.setdefault(n, []).append((score, owner, shared))
    begun: dict[int, str] = {}
    for n, own_kind in con.execute("SELECT owner, kind FROM probe ORDER BY owner").fetchall():
        alike = [stored[n]] if n in stored else []
        alike += [(score, begun[owner], shared) for score, owner, shared in within.get(n, []) if owner in begun]
        if alike:
            score, kind, shared = max(alike, key=lambda one: (one[0], one[1]))
            yield _Assigned(n, kind, False, score, shared)
        else:
            begun[n] = own_kind
            yield _Assigned(n, own_kind, True, 1.0, None)


def _split(con: duckdb.DuckDBPyConnection, sets: str) -> None:
    """The words of the sets of a table, and the pairs of those that a new measure has."""
    _keep(con, f"{sets}_word", _sql("words_of_sets", sets=sets))
    _keep(con, f"{sets}_pair", _sql("pairs_of_words", words=f"(FROM {sets}_word SEMI JOIN fresh_word USING (lemma))"))


def _alike(firsts: str, earlier: str) -> str:
    return _sql("alike", firsts_pair=f"{firsts}_pair", firsts_word=f"{firsts}_word", earlier=earlier)


def _sql(name: str, **told: str) -> str:
    text = (Path(__file__).parent / f"{name}.sql").read_text(encoding="utf-8")
    return Template(text).substitute(told, **_LIMITS)


def _keep(con: duckdb.DuckDBPyConnection, table: str, sql: str) -> None:
    con.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS {sql}")
