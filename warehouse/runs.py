"""What runs did, kept beside the records; and what is loaded, so that a run can skip what has not changed."""

import duckdb
import pyarrow as pa

from models.identity_numbers import masked
from models.run import LoadResult, Run
from warehouse.transaction import transaction

RUN = """
INSERT OR REPLACE INTO store.run BY NAME
SELECT $id AS id, $flow AS flow, $started_at AS started_at, $finished_at::TIMESTAMPTZ AS finished_at,
       $extractor_version AS extractor_version, $inserted AS inserted, $changed AS changed, $unchanged AS unchanged,
       $withdrawn AS withdrawn, $flagged AS flagged
"""
LAST = "FROM store.run ORDER BY started_at DESC, finished_at DESC NULLS FIRST LIMIT 1"
OUTCOMES = "SELECT * EXCLUDE (run_id) FROM store.document_outcome WHERE run_id = ? ORDER BY path"


def record_run(con: duckdb.DuckDBPyConnection, run: Run) -> None:
    """Writes a run and what became of each file. Recording a run again (when it is finished, say) replaces it."""
    row = run.model_dump(exclude={"outcomes", "loaded"}) | run.loaded.model_dump()
    with transaction(con):
        con.execute(RUN, row)
        con.execute("DELETE FROM store.document_outcome WHERE run_id = ?", [run.id])
        con.register("outcomes", _outcomes(con, run))
        con.execute("INSERT INTO store.document_outcome BY NAME FROM outcomes")
        con.unregister("outcomes")


def loaded_versions(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Document id → version of the extractor whose reading is loaded now, the same records or not."""
    return dict(
        con.execute("SELECT document_id, extractor_version FROM store.extraction WHERE valid_to IS NULL").fetchall()
    )


def told_municipalities(con: duckdb.DuckDBPyConnection) -> dict[str, str | None]:
    """Document id → the municipality that its source named when it was loaded; None where it named none."""
    return dict(con.execute("SELECT id, source_municipality FROM document").fetchall())


def last_run(con: duckdb.DuckDBPyConnection) -> Run | None:
    """The run that began last, with its outcomes by path; None before the first."""
    found = con.execute(LAST).to_arrow_table().to_pylist()
    if not found:
        return None
    row = found[0]
    outcomes = con.execute(OUTCOMES, [row["id"]]).to_arrow_table().to_pylist()
    return Run(
        loaded=LoadResult(**{name: row.pop(name) for name in LoadResult.model_fields}),
        outcomes=tuple(outcome | {"records": dict(outcome["records"])} for outcome in outcomes),
        **row,
    )


def _outcomes(con: duckdb.DuckDBPyConnection, run: Run) -> pa.Table:
    schema = con.execute("FROM store.document_outcome LIMIT 0").to_arrow_table().schema
    rows = [
        masked(outcome.model_dump()) | {"run_id": run.id, "records": list(outcome.records.items())}
        for outcome in run.outcomes
    ]
    return pa.Table.from_pylist(rows, schema=schema)
