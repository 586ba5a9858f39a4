"""What introduces a decision, wherever in a text it stands."""

import pytest

from extractors.decisions.leads import leads, split_lead
from extractors.swedish.boundaries import sentences
from models.records import Status


@pytest.mark.parametrize(
    ("text", "body", "rest"),
    [
        ("Förvaltningen föreslår socialnämnden att anta planen", "Socialnämnden", "anta planen"),
        ("Förvaltningen föreslår socialnämnden", "Socialnämnden", ""),
        ("Förvaltningen föreslår att socialnämnden beslutar godkänna den", "Socialnämnden", "godkänna den"),
        ("Presidiet föreslår nämnden besluta: Planen antas", "Nämnden", "Planen antas"),
        (
            "Fritidsnämnden föreslår kommunstyrelsen att föreslå kommunfullmäktige fatta följande beslut",
            "Kommunfullmäktige",
            "",
        ),
        ("Kommunstyrelsen föreslår fullmäktige besluta enligt följande: Planen antas", "Fullmäktige", "Planen antas"),
    ],
)
def test_the_last_body_asked_is_the_one_to_decide(text: str, body: str, rest: str) -> None:
    lead = split_lead(text)
    assert lead is not None
    assert (lead.body, lead.status, text[lead.end :].rstrip(".")) == (body, Status.PROPOSED, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Ek (S) föreslår nämnden att anta planen",
        "Motionären föreslår att kommunen bygger fler utegym",
        "Remissen föreslår nya regler",
        "Anna Ek (S) beslutar att anta planen",
    ],
)
def test_what_a_member_or_nobody_asked_proposes_is_no_lead(text: str) -> None:
    assert split_lead(text) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Nämnden beslutar med stöd av 9 kap. 31 § plan- och bygglagen att bevilja lov", "bevilja lov"),
        ("Nämnden beslutar efter votering med 6 ja-röster mot 5 nej-röster att avslå den", "avslå den"),
        ("Nämnden beslutar vidare att anta den", "anta den"),
        ("Efter omröstning beslutar nämnden att anta den", "anta den"),
    ],
)
def test_on_what_grounds_and_how_is_part_of_the_lead(text: str, rest: str) -> None:
    lead = split_lead(text)
    assert lead is not None
    assert text[lead.end :] == rest


def test_what_refers_to_another_text_is_no_lead() -> None:
    assert split_lead("Nämnden beslutar i enlighet med ordförandens förslag.") is None


def test_each_sentence_may_have_its_own_lead() -> None:
    text = "Kommunstyrelsen beslutar att anta planen. Den gäller i år. Kommunstyrelsen beslutar att utreda frågan."
    assert [text[lead.end : lead.end + 4] for _, lead in leads(text, sentences(text))] == ["anta", "utre"]


def test_a_report_of_an_earlier_decision_is_not_plain() -> None:
    told, now = split_lead("Nämnden beslutade att anta planen"), split_lead("Nämnden beslutar att anta planen")
    assert told is not None
    assert now is not None
    assert (told.is_plain, now.is_plain) == (False, True)
