"""Whom a document names, and in what capacity: what decides whether the name is published."""

import pytest

from extractors.checks import checked
from extractors.persons.capacity import capacity_of
from extractors.persons.finding import find_names
from models.document import Block, BlockKind, Line, ParsedDocument
from models.extraction import Extraction
from models.persons import PersonCapacity
from models.provenance import BBox
from models.records import Capacity, Meeting, Participant
from tests.unit.extractors.record_factory import decision, document, extraction, measure, place

ELECTED, OFFICIAL, PRIVATE, UNKNOWN = (
    PersonCapacity.ELECTED,
    PersonCapacity.OFFICIAL,
    PersonCapacity.PRIVATE,
    PersonCapacity.UNKNOWN,
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("att bevilja Karin Lundqvist bygglov", ["Karin Lundqvist"]),
        ("Eva-Lotta von Essen och Per Ek hörs", ["Eva-Lotta von Essen", "Per Ek"]),
        ("LUNDQVIST, KARIN", ["Karin Lundqvist"]),
        ("Ragnhild Swahn Petter Almqvist", ["Ragnhild Swahn", "Petter Almqvist"]),
        ("Karin Lundqvists yrkande", ["Karin Lundqvists"]),
        ("Xhevrije Krasniqi anför", ["Xhevrije Krasniqi"]),
    ],
)
def test_persons_are_found(text: str, names: list[str]) -> None:
    assert [span.name for span in find_names(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Karin Boyes gata",
        "Anna Lindhs minnesfond",
        "Röda Korset",
        "Svenska Kyrkan i Västra Torup",
        "Malin Olssons Bygg",
        "Kommunstyrelsen Trelleborg",
        "Northern Industrial Park",
        "Tekniska Nämnden",
        "Anna Whitlocks gymnasium",
    ],
)
def test_streets_funds_firms_and_bodies_are_none(text: str) -> None:
    assert find_names(text) == []


@pytest.mark.parametrize(
    ("text", "capacity"),
    [
        ("Karin Lundqvist (S) yrkar", ELECTED),
        ("Karin Lundqvist, M, reserverar sig", ELECTED),
        ("utse Karin Lundqvist till ersättare i bygdegårdsföreningen", ELECTED),
        ("entlediga Karin Lundqvist från uppdraget som ledamot", ELECTED),
        ("bifalla Karin Lundqvists yrkande", ELECTED),
        ("kommunalrådet Karin Lundqvist informerar", ELECTED),
        ("enhetschef Karin Lundqvist", OFFICIAL),
        ("Karin Lundqvist, skolpsykolog, deltar", OFFICIAL),
        ("Karin Lundqvist redogör för läget", OFFICIAL),
        ("Handläggare: Karin Lundqvist", OFFICIAL),
        ("bevilja sökanden Karin Lundqvist", PRIVATE),
        ("klagomål från vårdnadshavaren Karin Lundqvist", PRIVATE),
        ("fastighetsägare Karin Lundqvist, ordförande", PRIVATE),
        ("avslå medborgarförslaget från Karin Lundqvist", PRIVATE),
        ("Karin Lundqvist har hörts", UNKNOWN),
    ],
)
def test_the_words_beside_a_name_tell_the_capacity(text: str, capacity: PersonCapacity) -> None:
    (span,) = find_names(text)
    assert capacity_of(text, span) is capacity


def persons(whole: Extraction) -> dict[str, str]:
    return {person.name: person.capacity.value for person in whole.persons}


def test_who_is_elected_anywhere_in_the_document_is_so_everywhere() -> None:
    line = Line(page=2, text="Karin Lundqvist (C)", boxes=(BBox(0, 0, 9, 9),) * 3, size=11)
    block = Block(kind=BlockKind.PARAGRAPH, text=line.text, lines=(line,))
    one = extraction(decision(text="återremittera enligt Karin Lundqvist"))
    parsed = ParsedDocument(document=one.source, pages=(), blocks=(block,), tables=(), flow=())
    assert persons(checked(one, parsed)) == {"Karin Lundqvist": "elected"}
    assert persons(checked(one)) == {"Karin Lundqvist": "unknown"}


def test_those_present_signing_and_answering_are_known_and_guests_are_not() -> None:
    def present(name: str, **more: object) -> Participant:
        return Participant.model_validate({"id": name, "places": (place(name),), "extractor": "m", "name": name} | more)

    listed = (
        present("Eva Ek", capacity=Capacity.SUBSTITUTE),
        present("Bo Alm", role="ekonom"),
        present("Siv Frisk"),
    )
    meeting = Meeting(id="m", places=(place("Tid"),), extractor="meeting", participants=listed)
    whole = checked(extraction(measure(responsible=("Ulla Rask",)), meeting=meeting))
    assert persons(whole) == {
        "Eva Ek": "elected",
        "Bo Alm": "official",
        "Siv Frisk": "unknown",
        "Ulla Rask": "official",
    }


def test_a_masked_persons_spellings_are_all_told() -> None:
    title = document(title="Ansökan från Karin Zetterqvist")
    one = decision(text="Zetterqvists ansökan avslås", places=(place("ZETTERQVIST KARIN", page=3),))
    (person,) = checked(extraction(one, document=title)).persons
    assert set(person.spellings) >= {"Karin Zetterqvist", "ZETTERQVIST KARIN", "Zetterqvists"}
    assert person.pages == (1, 3)


def test_a_given_name_alone_counts_where_only_a_private_person_can_stand() -> None:
    assert persons(checked(extraction(decision(text="bevilja eleven Kalle skolskjuts")))) == {"Kalle": "private"}
    assert persons(checked(extraction(decision(text="bygga ut Karin")))) == {}
