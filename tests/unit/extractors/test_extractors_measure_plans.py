"""What running text says is going to be done: who, what, how far; and what only looks like it."""

import pytest

from extractors.measures.leads import told_by
from extractors.measures.plans import Way, plan_in


def told(sentence: str) -> tuple[str, tuple[str, ...]] | None:
    """What is to be done, and by whom."""
    found = plan_in(sentence)
    return (sentence[found.start : found.end].rstrip(" ."), found.responsible) if found else None


@pytest.mark.parametrize(
    ("sentence", "what", "who"),
    [
        ("Förvaltningen kommer att se över rutinerna.", "se över rutinerna", "Förvaltningen"),
        ("Under hösten kommer förvaltningen att ta fram en rutin.", "ta fram en rutin", "förvaltningen"),
        ("Fritidsnämnden avser att under 2025 öppna badet.", "under 2025 öppna badet", "Fritidsnämnden"),
        ("Enheten har för avsikt att anställa två personer.", "anställa två personer", "Enheten"),
        ("För att korta kön kommer bygglovsenheten därför att anställa.", "anställa", "bygglovsenheten"),
        ("Kommunen kommer bland annat göra fler kontroller.", "göra fler kontroller", "Kommunen"),
        ("Kommunen kommer tillsammans med polisen att bjuda in till dialog.", "bjuda in till dialog", "Kommunen"),
        ("Enheten har tagit fram en modell och kommer att pröva den i vår.", "pröva den i vår", "Enheten"),
        ("Vid årsskiftet kommer förvaltningen att byta system.", "byta system", "förvaltningen"),
        ("Enheten i samråd med elevhälsan planerar att starta en grupp.", "starta en grupp", "Enheten"),
        ("Dessutom planerar kulturskolan att starta en filial.", "starta en filial", "kulturskolan"),
    ],
)
def test_who_intends_to_do_what_whoever_stands_first(sentence: str, what: str, who: str) -> None:
    assert told(sentence) == (what, (who,))
    found = plan_in(sentence)
    assert found is not None
    assert found.way is Way.INTENDED


def test_we_names_nobody() -> None:
    assert told("Vi kommer att utveckla det kollegiala lärandet.") == ("utveckla det kollegiala lärandet", ())
    assert told("Under våren ska vi ta fram en plan.") == ("ta fram en plan", ())


@pytest.mark.parametrize(
    ("sentence", "what", "who"),
    [
        ("Pedagogerna ska arbeta med boksamtal.", "arbeta med boksamtal", "Pedagogerna"),
        ("Rektorerna ska tillsammans med elevhälsan ta fram en plan.", "ta fram en plan", "Rektorerna"),
        ("Därför ska gatuenheten under 2025 inventera kanterna.", "inventera kanterna", "gatuenheten"),
    ],
)
def test_a_plain_shall_is_told_apart_from_an_intention(sentence: str, what: str, who: str) -> None:
    found = plan_in(sentence)
    assert found is not None
    assert found.way is Way.SHALL
    assert told(sentence) == (what, (who,))


@pytest.mark.parametrize(
    ("sentence", "what", "status"),
    [
        ("Ett arbete har påbörjats med att uppdatera rutinerna.", "uppdatera rutinerna.", "har påbörjats"),
        ("Arbetet med att digitalisera arkivet har påbörjats.", "digitalisera arkivet", "har påbörjats"),
        ("Det pågår ett arbete för att ta fram en ny plan.", "ta fram en ny plan.", "pågår"),
        ("Just nu pågår arbete med att rekrytera en chef.", "rekrytera en chef.", "pågår"),
        ("Åtgärden att införa lönekartläggning har genomförts.", "införa lönekartläggning", "har genomförts"),
        ("Aktiviteten att utbilda chefer flyttas till 2027.", "utbilda chefer", "flyttas till 2027"),
        ("Rekrytering av en enhetschef pågår.", "Rekrytering av en enhetschef", "pågår"),
        ("Översynen av avtalen är klar.", "Översynen av avtalen", "är klar"),
        ("Uppdraget att se över taxan är inte påbörjat.", "se över taxan", "är inte påbörjat"),
    ],
)
def test_work_on_something_tells_how_far_it_has_come(sentence: str, what: str, status: str) -> None:
    found = plan_in(sentence)
    assert found is not None
    assert (sentence[found.start : found.end], found.status, found.way) == (what, status, Way.UNDER_WAY)


