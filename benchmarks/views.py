"""How fast the comparison views answer on a large warehouse: python -m benchmarks.views [--measures NUMBER] (Markdown).

The warehouse is made by SQL: measures, amounts and indicators of all municipalities and a few committees of each.
"""

import argparse
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from models.settings import Settings
from warehouse.ask import run_sql
from warehouse.comparisons import kept_views
from warehouse.connection import writing
from warehouse.publish import publish

_LIMIT = 0.2  # seconds that an answer may take
_ROUNDS = 3
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
_MEASURE = {
    "text": "'bygga ut ' || i % 997 || ' och rusta upp ' || i % 89",
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


def slowest(path: Path, view: str) -> float:
    """Seconds of the slowest of some answers, the first of which reads the file."""
    taken = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        run_sql(path, f"FROM {view} LIMIT 1000")
        taken.append(time.perf_counter() - start)
    return max(taken)


def main() -> None:
    """Make the warehouse, publish it, ask each view."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measures", type=int, default=1_000_000)
    measures = parser.parse_args().measures
    with TemporaryDirectory() as name:
        settings = Settings(data=Path(name), parquet=False, snapshots_kept=0)
        with writing(settings.working) as con:
            fill(con, measures)
        start = time.perf_counter()
        publish(settings)
        sys.stdout.write(f"published in {time.perf_counter() - start:.0f} s\n\n| view | seconds | |\n|---|--:|---|\n")
        for view in kept_views():
            taken = slowest(settings.published, view)
            sys.stdout.write(f"| {view} | {taken:.3f} | {'' if taken < _LIMIT else 'slow'} |\n")


if __name__ == "__main__":
    main()
