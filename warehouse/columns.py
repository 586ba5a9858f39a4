"""What tables the store has and what columns a relation has, told without a look at any other.

DuckDB's own table of all columns works out every view of the file first, which takes a second.
"""

import duckdb

_TABLES = """
SELECT table_name FROM duckdb_tables()
WHERE database_name = coalesce($file, current_database()) AND schema_name = 'store' AND estimated_size > 0
ORDER BY ALL
"""


def columns_of(con: duckdb.DuckDBPyConnection, relation: str) -> list[tuple[str, str]]:
    """(name, type) of each column of a relation, in order. `relation` is named with its schema."""
    return [(row[0], row[1]) for row in con.execute(f"DESCRIBE {relation}").fetchall()]


def tables_of_documents(con: duckdb.DuckDBPyConnection, file: str | None = None) -> dict[str, bool]:
    """The store's tables that hold rows, and whether these are of documents. `file`: an attached file's name."""
    found = con.execute(_TABLES, {"file": file}).fetchall()
    prefix = f"{file}.store." if file else "store."
    return {table: "document_id" in dict(columns_of(con, prefix + table)) for (table,) in found}


def is_derived(table: str) -> bool:
    """Whether a table of the store is worked out from the others at each publish."""
    return table.startswith("kept_") or table == "search_text"
