"""How fast the comparison views answer on a large warehouse: python -m benchmarks.views [--measures NUMBER] (Markdown).

The warehouse is made by SQL: measures, amounts and indicators of all municipalities and a few committees of each. Every
20 measures say the same; else their words are drawn by chance from 1600. `--data FOLDER` keeps the warehouse there, and
asks it again if it is there already.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from models.settings import Settings
from warehouse.connection import reading, writing
from warehouse.publish import publish
from warehouse.relations import kept_views
from warehouse.rows import RECORDS

_LIMIT = 0.2  # seconds that an answer may take
_ROUNDS = 3
_OF_THE_DAY = ("responsible_body", "comparison_left_out")  # views in the published file, too
_QUESTIONS = {
    "first 1000": "FROM {view} LIMIT 1000",
    "one municipality": "SELECT count(*) FROM (FROM {view}) WHERE contains({by}::VARCHAR, 'Mora')",
    "an aggregate": "SELECT {by}, count(*) FROM {view} GROUP BY ALL",
}
# Where a relation names its municipality otherwise.
_PLACES = {"indicator_change": "subject", "measure_kind": "municipality_names"}
_PER_DOCUMENT = 40
_COLUMNS = """
SELECT column_name, data_type, is_nullable FROM duckdb_columns()
WHERE schema_name = 'store' AND table_name = ? ORDER BY column_index
"""
_DOCUMENT = {
    "document_id": "printf('%064x', i)",
    "id": "printf('%064x', i)",
    "path": "'/pdf/' || i || '.pdf'",
    "kind": "'atgardsplan'",
    "municipality": "name",
    "municipality_code": "code",
    "organization": "['Socialnämnden', 'Utbildningsnämnden', 'Tekniska nämnden', 'Kommunstyrelsen'][1 + (i * 7) % 4]",
    "date": "DATE '2015-01-01' + (i % 4000)::INTEGER",
}
_SYLLABLES = "['" + "', '".join(first + second for first in "bdfgklmnrs" for second in "aeio") + "']"
_SYLLABLE = f"({_SYLLABLES})[1 + (hash({{}}) % 40)::INTEGER]"
_WORD = f"{_SYLLABLE.format('i // 20, k')} || {_SYLLABLE.format('k, i // 20')}"
_MEASURE = {
    "text": f"array_to_string(list_transform(range(7), lambda k: {_WORD}), ' ')",
    "theme": "['school', 'care', 'streets', 'service', 'culture', NULL][1 + (i * 13) % 6]",
    "theme_confidence": "0.7",
    "responsible": "['KS']",
    "status": "['Klar', 'Pågår', NULL][1 + i % 3]",
    "deadline_to": "DATE '2016-01-01' + (i % 4000)::INTEGER",
}
_AMOUNT = {
    "label": "'Post ' || i % 50",
    "column": "'Budget'",
    "value": "(i * 37) % 100000 * 1000",
    "currency": "'SEK'",
    "unit": "'tkr'",
    "period": "(2015 + i % 10)::VARCHAR",
    "kind": "['budget', 'outcome'][1 + i % 2]",
}
_INDICATOR = {
    "name": "'Nöjd Region-Index'",
    "indicator": "'scb-nri'",
    "method": "'2005–2020'",
    "unit": "'index'",
    "value": "50 + i % 30",
    "period": "(2010 + i % 10)::VARCHAR",
    "subject": "['Rikssnitt', 'Mora', 'Trelleborg'][1 + i % 3]",
}


def fill(con: duckdb.DuckDBPyConnection, measures: int) -> None:
    """Puts a warehouse of that many measures into an empty working file."""
    documents = max(1, measures // _PER_DOCUMENT)
    towns = "(SELECT row_number() OVER () - 1 AS k, code, name FROM municipality)"
    _insert(con, "document", f"range({documents}) d(i) JOIN {towns} ON k = i % 290", _DOCUMENT)
    _insert(con, "extraction", f"range({documents}) d(i)", {key: _DOCUMENT[key] for key in ("document_id", "id")})
    for table, count, values in (
        ("measure", measures, _MEASURE),
        ("budget_line", measures // 4, _AMOUNT),
        ("indicator", measures // 20, _INDICATOR),
    ):
        place = {"document_id": f"printf('%064x', i % {documents})", "id": f"'{table}-' || i"}
        _insert(con, table, f"range({count}) d(i)", place | values)


def _insert(con: duckdb.DuckDBPyConnection, table: str, source: str, values: dict[str, str]) -> None:
    """Fills a table from an SQL source: what is not told is empty where it may be, else as plain as it can be."""
    told = []
    for name, kind, nullable in con.execute(_COLUMNS, [table]).fetchall():
        plain = "NULL" if nullable else _plain(kind)
        value = values.get(name, "now()" if name == "valid_from" else plain)
        told.append(f'CAST({value} AS {kind}) AS "{name}"')
    con.execute(f"INSERT INTO store.{table} SELECT {', '.join(told)} FROM {source}")


def _plain(kind: str) -> str:
    if kind.startswith("MAP"):
        return "MAP {}"
    if kind.endswith("[]"):
        return "[]"
    return {"BOOLEAN": "false", "VARCHAR": "'x'"}.get(kind, "1")


def slowest(work: Callable[[], object]) -> float:
    """Seconds of the slowest of some rounds of a piece of work."""
    taken = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return max(taken)


def publishing(settings: Settings) -> Iterator[str]:
    """Publishes; tells how long, and how large the file is."""
    start = time.perf_counter()
    publish(settings)
    taken, size = time.perf_counter() - start, settings.published.stat().st_size
    yield f"published in {taken:.0f} s, {size / 1e6:,.0f} MB\n"


def asking(settings: Settings) -> Iterator[str]:
    """A table of how long opening the file takes, and then each question to each comparison, in milliseconds."""
    yield f"| what | rows | {' | '.join(_QUESTIONS)} | |\n|---|--:|{'--:|' * len(_QUESTIONS)}---|"
    yield _row("opening the file", "", [slowest(lambda: _opened(settings))])
    with reading(settings.published) as con:
        for view in (*(view for view in kept_views() if view not in RECORDS), *_OF_THE_DAY):
            ((rows,),) = con.execute(f"SELECT count(*) FROM {view}").fetchall()
            by = _PLACES.get(view, "municipality")
            asked = (question.format(view=view, by=by) for question in _QUESTIONS.values())
            yield _row(view, f"{rows:,}", [slowest(partial(_asked, con, sql)) for sql in asked])


def _opened(settings: Settings) -> None:
    with reading(settings.published):
        pass


def _asked(con: duckdb.DuckDBPyConnection, sql: str) -> None:
    con.execute(sql).to_arrow_table()


def _row(what: str, rows: str, taken: list[float]) -> str:
    told = [f"{seconds * 1000:.0f}" for seconds in taken] + [""] * (len(_QUESTIONS) - len(taken))
    return f"| {what} | {rows} | {' | '.join(told)} | {'' if max(taken) < _LIMIT else 'slow'} |"


def main() -> None:
    """Make the warehouse, publish it, ask each view."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measures", type=int, default=1_000_000)
    parser.add_argument("--data", type=Path, help="folder of the warehouse, kept")
    told = parser.parse_args()
    with TemporaryDirectory() as name:
        settings = Settings(data=told.data or Path(name), parquet=False, snapshots_kept=0)
        if not settings.working.exists():
            with writing(settings.working) as con:
                fill(con, told.measures)
        if not settings.published.exists():
            sys.stdout.writelines(f"{line}\n" for line in publishing(settings))
        sys.stdout.writelines(f"{line}\n" for line in asking(settings))


if __name__ == "__main__":
    main()
