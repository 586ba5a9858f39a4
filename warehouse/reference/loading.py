"""Reference values into the working file, each with where it is from. None are shipped with the program."""

from collections.abc import Iterable
from datetime import date

import duckdb
import pyarrow as pa

from warehouse.reference.csv_file import ReferenceValue
from warehouse.transaction import transaction

_REPLACE = """
DELETE FROM store.population WHERE (code, year) IN (SELECT (code, year) FROM told WHERE population IS NOT NULL);
INSERT INTO store.population BY NAME
SELECT code, year, population, $source AS source, $day AS source_date, now() AS loaded_at
FROM told WHERE population IS NOT NULL;
DELETE FROM store.municipality_group WHERE code IN (SELECT code FROM told WHERE group_name IS NOT NULL);
INSERT INTO store.municipality_group BY NAME
SELECT code, arg_max(group_name, year) AS group_name, $source AS source, $day AS source_date, now() AS loaded_at
FROM told WHERE group_name IS NOT NULL GROUP BY code
"""


def load_reference(con: duckdb.DuckDBPyConnection, values: Iterable[ReferenceValue], source: str, day: date) -> None:
    """Puts values in place of those of the same municipality (and year), in one transaction.

    `day` is the date of the source; a population without a year is of that day's year.
    """
    rows = [
        {"code": v.code, "year": v.year or day.year, "population": v.population, "group_name": v.group} for v in values
    ]
    schema = pa.schema({"code": pa.string(), "year": pa.int32(), "population": pa.int64(), "group_name": pa.string()})
    con.register("told", pa.Table.from_pylist(rows, schema=schema))
    with transaction(con):
        for statement in _REPLACE.split(";"):
            con.execute(statement, {"source": source, "day": day} if "$source" in statement else None)
    con.unregister("told")
