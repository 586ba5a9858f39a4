"""How fast records go into the warehouse: python -m benchmarks.load [--records 1000000] (Markdown).

In bulk, against DuckDB's own COPY of the same rows from Parquet into the same keyed tables; one document into a
warehouse that holds them; and what it takes to make rows of extractions, which is Python's share.
"""

import argparse
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa

from models.document import SourceDocument
from models.extraction import Extraction
from models.provenance import BBox, Provenance
from models.records import DocumentInfo, DocumentKind, Measure
from models.settings import Settings
from warehouse.connection import writing
from warehouse.load import load, load_many
from warehouse.publish import publish
from warehouse.transaction import transaction
from warehouse.versions import insert_table

PER_DOCUMENT = 1_000
WORDS = (
    "bygga",
    "ut",
    "förskolan",
    "rusta",
    "upp",
    "lekplatsen",
    "en",
    "plan",
    "för",
    "tillgänglighet",
    "se",
    "rutiner",
)
AT = datetime(2026, 1, 1, tzinfo=UTC)


def extraction(n: int, records: int) -> Extraction:
    """A document with measures that differ in their words."""
    place = Provenance(page=1, bbox=BBox(70.5, 100.25, 520.75, 114.5), quote=" ".join(WORDS))
    measures = tuple(
        Measure(
            id=f"measure-{n:06}-{i:06}",
            places=(place,),
            extractor="measures",
            text=" ".join(WORDS[(n + i + k) % len(WORDS)] for k in range(8)),
            category="Barn och unga",
            responsible=("Barn- och utbildningsnämnden",),
            deadline="2026",
        )
        for i in range(records)
    )
    info = DocumentInfo(
        id=f"document-{n}", places=(place,), extractor="document", kind=DocumentKind.ATGARDSPLAN, municipality="Mora"
    )
    source = SourceDocument(id=f"{n:064x}", path=f"/pdf/{n}.pdf")
    return Extraction(
        source=source, extractor_version="v", pipeline="blank:sv", n_pages=1, document=info, measures=measures
    )


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes, by the clock."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def many(folder: Path, records: int) -> pa.Table:
    """That many rows of the measure table, typed as it is, made of one document's."""
    with writing(folder / "one.duckdb") as con:
        load(con, extraction(0, PER_DOCUMENT), at=AT)
        return con.execute(
            "SELECT r.* REPLACE (printf('%064x', d.range) AS document_id,"
            " printf('measure-%06d-', d.range) || r.id AS id, r.text || ' ' || d.range AS text)"
            " FROM store.measure r, range(1, $n) d",
            {"n": records // PER_DOCUMENT + 1},
        ).to_arrow_table()


def copied(folder: Path, table: pa.Table) -> float:
    """Seconds of DuckDB's COPY into an empty warehouse."""
    with writing(folder / "copy.duckdb") as con:
        con.register("rows", table)
        con.execute(f"COPY rows TO '{folder}/rows.parquet' (FORMAT parquet)")
        con.unregister("rows")
        return seconds(lambda: con.execute(f"COPY store.measure FROM '{folder}/rows.parquet'"))


def loaded(con: duckdb.DuckDBPyConnection, table: pa.Table) -> None:
    """The same rows by our way of opening versions, all or none."""
    with transaction(con):
        insert_table(con, "measure", table, AT)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--publish", action="store_true", help="also time publishing")
    told = parser.parse_args()
    records: int = told.records
    with TemporaryDirectory() as name:
        folder = Path(name)
        table = many(folder, records)
        copying = copied(folder, table)
        settings = Settings(data=folder / "data", parquet=False)
        with writing(settings.working) as con:
            load_many(con, [extraction(n, 0) for n in range(1, records // PER_DOCUMENT + 1)], at=AT)
            inserting = seconds(lambda: loaded(con, table))
            again = extraction(5_000_000, 100)
            first = seconds(lambda: load(con, again))
            changed = again.model_copy(update={"measures": again.measures[:50]})
            second = seconds(lambda: load(con, changed))
        whole = [extraction(n, PER_DOCUMENT) for n in range(6_000_000, 6_000_020)]
        with writing(folder / "objects.duckdb") as con:
            objects = seconds(lambda: load_many(con, whole))
        publishing = seconds(lambda: publish(settings)) if told.publish else None
    rate = len(whole) * PER_DOCUMENT / objects
    lines = [
        "| what | seconds | records a second |",
        "|---|--:|--:|",
        f"| COPY of {records:,} records into the keyed table | {copying:.1f} | {records / copying:,.0f} |",
        f"| the same rows opened as versions, in one transaction | {inserting:.1f} | {records / inserting:,.0f} |",
        f"| … of the speed of COPY | {copying / inserting:.0%} | |",
        f"| a document of 100 records into that warehouse | {first:.2f} | |",
        f"| the same with half of its records | {second:.2f} | |",
        f"| {len(whole) * PER_DOCUMENT:,} records of extractions, Python included | {objects:.1f} | {rate:,.0f} |",
    ]
    if publishing is not None:
        lines.append(f"| publishing it | {publishing:.1f} | |")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
