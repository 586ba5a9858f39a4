"""Where running text is the place for a measure, and where the same words are routine, law or history."""

import pytest

from extractors.records.measures import extract
from models.document import Block
from models.records import DocumentKind, Measure
from tests.unit.extractors.page_factory import block, heading, item, reading

Kind = DocumentKind


def found(kind: Kind, *items: Block, title: str = "Näs kommun") -> list[Measure]:
    """The measures below a title."""
    given = reading(heading(title), *items, kind=kind)
    given.title = given.structure.nodes[0].block
    return extract(given)


@pytest.mark.parametrize("kind", [Kind.TJANSTESKRIVELSE, Kind.BOKSLUT, Kind.ANALYS, Kind.STRATEGI, Kind.OTHER])
def test_what_somebody_intends_is_a_measure_under_any_heading(kind: Kind) -> None:
    told = found(kind, heading("Resultat", 2), block("Enheten kommer att se över sina öppettider."))
    assert [(m.text, m.responsible) for m in told] == [("se över sina öppettider", ("Enheten",))]


@pytest.mark.parametrize(
    ("heading_text", "sentence", "count"),
    [
        ("Förvaltningens bedömning", "Gatuenheten ska bygga ett räcke.", 0),
        ("Förvaltningens bedömning", "Gatuenheten ska bygga ett räcke under 2025.", 1),
        ("Åtgärder", "Gatuenheten ska bygga ett räcke.", 1),
        ("Förvaltningens bedömning", "Rutinen kommer att revideras.", 1),
        ("Bakgrund", "Rutinen revideras varje år.", 0),
        ("Åtgärder", "Rutinen revideras våren 2025.", 0),
        ("Åtgärder", "Rutinen är reviderad.", 0),
        ("Nuläge", "Kommunen ansvarar för att avfall samlas in.", 0),
    ],
)
def test_a_plain_shall_needs_a_heading_or_a_time(heading_text: str, sentence: str, count: int) -> None:
    assert len(found(Kind.TJANSTESKRIVELSE, heading(heading_text, 2), block(sentence))) == count


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Rutinen revideras under 2025.", ("Rutinen revideras", (), "2025")),
        ("Vandringar ordnas under 2025 av polisen.", ("Vandringar ordnas", ("polisen",), "2025")),
        ("Strategen sammanställer en rapport våren 2026.", ("sammanställer en rapport", ("Strategen",), "våren 2026")),
        (
            "Skolorna ska införa läxhjälp, vilket barnförvaltningen ansvarar för.",
            ("införa läxhjälp", ("barnförvaltningen",), None),
        ),
    ],
)
def test_under_the_heading_of_a_plan_the_present_is_a_measure(sentence: str, told: tuple[object, ...]) -> None:
    one = found(Kind.HANDLINGSPROGRAM, heading("Insatser", 2), block(sentence))
    assert [(m.text, m.responsible, m.deadline) for m in one] == [told]


def test_physical_activity_announces_no_activities() -> None:
    assert found(Kind.HANDLINGSPROGRAM, heading("Fysisk aktivitet", 2), block("Träning erbjuds i parken.")) == []


def test_what_is_so_today_is_no_measure() -> None:
    assert found(Kind.HANDLINGSPROGRAM, heading("Insatser", 2), block("I dag erbjuds träning i parken.")) == []


def test_two_clauses_that_need_two_things_are_two_measures() -> None:
    weighed = block("Kön till piano behöver kortas, och kulturnämnden bör därför ta fram en plan.")
    told = found(Kind.TJANSTESKRIVELSE, heading("Förvaltningens yttrande", 2), weighed)
    assert [(m.text, m.responsible) for m in told] == [
        ("Kön till piano behöver kortas", ()),
        ("ta fram en plan", ("kulturnämnden",)),
    ]


def test_what_a_motion_asks_for_clause_by_clause_is_no_measure() -> None:
    lead = block("Ann Ek (S) har i en motion föreslagit fullmäktige besluta")
    clauses = [block("att avgiften tas bort, samt"), block("att ge kommunstyrelsen i uppdrag att utreda hyran.")]
    assert found(Kind.TJANSTESKRIVELSE, heading("Ärendebeskrivning", 2), lead, *clauses) == []


def test_the_nearest_heading_announces_whatever_the_title_is_about() -> None:
    told = found(
        Kind.TJANSTESKRIVELSE,
        heading("Förslag till fortsatt arbete", 2),
        item("Ta fram en kommunikationsplan – informationschefen, klart oktober 2016"),
        item("Medborgardialog om Söråker. Ansvarig: kommunstyrelsens ordförande"),
        title="Analys av undersökningen",
    )
    assert [(m.text, m.responsible, m.deadline) for m in told] == [
        ("Ta fram en kommunikationsplan", ("informationschefen",), "oktober 2016"),
        ("Medborgardialog om Söråker", ("kommunstyrelsens ordförande",), None),
    ]


def test_minutes_tell_of_intentions_without_taking_them_on() -> None:
    assert found(Kind.PROTOKOLL, heading("§ 3 Information", 2), block("Förvaltningen kommer att se över taxan.")) == []


def test_a_document_of_rules_intends_nothing() -> None:
    sentence = block("Nämnden kommer att följa upp policyn årligen.")
    assert found(Kind.OTHER, sentence, title="Policy för kost") == []


def test_the_title_of_a_plan_makes_no_measure_of_standing_duties() -> None:
    duty = block("Kommunen ansvarar för att hushållsavfall samlas in.")
    assert found(Kind.ATGARDSPLAN, heading("2 Kommunalt ansvar", 2), duty, title="Handlingsplan för avfall") == []


def test_exhortations_in_paragraphs_are_measures_with_the_note_behind_them() -> None:
    told = found(
        Kind.STRATEGI,
        heading("Handlingsplan", 2),
        block("Mäta värmen på boendena. Socialförvaltningen, 2025."),
        block("Montera solskydd. Sjöbo Fastigheter, våren 2026."),
        block("Starta ett nätverk, ansvarig näringslivsenheten, start hösten 2024."),
        block("Att mäta värmen är viktigt för de äldre."),
        block("Läs mer i bilaga 2."),
    )
    assert [(m.text, m.responsible, m.deadline) for m in told] == [
        ("Mäta värmen på boendena", ("Socialförvaltningen",), "2025"),
        ("Montera solskydd", ("Sjöbo Fastigheter",), "våren 2026"),
        ("Starta ett nätverk", ("näringslivsenheten",), "hösten 2024"),
    ]


def test_a_measure_told_of_by_name_says_how_far_it_has_come() -> None:
    told = found(Kind.OTHER, heading("Uppföljning", 2), block("Åtgärden att utbilda chefer flyttas till 2027."))
    assert [(m.text, m.status, m.deadline) for m in told] == [("utbilda chefer", "flyttas till 2027", "2027")]
