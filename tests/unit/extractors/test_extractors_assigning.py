"""The wording of assignments: who is told, or takes on, to do what."""

import pytest

from extractors.measures.assigning import (
    does_something,
    find_assignment,
    find_commitment,
    find_intent,
    may_act,
    without_lead,
)
from extractors.measures.doers import told_what_to_do


@pytest.mark.parametrize(
    ("text", "who", "action"),
    [
        ("ger förvaltningen i uppdrag att se över taxan", ("förvaltningen",), "se över taxan"),
        ("att ge socialchefen uppdraget att se över taxan", ("socialchefen",), "se över taxan"),
        ("ger i uppdrag åt tekniska kontoret att bygga om", ("tekniska kontoret",), "bygga om"),
        ("Förvaltningen får i uppdrag att ta fram en plan", ("Förvaltningen",), "ta fram en plan"),
        ("Nämnden beslutar att enhetschefen får i uppdrag att bygga", ("enhetschefen",), "bygga"),
        ("Förvaltningschefen ges i uppdrag att dels förhandla", ("Förvaltningschefen",), "förhandla"),
        ("uppdra åt kommunstyrelsen att inrätta en lots", ("kommunstyrelsen",), "inrätta en lots"),
        ("uppdrar till miljöchefen att rapportera avvikelser", ("miljöchefen",), "rapportera avvikelser"),
        ("det uppdras åt bygglovschefen att korta tiden", ("bygglovschefen",), "korta tiden"),
        ("uppmanar tekniska nämnden att sopa", ("tekniska nämnden",), "sopa"),
        ("Kommunstyrelsen åläggs att bevaka frågan", ("Kommunstyrelsen",), "bevaka frågan"),
        ("Det åligger varje nämnd att anta en plan", ("varje nämnd",), "anta en plan"),
        ("ger socialnämnden och skolnämnden i uppdrag att samverka", ("socialnämnden", "skolnämnden"), "samverka"),
        ("ger barn- och utbildningsnämnden i uppdrag att spara", ("barn- och utbildningsnämnden",), "spara"),
        ("ger förvaltningen i uppdrag, med redovisning i maj, att spara", ("förvaltningen",), "spara"),
    ],
)
def test_an_assignment_says_who_is_to_do_what(text: str, who: tuple[str, ...], action: str) -> None:
    found = find_assignment(text)
    assert found is not None
    assert (found.responsible, text[found.start : found.end]) == (who, action)
    assert not found.standing


@pytest.mark.parametrize(
    "text",
    [
        "Anna Ek (C) yrkar att nämnden ger förvaltningen i uppdrag att spara",
        "beslutar att inte ge förvaltningen i uppdrag att utreda frågan",
        "noterar att förvaltningen fått i uppdrag att spara",
        "Motionären vill ge kommunen i uppdrag att bygga",
        "Nämnden fick i uppdrag att minska kostnaderna",
        "Förvaltningen har ett uppdrag som omfattar hela kommunen",
    ],
)
def test_what_is_denied_demanded_or_only_noted_tells_nobody(text: str) -> None:
    assert find_assignment(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Fullmäktige har den 3 maj, § 77, gett socialnämnden i uppdrag att spara",
        "Styrelsen beslutade den 12 maj att ge kommundirektören i uppdrag att spara",
        "Socialnämnden har fått i uppdrag att spara",
    ],
)
def test_an_assignment_given_before_is_told_apart(text: str) -> None:
    found = find_assignment(text, told=True)
    assert found is not None
    assert found.standing


def test_a_pronoun_names_nobody() -> None:
    found = find_assignment("ger dem i uppdrag att spara")
    assert found is not None
    assert found.responsible == ()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Kommunstyrelsen ansvarar för att planen följs upp", "Kommunstyrelsen"),
        ("Polisen åtar sig att delta i vandringarna", "Polisen"),
        ("Samtliga nämnder har ansvar för att sprida planen", "Samtliga nämnder"),
    ],
)
def test_a_body_takes_something_on(text: str, who: str) -> None:
    found = find_commitment(text)
    assert found is not None
    assert found.who == who


