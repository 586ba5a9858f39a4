"""What a document's head says about it."""

import datetime

from extractors.records.document import extract
from extractors.sections.head import head_texts, names_sender, title_block
from models.document import Block, Line, Table
from models.records import DocumentInfo, DocumentKind
from tests.unit.extractors.page_factory import block, heading, line, reading


def info(*items: Block | Table, kind: DocumentKind = DocumentKind.TJANSTESKRIVELSE) -> DocumentInfo:
    given = reading(*items, kind=kind)
    given.head, given.title = head_texts(given.structure), title_block(given.structure)
    return extract(given)[0]


def spread(*parts: str, top: float = 100) -> Block:
    """A line with wide gaps between its parts."""
    lines = [line(part, top, left=50 + 180 * i) for i, part in enumerate(parts)]
    text = " ".join(parts)
    return block(text, lines=(Line(page=1, text=text, boxes=tuple(b for one in lines for b in one.boxes), size=10),))


def test_what_stands_apart_on_one_line_of_the_head_is_read_apart() -> None:
    found = info(spread("Tjörns kommun", "Socialnämnden", "2014-05-21"), heading("Budget"))
    assert (found.municipality, found.organization) == ("Tjörn", "Socialnämnden")
    assert found.date == datetime.date(2014, 5, 21)


def test_the_day_minutes_are_approved_is_not_the_meetings() -> None:
    head = [block("Socialnämnden"), spread("Justeringens plats och tid", "Kontoret 2014-05-26")]
    assert info(*head, kind=DocumentKind.PROTOKOLL).date is None
    assert info(*head, block("Sammanträdesdatum 2014-05-21"), kind=DocumentKind.PROTOKOLL).date == datetime.date(
        2014, 5, 21
    )


def test_a_council_of_a_name_sends_its_own_papers() -> None:
    assert info(block("Kommunala pensionärsrådet")).organization == "Kommunala pensionärsrådet"


def test_who_gets_the_decision_is_told_below_the_title() -> None:
    items = [
        block("Mottagare"),
        block("Socialnämnden"),
        heading("Plan", 1),
        block("Beslutet skickas till"),
        block("Ekonomen, Rektorn"),
    ]
    assert info(*items).recipients == ("Ekonomen", "Rektorn")


def test_who_signs_stands_with_the_title_below_the_name() -> None:
    names, titles = spread("Ola Berg", "Klara Wik", top=100), spread("Planchef", "Planarkitekt", top=114)
    found = info(heading("Plan"), names, titles)
    assert [(s.name, s.title) for s in found.signed_by] == [("Ola Berg", "Planchef"), ("Klara Wik", "Planarkitekt")]


def test_a_name_without_a_title_below_signs_nothing() -> None:
    assert (
        info(
            heading("Plan"),
            block("Ola Berg"),
            block("Planen antogs i maj.", lines=(line("Planen antogs i maj.", 114),)),
        ).signed_by
        == ()
    )


def test_the_year_of_a_survey_may_stand_behind_what_it_is_about() -> None:
    assert info(heading("Brukarundersökning inom äldreomsorgen 2022")).survey_year == "2022"
    assert info(heading("Svar på enkät. Planen gäller från 2022")).survey_year is None


def test_a_line_that_says_only_who_sends_it_is_no_title() -> None:
    assert names_sender("Kultur- och fritidsnämnden 2022-11-23")
    assert names_sender("Gnosjö kommun KALLELSE")
    assert not names_sender("Plan för kultur- och fritidsnämnden med mål och medel")


def test_who_adopted_it_is_whose_it_is_where_nobody_else_is_named() -> None:
    adopted = block("Antaget av kommunfullmäktige 2024-03-21, § 29. Gäller för alla nämnder.")
    assert (
        info(heading("Ett Sotenäs för alla"), adopted, kind=DocumentKind.STRATEGI).organization == "Kommunfullmäktige"
    )


def test_where_an_assignment_comes_from_is_not_who_sends_the_paper() -> None:
    head = [block("Kulturnämnden, Motala kommun"), heading("Verksamhetsplan 2024"), block("Uppdrag från fullmäktige")]
    assert info(*head, kind=DocumentKind.OTHER).organization == "Kulturnämnden"


def test_the_day_something_ends_is_not_the_papers() -> None:
    assert info(heading("Uppföljning"), block("Slutdatum: 2024-12-31"), kind=DocumentKind.OTHER).date is None


def test_a_title_that_goes_on_from_its_genre_is_whole() -> None:
    called = heading("Kallelse till sammanträde med kulturnämnden")
    assert info(block("KALLELSE"), called, kind=DocumentKind.KALLELSE).title == called.text


def test_the_day_of_a_committees_decision_is_no_registry_number() -> None:
    assert info(heading("Uppföljning"), block("Beslutad: TN 2023-06-14 § 55")).reference is None
