"""Who decided what, whatever the section's heading looks like."""

from extractors.records.decisions import extract
from models.document import Block
from models.records import Decision, DocumentKind, Status
from tests.unit.extractors.page_factory import block, heading, item, reading


def decisions(*items: Block) -> list[Decision]:
    return extract(reading(*items, kind=DocumentKind.PROTOKOLL))


def test_points_under_a_heading_that_is_itself_the_lead() -> None:
    found = decisions(heading("Socialnämnden beslutar"), item("Planen antas.", "1."), item("Ärendet avslutas.", "2."))
    assert [(d.text, d.status, d.organization) for d in found] == [
        ("Planen antas.", Status.DECIDED, "Socialnämnden"),
        ("Ärendet avslutas.", Status.DECIDED, "Socialnämnden"),
    ]


def test_a_decision_behind_its_label_on_one_line() -> None:
    assert [d.text for d in decisions(block("Beslut: Motionen avslås."))] == ["Motionen avslås."]


def test_a_proposal_behind_its_label_on_one_line() -> None:
    found = decisions(block("Förslag till beslut: Motionen avslås."))
    assert [(d.text, d.status) for d in found] == [("Motionen avslås.", Status.PROPOSED)]


def test_how_they_decided_does_not_hide_what() -> None:
    found = decisions(heading("Beslut"), block("Tekniska nämnden beslutade enhälligt att godkänna rapporten."))
    assert [(d.text, d.organization) for d in found] == [("godkänna rapporten.", "Tekniska nämnden")]


def test_a_clause_that_names_who_acts_is_that_bodys() -> None:
    found = decisions(heading("Beslut"), block("Valnämnden antar reglementet för distriktsindelningen."))
    assert found[0].organization == "Valnämnden"


def test_what_was_moved_at_the_meeting_is_no_decision() -> None:
    assert decisions(heading("Yrkanden"), block("Anna Ek (M) yrkar avslag.")) == []


def test_an_id_stays_when_a_clause_is_inserted_before() -> None:
    first = decisions(heading("Beslut"), block("att anta planen"))
    second = decisions(heading("Beslut"), block("att godkänna rapporten"), block("att anta planen"))
    assert first[0].id == second[1].id
