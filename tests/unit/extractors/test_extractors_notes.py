"""Notes of a meeting (minnesanteckningar): decisions told as facts, and what it is agreed that somebody does."""

import pytest

from extractors.records.decisions import EXTRACTOR as DECISIONS
from extractors.records.measures import EXTRACTOR as MEASURES
from models.document import Block
from models.records import Decision, DocumentKind, Measure
from tests.unit.extractors.page_factory import block, heading, item, reading


def decided(text: str, title: str = "Minnesanteckningar från trygghetsrådet") -> list[tuple[str, str]]:
    found = DECISIONS.run(reading(heading(title), heading("Bidrag", 2), block(text), kind=DocumentKind.PROTOKOLL))
    return [(d.status.value, d.text) for d in found if isinstance(d, Decision)]


def measures(*blocks: Block) -> list[tuple[str, tuple[str, ...], str | None]]:
    found = MEASURES.run(reading(heading("Minnesanteckningar"), *blocks, kind=DocumentKind.PROTOKOLL))
    return [(m.text, m.responsible, m.deadline) for m in found if isinstance(m, Measure)]


@pytest.mark.parametrize(
    ("text", "decisions"),
    [
        ("Läget är bra. Ansökan från scouterna avslogs.", [("decided", "Ansökan från scouterna avslogs.")]),
        ("Läget är bra. Beslut: ge simklubben stöd.", [("decided", "ge simklubben stöd.")]),
        ("Läget är bra. Rådet enades om att bjuda in skolan.", [("decided", "bjuda in skolan.")]),
        ("Läget är bra. Rådet ställer sig bakom planen.", [("decided", "Rådet ställer sig bakom planen.")]),
        ("För 2025 föreslås kommunstyrelsen höja anslaget.", [("proposed", "höja anslaget.")]),
    ],
)
def test_a_decision_is_told_as_a_fact(text: str, decisions: list[tuple[str, str]]) -> None:
    assert decided(text) == decisions


@pytest.mark.parametrize(
    "text",
    [
        "Läget är bra. Rådet beslutade den 3 maj att bjuda in skolan.",
        "Läget är bra. Förra gången avslogs ansökan.",
        "Läget är bra. Anteckningarna lades till handlingarna.",
        "Läget är bra. Skolan beslutade att sluta tidigare.",
    ],
)
def test_what_was_decided_before_or_by_others_is_left_out(text: str) -> None:
    assert decided(text) == []


def test_minutes_that_are_no_notes_are_not_read_so() -> None:
    assert decided("Läget är bra. Ansökan från scouterna avslogs.", "Protokoll") == []


def test_a_point_agreed_on_tells_who_does_what_by_when() -> None:
    found = measures(
        block("Rådet enades om följande:"),
        item("Anna Berg kontaktar ägarna före jul.", "–"),
        item("Socialtjänsten och fritidsgården ser över lokalerna.", "–"),
    )
    assert found == [
        ("kontaktar ägarna", ("Anna Berg",), "före jul"),
        ("ser över lokalerna", ("Socialtjänsten", "fritidsgården"), None),
    ]


@pytest.mark.parametrize("point", ["Avtalet gäller till årets slut.", "Mötet börjar klockan nio.", "Bra stämning."])
def test_a_point_in_which_nobody_acts_is_no_measure(point: str) -> None:
    assert measures(block("Rådet enades om följande:"), item(point, "–")) == []


def test_a_labelled_assignment_in_a_paragraph_is_a_measure() -> None:
    found = measures(
        block("Läget är bra. Uppdrag: Eva Ek och rektor på Norrskolan tar fram upplägget till nästa möte.")
    )
    assert found == [("tar fram upplägget", ("Eva Ek", "rektor på Norrskolan"), "nästa möte")]
