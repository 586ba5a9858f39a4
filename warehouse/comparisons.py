"""What is worked out once, when the warehouse is published, so that asking takes no time.

In the published copy each view of records (files that begin with 1, 2 or 3) and each comparison that goes through all
records (5, 6 and 7) is the table of its answer, under the view's name, columns and comments; in the working file they
stay views. What depends on the day of asking is a view in both.
"""

import duckdb

from warehouse.relations import kept_views
from warehouse.transaction import transaction


def keep_comparisons(con: duckdb.DuckDBPyConnection) -> None:
    """Turns each of these views into the table of its answer. For a copy that is about to be published."""
    with transaction(con):
        for view in kept_views():
            con.execute(f"CREATE OR REPLACE TABLE store.kept_{view} AS FROM shown.{view}")
            con.execute(f"CREATE OR REPLACE VIEW shown.{view} AS FROM store.kept_{view}")
