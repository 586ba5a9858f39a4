"""How fast records go into the warehouse: python -m benchmarks.load [--records 1000000] (Markdown).

The write stage: rows of a Parquet file, by DuckDB's own COPY and as versions by the loader, into the same keyed table
of an empty warehouse. Then one document into the warehouse that holds them. Then the whole way from files of
extractions, which the loader validates, hashes and compares, beside DuckDB's read_json, which only copies them.
"""

import argparse
import hashlib
import random
import sys
import time
from collections.abc import Callable, Iterator
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
from warehouse.columns import columns_of
from warehouse.connection import writing
from warehouse.load import load, load_many
from warehouse.publish import publish
from warehouse.rows import rows
from warehouse.transaction import transaction
from warehouse.versions import insert_table

PER_DOCUMENT = 1_000
_SHARE_OF_FILES = 10  # of the records, one in so many goes the whole way from files
_AT_ONCE = 20  # documents that are loaded in one transaction
_VERBS = ("bygga", "rusta", "utreda", "införa", "utbilda", "kartlägga", "samverka", "inventera", "erbjuda", "stärka")
_WORDS = (
    "förskolan", "lekplatsen", "tillgänglighet", "rutiner", "hemtjänsten", "biblioteket", "cykelvägar", "gymnasiet",
    "äldreboendet", "personalen", "klimatplanen", "vattentäkten", "trygghet", "ungdomar", "fritidsgården", "språkstöd",
    "upphandling", "avfall", "föreningar", "näringslivet",
)  # fmt: skip
AT = datetime(2026, 1, 1, tzinfo=UTC)
_OF_JSON = """
INSERT INTO store.measure BY NAME
SELECT source.id AS document_id, unnest(measures, max_depth := 2), extractor_version, 'hash' AS content_hash,
       TIMESTAMPTZ '2026-01-01' AS valid_from
FROM read_json('{folder}/*.json', columns = {{
    source: 'STRUCT(id VARCHAR)', extractor_version: 'VARCHAR', measures: 'STRUCT({columns})[]'
}})
"""
_NOT_IN_FILES = {"document_id", "extractor_version", "content_hash", "valid_from", "valid_to", "page", "flags"}


def extraction(n: int, records: int) -> Extraction:
    """A document with that many measures, each of its own words."""
    chance = random.Random(n)
    info = DocumentInfo(
        id=f"document-{n}", places=(_place("x"),), extractor="document", kind=DocumentKind.ATGARDSPLAN,
        municipality="Mora",
    )  # fmt: skip
    return Extraction(
        source=SourceDocument(id=f"{n:064x}", path=f"/pdf/{n}.pdf"), extractor_version="v", pipeline="blank:sv",
        n_pages=1, document=info, measures=tuple(_measure(chance, n, i) for i in range(records)),
    )  # fmt: skip


def _measure(chance: random.Random, n: int, i: int) -> Measure:
    text = " ".join([chance.choice(_VERBS), *chance.choices(_WORDS, k=7)])
    return Measure(
        id=f"measure-{hashlib.md5(f'{n}/{i}'.encode()).hexdigest()[:24]}", places=(_place(text),), extractor="measures",
        text=text, category="Barn och unga", responsible=("Barn- och utbildningsnämnden",), deadline="2026",
    )  # fmt: skip


def _place(quote: str) -> Provenance:
    return Provenance(page=1, bbox=BBox(70.5, 100.25, 520.75, 114.5), quote=quote)


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes, by the clock."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def many(folder: Path, records: int) -> Path:
    """A Parquet file of that many rows of the measure table, made of one document's."""
    file = folder / "rows.parquet"
    with writing(folder / "one.duckdb") as con:
        load(con, extraction(0, PER_DOCUMENT), at=AT)
        con.execute(
            "COPY (SELECT r.* REPLACE (printf('%064x', d.range) AS document_id,"
            " 'measure-' || md5(d.range || r.id) AS id, r.text || ' ' || d.range AS text) FROM store.measure r,"
            f" range(1, {records // PER_DOCUMENT + 1}) d) TO '{file}' (FORMAT parquet)"
        )
    return file


def copied(folder: Path, file: Path) -> float:
    """Seconds of DuckDB's COPY into an empty warehouse."""
    with writing(folder / "copy.duckdb") as con:
        return seconds(lambda: con.execute(f"COPY store.measure FROM '{file}'"))


