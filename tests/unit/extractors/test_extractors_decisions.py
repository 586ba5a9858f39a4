"""The wording of decisions: who decides, where clauses begin and end, what becomes of the matter."""

import pytest

from extractors.decisions.lead import own_body
from extractors.decisions.leads import split_lead
from extractors.decisions.wording import clauses, is_noise, outcome_of
from models.records import Outcome, Status


@pytest.mark.parametrize(
    ("text", "body", "status", "rest"),
    [
        ("Kommunstyrelsen beslutar att godkänna rapporten", "Kommunstyrelsen", Status.DECIDED, "godkänna rapporten"),
        ("Kommunstyrelsen beslutar godkänna rapporten", "Kommunstyrelsen", Status.DECIDED, "godkänna rapporten"),
        ("Kommunstyrelsen beslutar", "Kommunstyrelsen", Status.DECIDED, ""),
        ("Tekniska nämnden beslutar följande:", "Tekniska nämnden", Status.DECIDED, ""),
        (
            "Barn- och utbildningsnämnden beslutar för egen del: att anta planen",
            "Barn- och utbildningsnämnden",
            Status.DECIDED,
            "anta planen",
        ),
        ("Kommunstyrelsen föreslås besluta att godkänna den", "Kommunstyrelsen", Status.PROPOSED, "godkänna den"),
        (
            "Kommunstyrelsen föreslår kommunfullmäktige besluta att anta planen",
            "Kommunfullmäktige",
            Status.PROPOSED,
            "anta planen",
        ),
        (
            "Kommunstyrelsen föreslår att kommunfullmäktige beslutar att anta planen",
            "Kommunfullmäktige",
            Status.PROPOSED,
            "anta planen",
        ),
        (
            "Arbetsutskottet föreslår kommunstyrelsen föreslå kommunfullmäktige besluta att anta planen",
            "Kommunfullmäktige",
            Status.PROPOSED,
            "anta planen",
        ),
    ],
)
def test_a_lead_says_who_decides_or_is_asked_to(text: str, body: str, status: Status, rest: str) -> None:
    lead = split_lead(text)
    assert lead is not None
    assert (lead.body, lead.status, text[lead.end :]) == (body, status, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Nämnden har beslutat om ett uppdrag",
        "Kommunfullmäktige beslutade 2020 att anta en plan",
        "Nämnden beslutar inte att godkänna rapporten",
        "Vi föreslår att nämnden utreder frågan",
        "Rapporten beskriver hur nämnden arbetar",
        "",
    ],
)
def test_what_tells_of_a_decision_or_denies_one_has_no_lead(text: str) -> None:
    assert split_lead(text) is None


def test_a_body_that_is_only_called_the_committee_is_the_documents_own() -> None:
    assert own_body("Nämnden")
    assert own_body("styrelsen")
    assert not own_body("Tekniska nämnden")


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in clauses(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("godkänner rapporten.", ["godkänner rapporten."]),
        ("att godkänna rapporten", ["godkänna rapporten"]),
        ("Enligt förslag.", ["Enligt förslag."]),
        (
            "att godkänna rapporten, samt att överlämna den till kommunfullmäktige",
            ["godkänna rapporten", "överlämna den till kommunfullmäktige"],
        ),
        ("dels att bevilja medel, dels att finansiera dem", ["bevilja medel", "finansiera dem"]),
        ("att anta planen, att upphäva den gamla", ["anta planen", "upphäva den gamla"]),
        (
            "att ge förvaltningen i uppdrag att utreda frågan samt att återkomma",
            ["ge förvaltningen i uppdrag att utreda frågan samt att återkomma"],
        ),
        ("att anta planen samt", ["anta planen"]),
        ("…", []),
        ("", []),
        (
            "1. anta planen, 2. reglerna gäller från 2024, samt 3. avslå motionen.",
            ["anta planen", "reglerna gäller från 2024", "avslå motionen."],
        ),
        ("att gälla från den 1. maj och 2. juni", ["gälla från den 1. maj och 2. juni"]),
        pytest.param(
            "att godkänna förslaget för att uppnå målen, att avslå motionen",
            ["godkänna förslaget för att uppnå målen", "avslå motionen"],
        ),
        pytest.param(
            "att uppmana nämnderna att spara, samt att avslå motionen",
            ["uppmana nämnderna att spara", "avslå motionen"],
        ),
    ],
)
def test_att_clauses_are_cut_apart(text: str, found: list[str]) -> None:
    assert cut(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Paragrafen förklaras omedelbart justerad.",
        "Omedelbar justering",
        "Justeras omedelbart",
        "_____",
        "Eva Ek reserverar sig mot beslutet",
        "Delges kommunstyrelsen",
        "Anna Ek (S) yrkar bifall till förslaget.",
        "Nämnden har alltså med 8 ja-röster mot 7 nej-röster bifallit förslaget.",
    ],
)
def test_what_stands_among_decisions_and_is_none(text: str) -> None:
    assert is_noise(text)


@pytest.mark.parametrize("text", ["att godkänna rapporten", "Uppdraget redovisas i juni", "Enligt förslag."])
def test_a_decision_is_no_noise(text: str) -> None:
    assert not is_noise(text)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("godkänner rapporten", Outcome.ADOPTED),
        ("antar planen", Outcome.ADOPTED),
        ("avslår motionen", Outcome.REJECTED),
        ("avslår yrkandet och bifaller förslaget", None),
        ("föreslår kommunfullmäktige att avslå motionen", None),
        ("återremitterar ärendet", Outcome.REFERRED_BACK),
        ("bordlägger ärendet", Outcome.POSTPONED),
        ("ärendet skjuts upp", Outcome.POSTPONED),
        ("lägger informationen till handlingarna", Outcome.NOTED),
        ("noterar informationen", Outcome.NOTED),
        ("ger förvaltningen i uppdrag att utreda frågan", None),
        ("anser motionen besvarad", None),
        ("avstår från att yttra sig", None),
        ("antagna riktlinjer upphävs", None),
    ],
)
def test_a_plain_word_says_what_becomes_of_the_matter(text: str, outcome: Outcome | None) -> None:
    assert outcome_of(text) is outcome


@pytest.mark.parametrize("text", ["inte godkänna rapporten", "ej bifalla motionen", "att inte anta planen"])
def test_what_is_denied_is_not_adopted(text: str) -> None:
    assert outcome_of(text) is not Outcome.ADOPTED
