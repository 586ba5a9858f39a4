"""Comparisons that are worked out once, when the warehouse is published, so that asking them takes no time.

The views whose files begin with 5, 6 or 7 go through all records. In the published copy each is the table of its
answer, under the view's name, columns and comments; in the working file they stay views. What depends on the day of
asking, or shows single records, is a view in both.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb

from warehouse.transaction import transaction

VIEWS = Path(__file__).parent / "views"
_NAME = re.compile(r"^CREATE VIEW (\w+)", re.MULTILINE)
_COMMENTS = """
SELECT NULL AS column_name, comment FROM duckdb_views() WHERE schema_name = 'main' AND view_name = $view
UNION ALL
SELECT column_name, comment FROM duckdb_columns() WHERE schema_name = 'main' AND table_name = $view
"""


def kept_views() -> list[str]:
    """Names of the views that are worked out at publish, in an order in which each comes after what it is made from."""
    files = sorted(VIEWS.glob("[567]*.sql"))
    return [name for path in files for name in _NAME.findall(path.read_text(encoding="utf-8"))]


def keep_comparisons(con: duckdb.DuckDBPyConnection) -> None:
    """Turns each of these views into the table of its answer. For a copy that is about to be published."""
    with transaction(con):
        for view in kept_views():
            comments = con.execute(_COMMENTS, {"view": view}).fetchall()
            con.execute(f"CREATE TABLE store.kept_{view} AS FROM main.{view}")
            con.execute(f"CREATE OR REPLACE VIEW main.{view} AS FROM store.kept_{view}")
            con.execute(";".join(_commenting(view, comments)))


def _commenting(view: str, comments: list[tuple[str | None, str | None]]) -> Iterator[str]:
    for column, text in comments:
        if text is not None:
            what = f"VIEW main.{view}" if column is None else f'COLUMN main.{view}."{column}"'
            quoted = text.replace("'", "''")
            yield f"COMMENT ON {what} IS '{quoted}'"
