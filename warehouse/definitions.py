"""What lies on top of the numbered migrations and can be laid anew at any time: views, comments, reference data."""

from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

import duckdb
import pyarrow as pa

from models.reference import municipalities
from warehouse import comments, relations, reviewed
from warehouse.transaction import transaction

OURS = """
SELECT 'VIEW ' || schema_name || '.' || view_name FROM duckdb_views()
WHERE NOT internal AND schema_name IN ('main', 'shown')
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
    makers = (Path(reviewed.__file__), Path(relations.__file__))
    parts = [path.read_text(encoding="utf-8") for path in (*sorted(relations.VIEWS.glob("*.sql")), *makers)]
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
    """The helpers first, then what corrections make of the store, then the views on it."""
    con.execute("CREATE SCHEMA IF NOT EXISTS shown")
    for sql in relations.helpers():
        con.execute(sql)
    reviewed.lay_reviewed(con)
    for sql in relations.views():
        con.execute(sql)


def _load_register(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("DELETE FROM store.municipality")
    con.register("register", pa.Table.from_pylist([asdict(municipality) for municipality in municipalities()]))
    con.execute("INSERT INTO store.municipality BY NAME FROM register")
    con.unregister("register")
