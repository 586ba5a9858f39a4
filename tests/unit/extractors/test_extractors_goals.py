"""Goals: what states one, what merely talks of goals, and how they are measured."""

import datetime

import pytest

from extractors.records.goals import extract
from models.document import Block, Cell, Table
from models.records import DocumentInfo, DocumentKind, Goal
from tests.unit.extractors.page_factory import block, heading, item, line, reading, table


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Målet att frånvaron ska vara högst 6,0 procent vid årets slut bedöms inte nås.",
            ("frånvaron ska vara högst 6,0 procent vid årets slut", "årets slut"),
        ),
        (
            "Planens mål är att alla barn ska kunna cykla till skolan senast 2028.",
            ("alla barn ska kunna cykla till skolan senast 2028", "2028"),
        ),
        (
            "Nämnden förordar alternativ B. Målet är att bron ska öppnas i maj 2027.",
            ("bron ska öppnas i maj 2027", "maj 2027"),
        ),
        (
            "Fullmäktiges mål: Andelen förnybar energi ska vara 100 procent 2030. Utfallet 2019 var 88 procent.",
            ("Andelen förnybar energi ska vara 100 procent 2030.", "2030"),
        ),
        ("Projektet har målet att halvera antalet inbrott till 2027.", ("halvera antalet inbrott till 2027", "2027")),
    ],
)
def test_running_text_states_a_goal(text: str, expected: tuple[str, str]) -> None:
    assert [(g.text, g.deadline) for g in goals(block(text))] == [expected]


def test_a_column_of_goals_beside_what_is_done_for_them_is_read_once_a_goal() -> None:
    given = table(
        ["Mål", "Åtgärd", "Ansvarig"],
        ["Fler unga ska ha en meningsfull fritid", "Öppna fritidsgård", "Fritid"],
        ["", "Erbjuda simskola", "Fritid"],
        ["Matsvinnet ska halveras senast 2026", "Väga svinnet", "Kosten"],
        ["minst 90 procent", "Mäta", "Kosten"],
    )
    assert [g.text for g in goals(heading("Handlingsplan"), given)] == [
        "Fler unga ska ha en meningsfull fritid",
        "Matsvinnet ska halveras senast 2026",
    ]


def test_a_goal_that_a_page_break_cuts_is_one() -> None:
    head = table(["Mål", "Åtgärd", "Ansvarig"], ["Fler ska kunna bo kvar hemma i flerbo-", "Inventera", "Bygg"])
    more = Cell(
        row=2, column=0, text="stadshus utan hiss till 2027.", lines=(line("stadshus utan hiss till 2027.", page=2),)
    )
    given = head.model_copy(update={"cells": (*head.cells, more)})
    (goal,) = goals(heading("Handlingsplan"), given)
    assert (goal.text, goal.deadline) == ("Fler ska kunna bo kvar hemma i flerbostadshus utan hiss till 2027.", "2027")
    assert [place.page for place in goal.places] == [1, 2]


def test_goals_that_a_paragraph_counts_up_are_each_one() -> None:
    text = "Det finns två mål. Det ena är att kön ska vara kort; nu är den lång. Det andra är att alla ska få svar."
    assert [goal.text for goal in goals(block(text))] == ["kön ska vara kort", "alla ska få svar"]


def test_one_and_another_thing_are_no_goals_where_nothing_speaks_of_goals() -> None:
    assert (
        goals(block("Vi ser två problem. Det ena är att kön ska vara kort. Det andra är att alla ska få svar.")) == []
    )


@pytest.mark.parametrize("label", ["Klart senast", "Uppnås senast", "Måldatum", "Tidplan", "Senast"])
def test_a_line_that_says_by_when_is_the_goals_deadline(label: str) -> None:
    found = goals(heading("Mål"), item("Fler ska känna att de kan påverka."), block(f"{label}: 31 december 2027"))
    assert [(goal.text, goal.deadline) for goal in found] == [
        ("Fler ska känna att de kan påverka.", "31 december 2027")
    ]


def test_a_line_far_from_a_goal_tells_nothing_of_it() -> None:
    between = [block("Nämnden har nio förskolor.") for _ in range(4)]
    found = goals(
        heading("Mål"), item("Fler ska kunna påverka."), heading("Läget"), *between, block("Klart: 2025-09-30")
    )
    assert [goal.deadline for goal in found] == [None]


def test_a_line_that_runs_on_behind_a_goal_is_no_part_of_it() -> None:
    found = goals(heading("Mål"), block("Köerna ska minska. Uppnås senast: 31 december 2027"))
    assert [(goal.text, goal.deadline) for goal in found] == [("Köerna ska minska.", "31 december 2027")]


@pytest.mark.parametrize("judged", ["", " Bedöms delvis uppnås.", " Målet är uppfyllt.", " (Uppnås inte.)"])
def test_items_of_a_list_announced_as_goals_are_goals_without_how_they_fare(judged: str) -> None:
    found = goals(
        heading("Hållbar ekonomi"),
        block("Nämnden styrs av två verksamhetsmål:"),
        item(f"Väntetiden ska vara högst 30 dagar.{judged}"),
        item(f"Alla nämnder ska ha en buffert.{judged}"),
    )
    assert [g.text for g in found] == ["Väntetiden ska vara högst 30 dagar.", "Alla nämnder ska ha en buffert."]


def test_a_list_that_only_tells_of_work_with_goals_holds_none() -> None:
    assert (
        goals(heading("Arbetet"), block("Så har vi arbetat med våra mål:"), item("Vi har träffats varje vecka.")) == []
    )


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Senast tre år efter invigningen ska badet ha 90 000 besökare om året.", "tre år efter invigningen"),
        ("Alla enheter ska ha infört metoden den 15 mars 2024.", "15 mars 2024"),
    ],
)
def test_by_when_a_goal_is_to_be_reached_stays_as_exact_as_it_is_printed(text: str, deadline: str) -> None:
    (goal,) = goals(heading("Mål"), block(text))
    assert goal.deadline is not None
    assert goal.deadline.removeprefix("den ") == deadline
