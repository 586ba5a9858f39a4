"""The data dictionary: every relation an analyst sees, column by column, as the warehouse itself describes it."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from warehouse.ask import relations
from warehouse.connection import writing

_RELATION = "SELECT comment FROM duckdb_views() WHERE view_name = ? AND schema_name = 'main'"
_COLUMNS = """
SELECT column_name, data_type, comment FROM duckdb_columns()
WHERE table_name = ? AND schema_name = 'main' ORDER BY column_index
"""
_HEAD = """# Data dictionary

Every relation of the published warehouse, made from the descriptions in the file itself (`DESCRIBE`, or
`FROM duckdb_columns()`), by `make dictionary`. Swedish terms stand in brackets.

A relation of records (those with `places`) shows each record with reviewers' corrections; `<relation>_extracted` has
the same columns and shows what was read from the page, before any correction. `<relation>_as_of(TIMESTAMPTZ)` and
`<relation>_extracted_as_of(TIMESTAMPTZ)` answer what the warehouse said at a time.
"""


def dictionary(con: duckdb.DuckDBPyConnection) -> str:
    """The whole dictionary as Markdown."""
    parts = [_HEAD]
    for relation in relations(con):
        ((comment,),) = con.execute(_RELATION, [relation]).fetchall()
        parts.append(f"\n## {relation}\n\n{comment}.\n\n| column | type | meaning |\n| --- | --- | --- |\n")
        rows = con.execute(_COLUMNS, [relation]).fetchall()
        parts += [f"| `{name}` | {_short(kind)} | {_in_cell(text)} |\n" for name, kind, text in rows]
    return "".join(parts)


def _short(kind: str) -> str:
    """A type's name, that of a place in one word."""
    return kind.replace("STRUCT(page INTEGER, bbox DOUBLE[4], quote VARCHAR)", "PLACE").replace("|", "\\|")


def _in_cell(text: str | None) -> str:
    return (text or "").replace("|", "\\|").replace("\n", " ")


def main(target: Path) -> None:
    """Writes the dictionary of an empty warehouse of this version to a file."""
    with TemporaryDirectory() as folder, writing(Path(folder) / "empty.duckdb") as con:
        target.write_text(dictionary(con), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
