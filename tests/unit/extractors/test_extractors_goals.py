"""Goals: what states one, what merely talks of goals, and how they are measured."""

import datetime

import pytest

from extractors.records.goals import extract
from models.document import Block, Table
from models.records import DocumentInfo, DocumentKind, Goal
from tests.unit.extractors.page_factory import block, heading, item, reading, table


def goals(*items: Block | Table) -> list[Goal]:
    """The goals of a small document of 2020."""
    given = reading(*items)
    places = given.structure.nodes[0].passage.places(given.quoter)
    given.found["document"] = (
        DocumentInfo(id="d", kind=DocumentKind.OTHER, date=datetime.date(2020, 1, 1), places=places, extractor="t"),
    )
    return extract(given)


@pytest.mark.parametrize(
    ("sentence", "deadline"),
    [
        ("Andelen nöjda ska öka till 80 procent senast 2026.", "2026"),
        ("Vår kommun är en av landets mest digitala 2030.", "2030"),
        ("Alla elever ska kunna simma.", None),
    ],
)
def test_a_goal_says_what_is_to_be_reached(sentence: str, deadline: str | None) -> None:
    assert [(g.text, g.deadline) for g in goals(heading("Mål"), block(sentence))] == [(sentence, deadline)]


@pytest.mark.parametrize(
    "sentence",
    ["Andelen nöjda är 45 procent 2019.", "Målen följs upp 2025 och är nio.", "Kommunen har nio förskolor."],
)
def test_how_things_are_and_talk_of_goals_are_none(sentence: str) -> None:
    assert goals(heading("Mål"), block(sentence)) == []


def test_labelled_lines_say_how_a_goal_is_measured() -> None:
    found = goals(
        heading("Mål"),
        item("Fler ska känna att de kan påverka."),
        block("Mätmetod: SCB:s undersökning"),
        block("Mätintervall: 2021, 2023"),
        block("Målvärde: 30 procent"),
    )
    assert [(g.method, g.measured_in, g.target) for g in found] == [
        ("SCB:s undersökning", ("2021", "2023"), "30 procent")
    ]


def test_a_table_of_goals_has_their_targets_and_methods() -> None:
    found = goals(
        heading("Måluppfyllelse"),
        table(["Mål", "Indikator", "Målvärde 2024"], ["Invånarna ska vara nöjda", "NKI", "75"]),
    )
    assert [(g.text, g.method, g.target) for g in found] == [("Invånarna ska vara nöjda", "NKI", "75")]
