"""What the sources say: coverage, versions of documents, and whose records count."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.warehouse.warehouse_factory import full, rows, settings_in
from warehouse.connection import writing
from warehouse.load import load
from warehouse.sources import (
    SourceDocumentRow,
    SourceFacts,
    SourceListingRow,
    SourceMeetingRow,
    record_sources,
    superseded,
)

AT = datetime(2026, 6, 1, tzinfo=UTC)
LATER = datetime(2026, 6, 2, tzinfo=UTC)


@pytest.fixture
def con(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with writing(settings_in(tmp_path).working) as found:
        yield found


def listed(key: str, document: str | None, day: date | None = date(2026, 3, 4), **told: Any) -> SourceDocumentRow:
    row = SourceDocumentRow(
        source="mora", key=key, address=f"https://example.se/{key}", title="Protokoll", role="minutes",
        municipality="Mora", committee="Byggnadsnämnden", meeting_date=day, document_id=document,
        fetched_at=AT if document else None, superseded_by=None, superseded_at=None, first_seen_at=AT,
        last_seen_at=AT, gone_at=None, code=None, explanation=None, remedy=None,
    )  # fmt: skip
    return replace(row, **told)


def listing(outcome: str = "ok", at: datetime = AT) -> SourceListingRow:
    return SourceListingRow("mora", "Mora", at, outcome, 3, None)


def meeting(day: date, is_cancelled: bool = False) -> SourceMeetingRow:
    return SourceMeetingRow("mora", "Mora", "Byggnadsnämnden", day, is_cancelled)


def coverage(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Status by month of 2026, as far as May."""
    found = rows(con, "SELECT strftime(month, '%m'), status FROM source_coverage WHERE month < DATE '2026-06-01'")
    return dict(found)


def test_each_month_of_a_committee_says_what_is_missing_and_why(con: duckdb.DuckDBPyConnection) -> None:
    documents = [
        listed("a", None, date(2026, 1, 4), code="fetch", explanation="404"),
        listed("b", "1" * 64, date(2026, 3, 4)),
        listed("c", None, date(2026, 5, 4)),
    ]
    meetings = [meeting(date(2026, 4, 1), is_cancelled=True)]
    record_sources(con, SourceFacts(documents, [listing()], meetings))
    assert coverage(con) == {
        "01": "fetch_failed", "02": "not_held", "03": "read_failed", "04": "not_held", "05": "fetch_failed",
    }  # fmt: skip


def test_what_comes_after_the_last_document_is_not_yet_published_unless_the_list_failed(
    con: duckdb.DuckDBPyConnection,
) -> None:
    facts = SourceFacts([listed("a", "1" * 64, date(2026, 1, 4))], [listing()], [meeting(date(2026, 2, 1))])
    record_sources(con, facts)
    assert coverage(con)["02"] == "not_yet_published"
    assert coverage(con)["04"] == "not_yet_published"
    failing = replace(facts, listings=[listing(), listing("failed", LATER)])
    record_sources(con, failing)
    assert coverage(con)["04"] == "fetch_failed"


def test_a_month_with_all_its_documents_is_published(con: duckdb.DuckDBPyConnection) -> None:
    extraction = full()
    load(con, extraction)
    record_sources(con, SourceFacts([listed("a", extraction.source.id, None)], [listing()], []))
    assert rows(con, "SELECT committee, status, documents, not_read FROM source_coverage") == [
        ("Byggnadsnämnden", "published", 1, 0)
    ]


def test_a_document_of_no_source_is_published_and_its_other_months_are_not_told_of(
    con: duckdb.DuckDBPyConnection,
) -> None:
    load(con, full())
    assert rows(con, "SELECT DISTINCT status FROM source_coverage") == [("published",)]


def test_a_superseded_documents_records_end_and_it_names_its_successor(con: duckdb.DuckDBPyConnection) -> None:
    extraction = full()
    load(con, extraction)
    old = extraction.source.id
    before = rows(con, "SELECT count(*) FROM measure")
    assert before != [(0,)]
    versions = [
        listed("a", old, superseded_by="2" * 64, superseded_at=LATER),
        listed("a", "2" * 64, fetched_at=LATER),
    ]
    assert record_sources(con, SourceFacts(versions, [], [])) > 0
    assert rows(con, "SELECT count(*) FROM measure") == [(0,)]
    assert rows(con, "SELECT superseded_by FROM document") == [("2" * 64,)]
    assert superseded(con) == {old}
    as_of = "SELECT count(*) FROM measure_as_of((SELECT max(valid_from) FROM store.measure))"
    assert rows(con, as_of) == before
    assert record_sources(con, SourceFacts(versions, [], [])) == 0


def test_a_document_that_is_still_at_another_address_is_neither_superseded_nor_gone(
    con: duckdb.DuckDBPyConnection,
) -> None:
    extraction = full()
    load(con, extraction)
    old = extraction.source.id
    facts = [
        listed("a", old, superseded_by="2" * 64, superseded_at=LATER),
        listed("a", "2" * 64, fetched_at=LATER),
        listed("b", old),
        listed("c", old, gone_at=LATER),
    ]
    record_sources(con, SourceFacts(facts, [], []))
    assert rows(con, "SELECT superseded_by, gone_at FROM document") == [(None, None)]


def test_a_document_gone_from_everywhere_tells_since_when_and_keeps_its_records(
    con: duckdb.DuckDBPyConnection,
) -> None:
    extraction = full()
    load(con, extraction)
    record_sources(con, SourceFacts([listed("a", extraction.source.id, gone_at=LATER)], [], []))
    assert rows(con, "SELECT gone_at FROM document") == [(LATER,)]
    assert rows(con, "SELECT count(*) > 0 FROM measure") == [(True,)]


def test_an_identity_number_in_a_title_is_masked(con: duckdb.DuckDBPyConnection) -> None:
    record_sources(con, SourceFacts([listed("a", None, title="Utdrag 811228-9874")], [], []))
    assert rows(con, "SELECT title FROM source_document") == [("Utdrag [personnummer]",)]


@pytest.mark.parametrize("recipe", ["coverage", "source_health"])
def test_the_recipes_answer(con: duckdb.DuckDBPyConnection, recipe: str) -> None:
    from warehouse.queries import cookbook  # noqa: PLC0415

    record_sources(con, SourceFacts([listed("a", None, code="fetch")], [listing("failed")], []))
    found = con.execute(cookbook()[recipe].sql, cookbook()[recipe].values({})).fetchall()
    assert found[-1][:2] == (("Mora", "Byggnadsnämnden") if recipe == "coverage" else ("Mora", "mora"))
