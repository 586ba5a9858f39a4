"""What announces a list of measures, needs or savings, and what leads to a list of something else."""

import pytest

from extractors.measures.wording import take_apart
from extractors.records.measures import extract
from extractors.sections.head import title_block
from models.document import Block
from models.records import DocumentKind, Measure
from tests.unit.extractors.page_factory import block, heading, item, reading

TITLE = heading("Bostadsförsörjning i kommunen")


def found(*items: Block, kind: DocumentKind = DocumentKind.TJANSTESKRIVELSE) -> list[Measure]:
    """The measures below a title."""
    given = reading(TITLE, *items, kind=kind)
    given.title = title_block(given.structure)
    return extract(given)


def texts(*items: Block) -> list[str]:
    """Their texts."""
    return [m.text for m in found(*items)]


@pytest.mark.parametrize(
    "lead",
    [
        "Följande behov bör lyftas fram:",
        "Vi ser särskilt behov av följande:",
        "Följande behöver särskilt beaktas:",
        "Mot bakgrund av resultatet föreslås följande förbättringar:",
        "Förvaltningen rekommenderar nämnden att prioritera:",
        "Inför kommande år behöver följande prioriteras:",
        "Utifrån analysen föreslås att kommunen:",
        "Nämnden bör framöver:",
        "Det som återstår att göra är:",
        "Fortsatt arbete krävs med:",
    ],
)
def test_needs_behind_a_lead_that_asks_for_them_are_measures(lead: str) -> None:
    needs = ["Sena turer i kollektivtrafiken bör ses över", "Nya cykelvägar behöver byggas", "Fler bör nås"]
    assert texts(block(lead), *(item(need) for need in needs)) == needs


@pytest.mark.parametrize(
    "name",
    [
        "Förslag till besparingar",
        "Besparingsförslag",
        "Effektiviseringar 2025",
        "Förslag på kostnadsminskningar",
        "Rekommendationer",
        "Förbättringsförslag",
        "Förslag till förändringar",
        "Prioriterade behov",
        "Nya satsningar 2025",
    ],
)
def test_a_heading_of_proposals_announces_them(name: str) -> None:
    items = [item("Stängning av biblioteket i Näs, 1 450 tkr"), item("Höjda avgifter i kulturskolan")]
    assert texts(heading(name, 2), *items) == ["Stängning av biblioteket i Näs", "Höjda avgifter i kulturskolan"]


@pytest.mark.parametrize(
    "lead",
    [
        "Följande besparingar föreslås:",
        "Nämnden föreslår följande neddragningar:",
        "För att klara ramen krävs följande:",
        "Ramen klaras genom:",
        "Underskottet hanteras genom följande effektiviseringar:",
    ],
)
def test_a_lead_of_savings_announces_them(lead: str) -> None:
    items = [item("Stängning av biblioteket i Näs"), item("Färre gruppträffar i hemtjänsten")]
    assert texts(block(lead), *items) == ["Stängning av biblioteket i Näs", "Färre gruppträffar i hemtjänsten"]


@pytest.mark.parametrize(
    "lead",
    [
        "Följande styrkor bör lyftas fram:",
        "I undersökningen framkom följande:",
        "De största riskerna är:",
        "Följande har genomförts under året:",
        "Barnkonventionen innebär att:",
        "Ansökan ska innehålla:",
        "Enligt skollagen behöver huvudmannen:",
        "Den som söker bygglov behöver:",
        "Underskottet beror på:",
        "Metoden består av följande steg:",
        "Remissinstanserna framför bland annat:",
        "Följande krav ställs på leverantören:",
        "Nämnden ansvarar för:",
    ],
)
def test_states_reasons_and_duties_in_a_list_are_no_measures(lead: str) -> None:
    assert texts(block(lead), item("Låg närvaro på mellanstadiet"), item("Högre kostnader för skolskjuts")) == []


@pytest.mark.parametrize("name", ["Utmaningar", "Konsekvenser av sparkrav", "Genomförda besparingar", "Resultat"])
def test_a_heading_of_what_was_is_none(name: str) -> None:
    assert texts(heading(name, 2), item("Låg närvaro på mellanstadiet"), item("Höjda avgifter i kulturskolan")) == []


def test_a_list_without_marks_is_one() -> None:
    items = [block("Stängning av biblioteket, 1 450 tkr (kulturchefen)"), block("Halverat öppethållande, 820 tkr")]
    assert [(m.text, m.responsible) for m in found(heading("Förslag till besparingar", 2), *items)] == [
        ("Stängning av biblioteket", ("kulturchefen",)),
        ("Halverat öppethållande", ()),
    ]


def test_lines_without_marks_that_tell_no_deed_are_none() -> None:
    lines = [block("Kulturskolan och biblioteken"), block("Gator och parker")]
    assert texts(heading("Förslag till besparingar", 2), *lines) == []
    assert texts(block("Följande bör beaktas:"), block("Fler bör nås i tid."), block("Unga bör nås")) == []


def test_an_amount_that_goes_to_something_is_no_measure() -> None:
    assert texts(heading("Satsningar", 2), item("Utveckling av ungdomsportal 50 tkr"), item("Mentorer 30 tkr")) == []


def test_a_lead_that_tells_somebody_is_not_itself_what_is_to_be_done() -> None:
    assert texts(block("Förvaltningen rekommenderar nämnden att prioritera:"), item("Lokaler i Näs")) == []


@pytest.mark.parametrize(
    ("text", "measure", "who"),
    [
        ("Stängning av badet, 1 450 tkr", "Stängning av badet", ()),
        ("Stängning av badet (ca 2 mnkr)", "Stängning av badet", ()),
        ("Minskad städning – 300 tkr", "Minskad städning", ()),
        ("Stängning av badet, 300 tkr (kulturchefen)", "Stängning av badet", ("kulturchefen",)),
        ("Spara 300 tkr", "Spara 300 tkr", ()),
        ("Avsätta medel för 2 nya tjänster", "Avsätta medel för 2 nya tjänster", ()),
    ],
)
def test_an_amount_set_off_at_the_end_is_no_part_of_a_measure(text: str, measure: str, who: tuple[str, ...]) -> None:
    apart = take_apart(text)
    assert (apart.text, apart.responsible) == (measure, who)
