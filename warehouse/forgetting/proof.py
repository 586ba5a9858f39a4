"""Proof that something is gone: every file of the data folder is looked through, as bytes and as its readers see it."""

import json
import mmap
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb

from models.settings import Settings
from warehouse.connection import exporting, parquet_rows
from warehouse.forgetting import duckdb_files, sqlite_files
from warehouse.forgetting.cached_files import shows
from warehouse.forgetting.subject import Subject
from warehouse.masking.spelling import folded

_TABLES = ("decision", "measure", "budget_line", "goal", "document")
_TEXTS = "SELECT to_json(r)::VARCHAR FROM store.{} r WHERE document_id = ?"
_ELSEWHERE = """
WITH said AS MATERIALIZED (
    SELECT to_json(r)::VARCHAR AS row FROM store.{} r WHERE document_id NOT IN (SELECT unnest($mine))
)
SELECT DISTINCT text FROM (SELECT unnest($texts) AS text) JOIN said ON contains(row, (to_json(text)::VARCHAR)[2:-2])
"""
_TELLING = 30  # characters: a text of this length is no other document's by chance
_MOST = 100  # texts looked for


def traces(settings: Settings, subject: Subject) -> list[str]:
    """What tells that a subject is still somewhere: of a person the name, of a document what only it says.

    Call it before anything is erased; for a document whose rows are gone already there is only its id.
    """
    if subject.name is not None:
        return sorted(subject.anywhere)
    texts: dict[str, None] = {}
    if not settings.working.is_file():
        return []
    with exporting(settings.working) as con:
        for table in _TABLES:
            for document in subject.documents:
                for (row,) in con.execute(_TEXTS.format(table), [document]).fetchall():
                    texts |= dict.fromkeys(_telling(json.loads(row)))
        return sorted(set(texts) - _said_elsewhere(con, list(texts), subject))[:_MOST]


def remains(settings: Settings, subject: Subject, told: Iterable[str]) -> list[str]:
    """Where a subject is still found: 'file' or 'file: relation'. Empty when it is gone."""
    looked_for = sorted({*told, *(subject.anywhere if subject.name else ())})
    found = []
    for path in sorted(p for p in settings.data.rglob("*") if p.is_file() and not p.is_symlink()):
        if path == settings.forgotten:
            continue
        if any(document in str(path.relative_to(settings.data)) for document in subject.documents):
            found.append(f"{path}: its name")
        if path.is_relative_to(settings.ocr_results) and shows(path, subject):
            found.append(f"{path}: the page")
        # What sources list comes back with the next night: of a document only its id is looked for there.
        of_source = subject.name is None and path.is_relative_to(settings.fetching)
        texts = [] if of_source else looked_for
        if _bytes_hold(path, [*texts, *(subject.documents if subject.name is None else ())]):
            found.append(str(path))
        found += [f"{path}: {where}" for where in _readers_find(path, texts, subject)]
    return found


def _readers_find(path: Path, texts: list[str], subject: Subject) -> Iterator[str]:
    terms = [folded(text) for text in texts] + (list(subject.documents) if subject.name is None else [])
    if not terms or not path.stat().st_size:
        return
    if duckdb_files.is_duckdb(path):
        yield from duckdb_files.holding(path, terms)
    elif sqlite_files.is_sqlite(path):
        said = (folded(json.dumps(row, ensure_ascii=False, default=str)) for row in sqlite_files.rows_of(path))
        if any(term in row for row in said for term in terms):
            yield "a row"
    elif path.suffix == ".parquet":
        said = (folded(repr(row)) for row in parquet_rows(path))
        if any(term in row for row in said for term in terms):
            yield "a row"


def _bytes_hold(path: Path, texts: list[str]) -> bool:
    """Whether a file's bytes hold a text in UTF-8, Latin-1, UTF-16, or escaped as JSON and Python's repr do."""
    if not path.stat().st_size:
        return False
    forms = {form for text in texts for form in _encoded(text)}
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return any(content.find(form) >= 0 for form in forms)


def _encoded(text: str) -> Iterator[bytes]:
    for case in {text, text.lower(), text.upper()}:
        yield case.encode()
        yield case.encode("utf-16-le")
        yield case.encode("latin-1", "ignore")
        yield json.dumps(case).strip('"').encode()


def _telling(value: object) -> Iterator[str]:
    if isinstance(value, str) and len(value) >= _TELLING and " " in value and not value.startswith("/"):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _telling(part)
    elif isinstance(value, list):
        for part in value:
            yield from _telling(part)


def _said_elsewhere(con: duckdb.DuckDBPyConnection, texts: list[str], subject: Subject) -> set[str]:
    """Those of the texts that another document says, too."""
    found: set[str] = set()
    for table in _TABLES:
        values = {"texts": texts, "mine": sorted(subject.documents)}
        found |= {text for (text,) in con.execute(_ELSEWHERE.format(table), values).fetchall()}
    return found