def loaded(con: duckdb.DuckDBPyConnection, file: Path) -> None:
    """The same rows by our way of opening versions, all or none."""
    table: pa.Table = con.execute(f"FROM '{file}'").to_arrow_table()
    with transaction(con):
        insert_table(con, "measure", table, AT)


def written(folder: Path, documents: int) -> Path:
    """A folder with the files of that many extractions, as the cache holds them."""
    made = folder / "extractions"
    made.mkdir()
    for n in range(7_000_000, 7_000_000 + documents):
        (made / f"{n}.json").write_text(extraction(n, PER_DOCUMENT).model_dump_json(), encoding="utf-8")
    return made


def by_read_json(folder: Path, files: Path) -> float:
    """Seconds of DuckDB's own reading of these files into the same keyed table."""
    with writing(folder / "read_json.duckdb") as con:
        kinds = [(name, kind) for name, kind in columns_of(con, "store.measure") if name not in _NOT_IN_FILES]
        columns = ", ".join(f"{name} {kind.replace('DOUBLE[4]', 'DOUBLE[]')}" for name, kind in kinds)
        sql = _OF_JSON.format(folder=files, columns=columns)
        con.execute(
            "ALTER TABLE store.measure ALTER page DROP NOT NULL; ALTER TABLE store.measure ALTER flags DROP NOT NULL"
        )
        return seconds(lambda: con.execute(sql))


def by_load(folder: Path, files: Path) -> tuple[float, float, float]:
    """Seconds of reading and validating, of making rows, and of the whole load of these files."""
    found = sorted(files.iterdir())
    with writing(folder / "objects.duckdb") as con:
        validating = seconds(lambda: [_read(file) for file in found[:_AT_ONCE]]) * len(found) / _AT_ONCE
        some = [_read(file) for file in found[:_AT_ONCE]]
        making = seconds(lambda: [list(rows(one)) for one in some]) * len(found) / _AT_ONCE
        whole = seconds(lambda: [load_many(con, batch) for batch in _batches(found)])
    return validating, making, whole


def _read(file: Path) -> Extraction:
    return Extraction.model_validate_json(file.read_bytes())


def _batches(files: list[Path]) -> Iterator[list[Extraction]]:
    for begin in range(0, len(files), _AT_ONCE):
        yield [_read(file) for file in files[begin : begin + _AT_ONCE]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--publish", action="store_true", help="also time publishing")
    told = parser.parse_args()
    records: int = told.records
    with TemporaryDirectory() as name:
        folder = Path(name)
        file = many(folder, records)
        copying = copied(folder, file)
        settings = Settings(data=folder / "data", parquet=False)
        with writing(settings.working) as con:
            load_many(con, [extraction(n, 0) for n in range(1, records // PER_DOCUMENT + 1)], at=AT)
            inserting = seconds(lambda: loaded(con, file))
            again = extraction(5_000_000, 100)
            first = seconds(lambda: load(con, again))
            changed = again.model_copy(update={"measures": again.measures[:50]})
            second = seconds(lambda: load(con, changed))
        publishing = seconds(lambda: publish(settings)) if told.publish else None
        files = written(folder, records // PER_DOCUMENT // _SHARE_OF_FILES)
        n_files = records // _SHARE_OF_FILES
        reading = by_read_json(folder, files)
        validating, making, whole = by_load(folder, files)
    lines = [
        "| what | seconds | records a second |",
        "|---|--:|--:|",
        _line(f"COPY of a Parquet file of {records:,} records into the keyed table", copying, records),
        _line("the same file opened as versions by the loader, in one transaction", inserting, records),
        f"| … of the speed of COPY | {copying / inserting:.0%} | |",
        f"| a document of 100 records into that warehouse | {first:.2f} | |",
        f"| the same with half of its records | {second:.2f} | |",
        _line(f"DuckDB's read_json of files of {n_files:,} records into the keyed table", reading, n_files),
        _line("the same files loaded: validated, masked, hashed, compared, inserted", whole, n_files),
        _line("… of that, reading and validating", validating, n_files),
        _line("… of that, making rows and their hashes", making, n_files),
        f"| … of the speed of read_json | {reading / whole:.0%} | |",
    ]
    if publishing is not None:
        lines.append(_line("publishing the warehouse", publishing, records))
    sys.stdout.write("\n".join(lines) + "\n")


def _line(what: str, taken: float, records: int) -> str:
    return f"| {what} | {taken:.1f} | {records / taken:,.0f} |"


if __name__ == "__main__":
    main()
