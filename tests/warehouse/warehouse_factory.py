"""Small extractions by hand, and what tests ask a warehouse all the time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from models.document import SourceDocument
from models.extraction import Extraction
from models.flags import Flag, Severity
from models.persons import PersonCapacity, PersonMention
from models.provenance import BBox, Provenance
from models.records import (
    AgendaItem,
    BudgetLine,
    Decision,
    DocumentInfo,
    DocumentKind,
    Goal,
    Indicator,
    Measure,
    Meeting,
    Member,
    Participant,
    Signature,
    Status,
    WorkingGroup,
)
from models.settings import Settings
from warehouse.connection import writing
from warehouse.files import make_private_folder

ROOT = Path(__file__).parents[2]
# A subprocess finds our packages where this one does.
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
FLAG = Flag(code="unit_missing", severity=Severity.WARNING, explanation="Enhet saknas.", remedy="Ange enheten.")


@cache
def _empty() -> bytes:
    """An empty working file of this version: making one takes two seconds."""
    with TemporaryDirectory() as folder:
        with writing(Path(folder) / "w.duckdb") as con:
            con.execute("CHECKPOINT")
        return (Path(folder) / "w.duckdb").read_bytes()


@contextmanager
def fresh(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The working file of an empty warehouse, in a folder of the test's."""
    with writing(settings_in(folder).working) as con:
        yield con


def settings_in(folder: Path, parquet: bool = False, **more: Any) -> Settings:
    """Settings whose warehouse lies, still empty, in a folder of the test's; Parquet only where asked for."""
    settings = Settings(data=folder, parquet=parquet, **more)
    make_private_folder(settings.working.parent)
    if not settings.working.exists():
        settings.working.write_bytes(_empty())
    return settings


def day(n: int) -> datetime:
    """A day of January 2026, at noon."""
    return datetime(2026, 1, n, 12, tzinfo=UTC)


def place(page: int = 1, quote: str = "text") -> Provenance:
    return Provenance(page=page, bbox=BBox(10.125, 20.5, 110.0, 32.25), quote=quote)


def common(record_id: str, **more: Any) -> dict[str, Any]:
    return {"id": record_id, "places": (place(),), "extractor": "by_hand"} | more


def measure(n: int, **more: Any) -> Measure:
    return Measure(**(common(f"m{n}") | {"text": f"Åtgärd {n}"} | more))


def budget_line(n: int, value: str, **more: Any) -> BudgetLine:
    return BudgetLine(**(common(f"b{n}") | {"value": Decimal(value), "printed": value, "unit": "kr"} | more))


def indicator(n: int, value: str, **more: Any) -> Indicator:
    return Indicator(**(common(f"i{n}") | {"name": "Nöjd Region Index", "value": Decimal(value)} | more))


def decision(n: int, **more: Any) -> Decision:
    return Decision(**(common(f"d{n}") | {"text": f"att besluta {n}", "status": Status.DECIDED} | more))


def info(**more: Any) -> DocumentInfo:
    values = {"kind": DocumentKind.PROTOKOLL, "municipality": "Trelleborg", "organization": "Arbetsmarknadsnämnden"}
    return DocumentInfo(**(common("document") | values | {"date": date(2021, 2, 11)} | more))


def source(name: str = "a", **more: Any) -> SourceDocument:
    return SourceDocument(id=(name * 64)[:64], path=f"/pdf/{name}.pdf", **more)


def extraction(name: str = "a", version: str = "v1", **more: Any) -> Extraction:
    values = {"source": source(name), "document": info(), "n_pages": 4, "pipeline": "blank:sv"}
    return Extraction(extractor_version=version, **(values | more))


def full(name: str = "a", **more: Any) -> Extraction:
    """One record of every kind, with flags, evidence and several places: 12 records, 3 of them flagged."""
    members = (Member(name="Erik Björk", represents="BUN", place=place(2)), Member(vacant=True, place=place(2)))
    doubtful = budget_line(1, "140000.50", unit="kkr", flags=(FLAG,), evidence={"unit": place(1, "Kostnad (kkr)")})
    meeting = Meeting(
        **common("meeting", flags=(FLAG,)),
        date=date(2021, 2, 11),
        start="18:00",
        participants=(Participant(**common("p1"), name="Mikael Lindvall", party="S"),),
    )
    values: dict[str, Any] = {
        "document": info(signed_by=(Signature(name="Eva Ek", title="chef"),), recipients=("KS",)),
        "meeting": meeting,
        "agenda_items": (AgendaItem(**common("a1"), number="39", title="Mål"),),
        "decisions": (decision(1, votes={"nej": 4, "ja": 7}, assigned_to=("KS",)),),
        "measures": (
            measure(1, places=(place(1), place(3)), deadline_to=date(2021, 12, 31)),
            measure(2, flags=(FLAG,)),
        ),
        "budget_lines": (doubtful,),
        "indicators": (indicator(1, "67"),),
        "working_groups": (WorkingGroup(**common("g1"), name="Arbetsgrupp", as_of="2009-11", members=members),),
        "goals": (Goal(**common("goal1"), text="Senast 2011 ska …", measured_in=("2010",)),),
        "persons": (PersonMention(name="Eva Ek", capacity=PersonCapacity.OFFICIAL, spellings=("Eva Ek",), pages=(1,)),),
    }
    return extraction(name, **(values | more))


def rows(con: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    return con.execute(sql).fetchall()


def contents(con: duckdb.DuckDBPyConnection, but: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """Every row of every stored table, versions and hashes included, as text."""
    tables = rows(con, "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'store' ORDER BY ALL")
    return {
        table: [repr(row) for row in con.execute(f"FROM store.{table} ORDER BY ALL").to_arrow_table().to_pylist()]
        for (table,) in tables
        if table not in but
    }
