"""A document is published anew at its address: what reviewers did is carried over where it holds, else it waits."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from models.correction import Action, Correction
from models.extraction import Extraction
from models.provenance import BBox, Provenance
from models.records import Measure
from models.settings import Settings
from tests.warehouse.test_warehouse_sources import listed
from tests.warehouse.warehouse_factory import day, extraction, measure, settings_in
from warehouse.connection import reading, writing
from warehouse.corrections import corrections
from warehouse.load import load
from warehouse.overlay import carried_over, write_overlays
from warehouse.publish import publish
from warehouse.sources import SourceDocumentRow, SourceFacts, record_sources

OLD, NEW = "a" * 64, "b" * 64
CLEAR = "Upprätta en plan för lekplatser"
OTHER = "Rusta upp badplatsen"


def at(top: float, quote: str, page: int = 1) -> Provenance:
    return Provenance(page=page, bbox=BBox(70, top, 500, top + 14), quote=quote)


def said(name: str, top: float, quote: str, **more: Any) -> Measure:
    """A measure with an id that no other version has, as ids are."""
    return measure(1, id=name, places=(at(top, quote),), text=quote, **more)


def act(action: Action, top: float, quote: str, record: str = "old1", **more: Any) -> Correction:
    told = {"document_id": OLD, "relation": "measure", "source": at(top, quote), "extractor_version": "v1"}
    return Correction(**{**told, "record_id": record, "action": action, "reviewer": "eva", "at": day(5), **more})


def edit(top: float, quote: str, old: Any, new: Any, record: str = "old1") -> Correction:
    return act(Action.EDIT, top, quote, record, field="/deadline", old=old, new=new)


def version(name: str, *measures: Measure, version: str = "v1") -> Extraction:
    return extraction(name, version, measures=measures)


class Address:
    """An address of a source, and the warehouse that follows what is there."""

    def __init__(self, settings: Settings, con: duckdb.DuckDBPyConnection) -> None:
        self._settings, self._con = settings, con
        self._versions: list[str] = []

    def publish(self, loaded: Extraction | None = None, *made: Correction) -> list[tuple[Any, ...]]:
        """Loads a version as what is there now, appends acts, does as publishing does with them.

        Gives (version, act, state) of all acts.
        """
        if loaded:
            self._versions.append(loaded.source.id)
            load(self._con, loaded)
            record_sources(self._con, SourceFacts(list(self._chain()), [], []))
        with corrections(self._settings.corrections) as store:
            store.append(made)
            store.append(carried_over(self._con, store.all()))
            write_overlays(self._con, store.all())
        return self.ask("SELECT document_id[1], action, state FROM correction ORDER BY id")

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        """Asks what is loaded."""
        return self._con.execute(sql).fetchall()

    def _chain(self) -> Iterator[SourceDocumentRow]:
        for n, (one, after) in enumerate(zip(self._versions, [*self._versions[1:], None], strict=True)):
            row = listed("x", one, fetched_at=day(n + 1))
            yield replace(row, superseded_by=after, superseded_at=day(n + 2) if after else None)


@pytest.fixture
def address(tmp_path: Path) -> Iterator[Address]:
    settings = settings_in(tmp_path)
    with writing(settings.working) as con:
        yield Address(settings, con)


MEASURES = "SELECT id, text, deadline, review_status FROM measure ORDER BY id"


def test_what_stands_there_as_before_is_corrected_as_before_wherever_it_moved(address: Address) -> None:
    address.publish(version("a", said("old1", 100, CLEAR, deadline="2031")), edit(100, CLEAR, "2031", "2032"))
    inserted, moved = said("new1", 100, OTHER), said("new2", 300, CLEAR, deadline="2031")
    assert address.publish(version("b", inserted, moved)) == [("a", "edit", "carried"), ("b", "edit", "applied")]
    assert address.ask(MEASURES) == [
        ("new1", OTHER, None, None),
        ("new2", CLEAR, "2032", "edited"),
    ]


def test_an_edit_whose_text_and_value_changed_waits_with_old_new_and_own_value(address: Address) -> None:
    address.publish(version("a", said("old1", 100, CLEAR, deadline="2031")), edit(100, CLEAR, "2031", "2032"))
    states = address.publish(version("b", said("new1", 101, f"{CLEAR} och torg", deadline="2034")))
    assert states == [("a", "edit", "carried"), ("b", "edit", "stale")]
    [(deadline, status)] = address.ask("SELECT deadline, review_status FROM measure")
    assert (deadline, status) == ("2034", "stale")
    waiting = "SELECT record_id, old_value, new_value, quote FROM correction WHERE state = 'stale'"
    assert address.ask(waiting) == [("new1", '"2031"', '"2032"', CLEAR)]


@pytest.mark.parametrize("action", [Action.ACCEPT, Action.REJECT])
def test_a_verdict_on_a_text_holds_for_that_text_only(address: Address, action: Action) -> None:
    address.publish(version("a", said("old1", 100, CLEAR)), act(action, 100, CLEAR))
    states = address.publish(version("b", said("new1", 100, f"{CLEAR} före 2035")))
    assert states == [("a", action, "carried"), ("b", action, "orphaned")]
    assert address.ask("SELECT id, review_status FROM measure") == [("new1", None)]
    states = address.publish(version("c", said("newer1", 400, CLEAR)))
    assert states[-1] == ("c", action, "applied")


def test_between_two_like_texts_nothing_is_guessed(address: Address) -> None:
    address.publish(version("a", said("old1", 100, CLEAR, deadline="2031")), edit(100, CLEAR, "2031", "2032"))
    twice = said("new1", 300, CLEAR, deadline="2031"), said("new2", 400, CLEAR, deadline="2031")
    assert address.publish(version("b", *twice))[-1] == ("b", "edit", "orphaned")
    assert {row[2] for row in address.ask(MEASURES)} == {"2031"}


def test_a_duplicate_follows_the_record_that_stays_or_waits(address: Address) -> None:
    both = said("old1", 100, CLEAR), said("old2", 200, OTHER)
    address.publish(version("a", *both), act(Action.DUPLICATE, 100, CLEAR, new="old2"))
    states = address.publish(version("b", said("new1", 100, CLEAR), said("new2", 200, OTHER)))
    assert states[-1] == ("b", "duplicate", "applied")
    assert address.ask("SELECT new_value FROM correction WHERE state = 'applied'") == [('"new2"',)]
    assert address.publish(version("c", said("newer1", 100, CLEAR)))[-1] == ("b", "duplicate", "orphaned")
    assert address.ask("SELECT id FROM measure") == [("newer1",)]


def test_what_a_reviewer_added_is_not_taken_for_there_and_waits(address: Address) -> None:
    added = {**said("x", 300, OTHER).model_dump(mode="json"), "id": "added-1"}
    address.publish(version("a", said("old1", 100, CLEAR)), act(Action.ADD, 300, OTHER, "added-1", new=added))
    assert len(address.ask(MEASURES)) == 2
    assert address.publish(version("b", said("new1", 100, CLEAR))) == [("a", "add", "orphaned")]
    assert [row[0] for row in address.ask(MEASURES)] == ["new1"]


def test_each_act_is_carried_over_once_and_what_was_undone_is_not(address: Address) -> None:
    address.publish(
        version("a", said("old1", 100, CLEAR, deadline="2031")),
        edit(100, CLEAR, "2031", "2032"),
        act(Action.ACCEPT, 100, CLEAR),
        act(Action.UNDO, 100, CLEAR, new=2),
    )
    second = address.publish(version("b", said("new1", 100, CLEAR, deadline="2031")))
    assert [state for state in second if state[0] == "b"] == [("b", "edit", "applied")]
    assert address.publish() == second
    taken_back = act(Action.UNDO, 100, CLEAR, "new1", document_id=NEW, new=4)
    assert [state[2] for state in address.publish(None, taken_back)] == [
        "carried",
        "undone",
        "undone",
        "undone",
        "undone",
    ]
    third = address.publish(version("c", said("newer1", 100, CLEAR, deadline="2031")))
    assert not [state for state in third if state[0] == "c"]


def test_an_old_version_that_is_put_back_has_its_own_acts_again(address: Address) -> None:
    first = version("a", said("old1", 100, CLEAR, deadline="2031"))
    address.publish(first, edit(100, CLEAR, "2031", "2032"))
    address.publish(version("b", said("new1", 100, CLEAR, deadline="2031")))
    assert address.publish(first) == [("a", "edit", "applied"), ("b", "edit", "carried")]


def test_a_version_that_is_not_wholly_read_is_waited_for(address: Address) -> None:
    address.publish(version("a", said("old1", 100, CLEAR, deadline="2031")), edit(100, CLEAR, "2031", "2032"))
    assert address.publish(version("b", version="v1-incomplete")) == [("a", "edit", "orphaned")]


def test_publishing_carries_over(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    made = edit(100, CLEAR, "2031", "2032")
    with writing(settings.working) as con:
        address = Address(settings, con)
        address.publish(version("a", said("old1", 100, CLEAR, deadline="2031")))
        address.publish(version("b", said("new1", 300, CLEAR, deadline="2031")))
    with corrections(settings.corrections) as store:
        store.append([made])
    publish(settings)
    with reading(settings.published) as con:
        assert con.execute("SELECT deadline, review_status FROM measure").fetchall() == [("2032", "edited")]
    with corrections(settings.corrections) as store:
        [first, copy] = store.all()
    assert (first.document_id, copy.document_id) == (OLD, NEW)
    assert (copy.reviewer, copy.at, copy.reason) == ("eva", made.at, "överförd från rättelse 1")
