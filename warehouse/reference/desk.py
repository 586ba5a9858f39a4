"""Where reviewers' desk is, so that links of the published warehouse open a record there."""

import duckdb

from warehouse.transaction import transaction


def note_desk(con: duckdb.DuckDBPyConnection, address: str | None) -> None:
    """Notes the desk's address (None: there is no desk) in the working file, where the views find it."""
    told = [(address.rstrip("/"),)] if address else []
    with transaction(con):
        if con.execute("FROM store.desk").fetchall() != told:
            con.execute("DELETE FROM store.desk")
            con.execute("INSERT INTO store.desk SELECT unnest($told)", {"told": [one for (one,) in told]})
