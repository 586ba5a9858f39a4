"""Who decided what, whatever the section's heading looks like."""

import pytest

from extractors.records.decisions import extract
from models.document import Block
from models.records import Decision, DocumentKind, Outcome, Status
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


def test_members_proposals_under_a_heading_for_proposals_are_none() -> None:
    items = [heading("Förslag till beslut"), block("Anna Ek (M) yrkar avslag."), block("att anta planen")]
    assert [d.text for d in decisions(*items)] == ["anta planen"]


def test_a_proposal_to_another_body_belongs_to_the_body_it_is_put_to() -> None:
    found = decisions(heading("Kommunstyrelsens förslag till kommunfullmäktige"), item("Planen antas.", "–"))
    assert [(d.status, d.organization) for d in found] == [(Status.PROPOSED, "Kommunfullmäktige")]


def test_a_sentence_with_its_own_lead_is_a_decision_of_its_own() -> None:
    text = "Tekniska nämnden beslutar att anta planen. Tekniska nämnden beslutar att utreda frågan."
    assert [d.text for d in decisions(heading("Beslut"), block(text))] == ["anta planen.", "utreda frågan."]


def test_a_decision_in_the_middle_of_the_minutes_needs_no_heading() -> None:
    found = decisions(heading("§ 2 Larm"), block("Chefen informerar. Nämnden beslutar att ta upp frågan igen."))
    assert [(d.text, d.status) for d in found] == [("ta upp frågan igen.", Status.DECIDED)]


def test_a_decision_of_another_body_in_the_background_is_told_not_taken() -> None:
    assert decisions(heading("Bakgrund"), block("Kommunstyrelsen beslutade 2020 att alla ska spara.")) == []
    assert decisions(heading("§ 2 Larm"), block("Chefen informerar. Regionen beslutar att bygga.")) == []


def test_a_committee_that_acts_decides_where_nothing_announces_it() -> None:
    found = decisions(heading("§ 1 Dagordning"), block("Nämnden fastställer dagordningen."))
    assert [(d.text, d.outcome, d.grounds[0]) for d in found] == [
        ("Nämnden fastställer dagordningen.", Outcome.ADOPTED, "acts_unheaded")
    ]


def test_what_a_committee_says_or_has_done_is_no_decision() -> None:
    items = [heading("§ 1 Läget"), block("Nämnden ansvarar för skolan."), block("Nämnden har godkänt planen.")]
    assert decisions(*items) == []


def test_a_paragraph_with_a_decision_has_no_others_unannounced() -> None:
    items = [heading("§ 1 Plan"), block("Nämnden noterar läget."), heading("Beslut", 2), block("Planen antas.")]
    assert [d.text for d in decisions(*items)] == ["Planen antas."]


def test_points_that_follow_the_name_of_the_body() -> None:
    items = [heading("Beslut"), block("Tekniska nämnden"), item("godkänner rapporten"), item("avslår motionen")]
    assert [(d.text, d.organization) for d in decisions(*items)] == [
        ("godkänner rapporten", "Tekniska nämnden"),
        ("avslår motionen", "Tekniska nämnden"),
    ]


def test_votes_go_to_the_one_decision_they_were_cast_on() -> None:
    found = decisions(heading("§ 1 Plan"), heading("Beslut", 2), block("Planen antas."),
                      heading("Omröstning", 2), block("Med 8 ja-röster mot 7 nej-röster antas planen."))  # fmt: skip
    assert [d.votes for d in found] == [{"ja": 8, "nej": 7}]


def test_votes_are_not_shared_out_among_several() -> None:
    found = decisions(heading("§ 1 Plan"), heading("Beslut", 2), item("Planen antas."), item("Medel avsätts."),
                      heading("Omröstning", 2), block("Med 8 ja-röster mot 7 nej-röster antas planen."))  # fmt: skip
    assert [d.votes for d in found] == [None, None]


@pytest.mark.parametrize(
    ("text", "told", "due"),
    [
        ("att ge förvaltningen i uppdrag att utreda frågan senast i juni 2024", ("förvaltningen",), "juni 2024"),
        ("Förvaltningen ska återrapportera senast den 1 juni 2024.", ("Förvaltningen",), "1 juni 2024"),
        ("att inte ge förvaltningen i uppdrag att utreda frågan", (), None),
        ("Planen ska gälla till 2025.", (), None),
    ],
)
def test_a_decision_says_who_is_to_do_it_by_when(text: str, told: tuple[str, ...], due: str | None) -> None:
    found = decisions(heading("Beslut"), block(text))[0]
    assert found.assigned_to == told
    assert (found.due or "").endswith(due or "")


def test_an_id_stays_when_a_clause_is_inserted_before() -> None:
    first = decisions(heading("Beslut"), block("att anta planen"))
    second = decisions(heading("Beslut"), block("att godkänna rapporten"), block("att anta planen"))
    assert first[0].id == second[1].id