@pytest.mark.parametrize(
    "text",
    [
        "Socialnämnden ansvarar enligt socialtjänstlagen för att barn skyddas",
        "Om larmet går ansvarar kansliet för att bemanna växeln",
        "Nämnden ansvarar för gator och parker",
        "Lusten ansvarar för att glädjen ökar",
    ],
)
def test_duties_by_law_conditions_and_fields_of_work_are_no_commitments(text: str) -> None:
    assert find_commitment(text) is None


@pytest.mark.parametrize(
    ("text", "who", "action"),
    [
        ("Personalutskottet ska under 2025 kartlägga löner", "Personalutskottet", "under 2025 kartlägga löner"),
        ("Därför ska fritidsenheten stänga hallen i maj 2024", "fritidsenheten", "stänga hallen i maj 2024"),
        ("Förvaltningen kommer att sammanställa svaren", "Förvaltningen", "sammanställa svaren"),
    ],
)
def test_an_intent_names_who_and_what_in_either_order(text: str, who: str, action: str) -> None:
    found = find_intent(text)
    assert found is not None
    assert (found.who, text[found.start : found.end]) == (who, action)


@pytest.mark.parametrize(
    "text",
    [
        "Nämnden ska ha en budget i balans 2024",
        "Kommunen ska kunna ge information dygnet runt",
        "Socialnämnden ska enligt 5 kap. 1 § socialtjänstlagen utreda",
        "Avgiften ska betalas 2024",
    ],
)
def test_how_things_are_to_be_is_no_intent(text: str) -> None:
    assert find_intent(text) is None


def test_a_decision_may_put_a_stative_verb_on_somebody() -> None:
    assert find_intent("Utbildningsförvaltningen ska verka för samverkan") is None
    assert find_intent("Utbildningsförvaltningen ska verka för samverkan", stative=True) is not None


@pytest.mark.parametrize(
    ("action", "rest"),
    [
        ("till nästa sammanträde presentera en plan", "presentera en plan"),
        ("senast den 1 mars 2024 införa en tomtkö", "införa en tomtkö"),
        ("till nämndens sammanträde i september 2023 redovisa kostnaden", "redovisa kostnaden"),
        ("presentera en plan till nästa sammanträde", "presentera en plan till nästa sammanträde"),
        ("utreda budgeten för 2025", "utreda budgeten för 2025"),
    ],
)
def test_the_time_in_front_is_no_part_of_what_is_to_be_done(action: str, rest: str) -> None:
    assert without_lead(action) == rest


@pytest.mark.parametrize(
    ("phrase", "does"),
    [("kartlägga behoven", True), ("under 2025 ta fram en plan", True), ("vara klar", False), ("kunna påverka", False)],
)
def test_a_deed_is_told_from_a_state(phrase: str, does: bool) -> None:
    assert does_something(phrase) is does


@pytest.mark.parametrize(
    ("clause", "who"),
    [
        ("verksamhetschefen tillser att rutinerna uppdateras", "verksamhetschefen"),
        ("att förvaltningen återkommer med en redovisning", "förvaltningen"),
        ("Socialnämnden återkommer i frågan", None),
        ("rapporten redovisar läget", None),
        ("förvaltningen godkänner rapporten", None),
    ],
)
def test_a_clause_in_the_present_tells_others_than_the_decider(clause: str, who: str | None) -> None:
    assert told_what_to_do(clause, ["Socialnämnden"]) == who


@pytest.mark.parametrize(
    ("who", "acts"),
    [
        ("samtliga nämnder", True),
        ("varje nämnd", True),
        ("bemötandegruppen", True),
        ("polisen", True),
        ("arbetet", False),
        ("en god lösning", False),
    ],
)
def test_who_can_act_is_a_body_a_role_or_a_group(who: str, acts: bool) -> None:
    assert may_act(who) is acts
