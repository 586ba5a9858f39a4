"""What lies on top of the numbered migrations and can be laid anew at any time: views, comments, reference data."""

from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

import duckdb
import pyarrow as pa

from models.reference import municipalities
from warehouse import comments, reviewed
from warehouse.transaction import transaction

VIEWS = Path(__file__).parent / "views"

OURS = """
SELECT 'VIEW main.' || view_name FROM duckdb_views() WHERE NOT internal AND schema_name = 'main'
UNION ALL
SELECT DISTINCT if(function_type = 'table_macro', 'MACRO TABLE ', 'MACRO ') || schema_name || '.' || function_name
FROM duckdb_functions() WHERE NOT internal AND schema_name IN ('main', 'store')
"""


def lay_definitions(con: duckdb.DuckDBPyConnection) -> None:
    """Makes views, comments and register those of this version, in one transaction."""
    with transaction(con):
        for (name,) in con.execute(OURS).fetchall():
            con.execute(f"DROP {name}")
        _lay_views(con)
        _load_register(con)
        comments.comment(con)
        con.execute("DELETE FROM store.definition")
        con.execute("INSERT INTO store.definition VALUES (?, now())", [_checksum()])


def are_laid(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether the file, its migrations made, has this version's views, comments and register."""
    return con.execute("SELECT checksum FROM store.definition").fetchall() == [(_checksum(),)]


def _checksum() -> str:
    parts = [path.read_text(encoding="utf-8") for path in (*sorted(VIEWS.glob("*.sql")), Path(reviewed.__file__))]
    parts.append(comments.TEXTS.read_text(encoding="utf-8"))
    parts += [
        f"{relation}.{name}: {field.description}"
        for relation, models in comments.MODELS.items()
        for model in models
        for name, field in model.model_fields.items()
    ]
    parts += [repr(municipality) for municipality in municipalities()]
    return sha256("\0".join(parts).encode()).hexdigest()


def _lay_views(con: duckdb.DuckDBPyConnection) -> None:
    """The helpers that begin with 0 first, then what corrections make of the store, then the views on it."""
    helpers = sorted(VIEWS.glob("0*.sql"))
    for path in helpers:
        con.execute(path.read_text(encoding="utf-8"))
    reviewed.lay_reviewed(con)
    for path in sorted(set(VIEWS.glob("*.sql")) - set(helpers)):
        for sql in reviewed.both_ways(path.read_text(encoding="utf-8")):
            con.execute(sql)


def _load_register(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("DELETE FROM store.municipality")
    con.register("register", pa.Table.from_pylist([asdict(municipality) for municipality in municipalities()]))
    con.execute("INSERT INTO store.municipality BY NAME FROM register")
    con.unregister("register")
