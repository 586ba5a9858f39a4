"""Additional motions (tilläggsyrkanden): decisions where the minutes say that they were adopted, and only then."""

import pytest

from extractors.records.decisions import extract as decisions
from models.document import Block
from models.records import DocumentKind, Status
from tests.unit.extractors.page_factory import block, heading, reading

MOVED = "Eva Ek (S) yrkar på följande tillägg: att förvaltningen får i uppdrag att se över alla avtal."
TEXT = "förvaltningen får i uppdrag att se över alla avtal."


def decided(*course: Block, motions: tuple[str, ...] = (MOVED,), decision: str = "Nämnden antar planen.") -> list[str]:
    """The decisions of an item with a decision, motions and what the course of deciding tells, without the first."""
    items = [heading("§ 5 Plan"), heading("Beslut", 2), block(decision), heading("Yrkanden", 2), *map(block, motions)]
    found = decisions(reading(*items, heading("Beslutsgång", 2), *course, kind=DocumentKind.PROTOKOLL))
    assert {d.status for d in found} == {Status.DECIDED}
    assert {d.agenda_item for d in found} == {"5"}
    return [d.text for d in found][1:]


@pytest.mark.parametrize(
    "course",
    [
        "Ordföranden finner att nämnden bifaller tilläggsyrkandet.",
        "Ordföranden ställer proposition på bifall mot avslag till Eva Eks tilläggsyrkande och finner att nämnden"
        " bifaller tillägget.",
        "Ordföranden ställer proposition på liggande förslag och på tilläggsyrkandet och finner att nämnden beslutar"
        " enligt båda.",
        "Nämnden beslutar att bifalla tilläggsyrkandet.",
    ],
)
def test_one_that_is_adopted_is_a_decision_in_the_words_it_was_moved_in(course: str) -> None:
    assert decided(block(course)) == [TEXT]


@pytest.mark.parametrize(
    "course",
    [
        "Ordföranden finner att nämnden avslår tilläggsyrkandet.",
        "Ordföranden finner att nämnden bifaller liggande förslag och avslår tillägget.",
        "Ordföranden finner att nämnden inte bifaller tilläggsyrkandet.",
        "Ordföranden ställer proposition på förvaltningens förslag och på tilläggsyrkandet och finner att nämnden"
        " bifaller förvaltningens förslag.",
        "Ordföranden ställer proposition på tilläggsyrkandet.",
    ],
)
def test_one_that_is_not_adopted_is_none(course: str) -> None:
    assert decided(block(course)) == []


def test_one_that_is_restated_is_told_in_those_words_once() -> None:
    course = block(
        "Ordföranden finner att nämnden beslutar enligt tilläggsyrkandet."
        " Nämndens beslut kompletteras därmed med en tredje att-sats:"
    )
    restated = block("att rektorn får i uppdrag att se över avtalen.")
    assert decided(course, restated) == ["rektorn får i uppdrag att se över avtalen."]


def test_one_that_the_decision_holds_already_is_told_once() -> None:
    assert (
        decided(block("Ordföranden finner att nämnden bifaller tilläggsyrkandet."), decision=f"Nämnden: {TEXT}") == []
    )


def test_of_several_the_one_is_adopted_whose_mover_is_named() -> None:
    other = "Bo Alm (M) yrkar på tillägget att taxan höjs."
    named = "Ordföranden finner att nämnden bifaller Bo Alms tilläggsyrkande."
    assert decided(block(named), motions=(MOVED, other)) == ["taxan höjs."]


def test_of_several_none_is_adopted_where_nobody_is_named() -> None:
    several = (MOVED, "Bo Alm (M) yrkar på tillägget att taxan höjs.")
    assert decided(block("Ordföranden finner att nämnden bifaller tilläggsyrkandet."), motions=several) == []


def test_support_for_one_is_not_another() -> None:
    support = f"{MOVED} Bo Alm (M) yrkar bifall till tilläggsyrkandet."
    assert decided(block("Ordföranden finner att nämnden bifaller tillägget."), motions=(support,)) == [TEXT]
