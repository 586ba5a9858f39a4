"""DuckDB's full-text extension, from the package that brings it: nothing is fetched."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import duckdb


@cache
def extension() -> Path | None:
    """The extension's file for this version of DuckDB; None where the package is not installed."""
    spec = find_spec("duckdb_extension_fts")
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(spec.submodule_search_locations[0])
    found = folder / "extensions" / f"v{duckdb.__version__}" / "fts.duckdb_extension"
    return found if found.is_file() else None


def load_extension(con: duckdb.DuckDBPyConnection) -> bool:
    """Makes full-text search known to a connection; False where it is not to be had."""
    path = extension()
    if path is None:
        return False
    quoted = str(path).replace("'", "''")
    con.execute(f"LOAD '{quoted}'")
    return True