def test_who_has_begun_the_work_does_it() -> None:
    found = plan_in("Förvaltningen har påbörjat ett arbete med att kartlägga processerna.")
    assert found is not None
    assert found.responsible == ("Förvaltningen",)


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("Under våren planeras en översyn av taxan.", "en översyn av taxan"),
        ("En uppföljning planeras under våren 2026.", "En uppföljning"),
        ("När utredningen är klar kommer en plan att tas fram.", "När utredningen är klar kommer en plan att tas fram"),
        ("Utbildning i brandskydd är planerad till maj 2025.", "Utbildning i brandskydd"),
        ("Under 2025 kommer en ny plan att tas fram.", "Under 2025 kommer en ny plan att tas fram"),
        ("Taxan ska ses över under 2025.", "Taxan ska ses över under 2025"),
        ("Rutinen kommer att revideras.", "Rutinen kommer att revideras"),
    ],
)
def test_what_is_carried_out_needs_nobody_named(sentence: str, what: str) -> None:
    found = plan_in(sentence)
    assert found is not None
    assert found.way in (Way.PLANNED, Way.TO_BE)
    assert told(sentence) == (what, ())


@pytest.mark.parametrize(
    "sentence",
    [
        "Befolkningen kommer att öka med 300 personer.",
        "Vädret kommer att påverka följderna.",
        "Verksamheterna kommer att påverkas olika mycket.",
        "Krisstöd kommer att behöva upprättas för drabbade.",
        "Förvaltningen kommer inte att höja avgiften.",
        "Det är viktigt att förvaltningen kommer att införa rutiner.",
        "Barnen kommer till skolan för att leka.",
        "Socialnämnden ska enligt 5 kap. socialtjänstlagen utreda behovet.",
        "Om behoven ökar kommer förvaltningen att anställa fler.",
        "Motionären vill att kommunen ska bygga en cykelväg.",
        "Planen är ett levande dokument som kommer att revideras.",
        "Förvaltningen kommer troligen att anställa fler.",
        "Under 2019 påbörjades en ombyggnad av skolan.",
        "Förvaltningen har kommit fram till att lokalen är för liten.",
        "Arbetet med att ha en god ekonomi pågår.",
        "Arbetet med e-förslag har varit framgångsrikt och fortsätter.",
        "Vid nybyggnation ska cykelparkering anordnas.",
        "Vi bör anta att väderhändelser blir vanligare.",
    ],
)
def test_what_happens_is_denied_demanded_or_supposed_is_no_plan(sentence: str) -> None:
    assert plan_in(sentence) is None


@pytest.mark.parametrize(
    "sentence", ["Rutinen revideras varje år.", "Resurser kommer att prioriteras.", "Nämnden ska ha en plan."]
)
def test_a_habit_and_what_is_to_be_are_left_to_the_heading(sentence: str) -> None:
    found = plan_in(sentence)
    assert found is not None
    assert found.way in (Way.PRESENT, Way.LEFT_OPEN)


@pytest.mark.parametrize(
    ("lead", "who"),
    [
        ("Polisen lovar att:", ("Polisen",)),
        ("Kommunen åtar sig:", ("Kommunen",)),
        ("För att nå målet ska biblioteket under perioden:", ("biblioteket",)),
        ("Tekniska nämnden ska", ("Tekniska nämnden",)),
        ("Socialnämnden får i uppdrag att:", ("Socialnämnden",)),
        ("Under 2025 ska vi:", ()),
        ("Förvaltningen kommer framöver att:", ("Förvaltningen",)),
        ("Därför behöver skolorna:", ("skolorna",)),
    ],
)
def test_a_lead_tells_who_is_to_do_what_follows(lead: str, who: tuple[str, ...]) -> None:
    assert told_by(lead) == who


@pytest.mark.parametrize(
    "lead", ["Planen ska innehålla:", "Förvaltningen kommer att redovisa följande:", "Med barn avses:", "Resultatet:"]
)
def test_a_lead_that_says_itself_what_is_done_tells_nobody(lead: str) -> None:
    assert told_by(lead) is None
