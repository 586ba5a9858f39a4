"""Working groups and who sits in them: names, seats in lines, sentences and tables."""

import pytest

from extractors.groups.naming import named_in_heading, told_in, with_person
from extractors.groups.persons import is_title, may_be_name, part_of
from extractors.records.working_groups import extract
from models.document import Block, BlockKind, Table
from models.records import WorkingGroup
from tests.unit.extractors.page_factory import block, heading, item, line, reading, table

Seat = tuple[str | None, str | None, str | None, bool]


def seats(group: WorkingGroup) -> list[Seat]:
    """(name, body, role, vacant) of each member."""
    return [(m.name, m.represents, m.role, m.vacant) for m in group.members]


def only(*items: Block | Table) -> WorkingGroup:
    """The one group of a small document."""
    found = extract(reading(*items))
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Arbetsgrupp per nov 2009:", "Arbetsgrupp"),
        ("Referensgrupp för Upptech", "Referensgrupp för Upptech"),
        ("Styrgruppen", "Styrgrupp"),
        ("Parlamentarisk arbetsgrupp", "Parlamentarisk arbetsgrupp"),
        ("Ledningsgrupp, uppdaterad 2023-02-01", "Ledningsgrupp"),
    ],
)
def test_a_heading_names_a_group(text: str, name: str) -> None:
    found = named_in_heading(text)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("text", ["Målgrupp", "Åldersgrupper i kommunen", "Bakgrund", "Insatser för riskgrupper"])
def test_other_groups_are_none_that_somebody_sits_in(text: str) -> None:
    assert named_in_heading(text) is None


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("Styrgruppen består av Eva Ek.", " Eva Ek."),
        ("I arbetsgruppen ingår Eva Ek.", " Eva Ek."),
        ("Planen togs fram av en arbetsgrupp bestående av Eva Ek.", " Eva Ek."),
        ("Ledamöter i projektgruppen är Eva Ek.", " Eva Ek."),
    ],
)
def test_a_sentence_leads_from_a_group_to_its_members(sentence: str, rest: str) -> None:
    found = told_in(sentence)
    assert found is not None
    assert sentence[found[1] :].strip() == rest.strip()


def test_a_sentence_about_a_group_leads_to_nobody() -> None:
    assert told_in("Arbetsgruppen har träffats fem gånger.") is None


def test_a_line_may_name_a_group_and_one_in_it() -> None:
    found = with_person("Referensgrupp för Upptech Anna Berg")
    assert found is not None
    assert found[0].name == "Referensgrupp för Upptech"
    assert with_person("Referensgrupp för Upptech") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kommundirektör Eva Lundmark (ordförande)", ("Eva Lundmark", None, "kommundirektör (ordförande)", False)),
        ("Kommunchef Per Lind", ("Per Lind", None, "Kommunchef", False)),
        ("Länsmuseet (Carina Wall)", ("Carina Wall", "Länsmuseet", None, False)),
        ("Anna Berg (S)", ("Anna Berg", "S", None, False)),
        ("Eva Ek BUN", ("Eva Ek", "BUN", None, False)),
        ("en representant från simklubben (vakant)", (None, "simklubben", "representant", True)),
        ("Fastighetsägarna", (None, "Fastighetsägarna", None, False)),
        ("planarkitekt", (None, None, "planarkitekt", False)),
    ],
)
def test_a_part_says_person_title_body_or_vacancy(text: str, expected: Seat) -> None:
    part = part_of(text)
    assert (part.name, part.body, part.role, part.vacant) == expected


@pytest.mark.parametrize(
    ("text", "may"),
    [("Berndt Ulfsparre", True), ("Svenska kyrkan", False), ("Röda Korset", False), ("Kommunchef Lind", False)],
)
def test_an_unknown_name_is_told_from_an_association(text: str, may: bool) -> None:
    assert may_be_name(text) is may


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("skolpsykolog", True),
        ("1:e vice ordförande", True),
        ("Lokalpolisområdeschef", True),
        ("Polisen", False),
        ("", False),
    ],
)
def test_titles_are_known_by_their_endings(text: str, title: bool) -> None:
    assert is_title(text) is title


def test_members_in_lines_below_a_heading() -> None:
    group = only(
        heading("Styrgrupp per mars 2024"),
        item("Erik Ek – BUN"),
        item("vakant – SN"),
        item("Ekonom, KLK"),
        item("Socialchef: vakant"),
        block("Övriga deltagare: Sara Nyholm, Ungdomsrådet; Osvald Kihl, Företagarna"),
    )
    assert (group.name, group.as_of) == ("Styrgrupp", "2024-03")
    assert seats(group) == [
        ("Erik Ek", "BUN", None, False),
        (None, "SN", None, True),
        (None, "KLK", "Ekonom", False),
        (None, None, "Socialchef", True),
        ("Sara Nyholm", "Ungdomsrådet", None, False),
        ("Osvald Kihl", "Företagarna", None, False),
    ]


def test_members_in_a_sentence_with_what_is_said_of_each() -> None:
    group = only(
        block(
            "I arbetsgruppen ingår Kerstin Holm, fritidsförvaltningen, sammankallande, Ali Demir, tekniska kontoret, "
            "samt en representant från simklubben (vakant)."
        )
    )
    assert seats(group) == [
        ("Kerstin Holm", "fritidsförvaltningen", "sammankallande", False),
        ("Ali Demir", "tekniska kontoret", None, False),
        (None, "simklubben", None, True),
    ]


def test_members_in_a_table_whatever_its_columns_are_called() -> None:
    group = only(
        heading("Projektgrupp"),
        table(
            ["Förvaltning/bolag", "Representant", "Roll"],
            ["Stadsbyggnadskontoret", "Mia Falk", "Projektledare"],
            ["Kommunala bostäder", "Ej utsedd", "Deltagare"],
        ),
    )
    assert seats(group) == [
        ("Mia Falk", "Stadsbyggnadskontoret", "Projektledare", False),
        (None, "Kommunala bostäder", "Deltagare", True),
    ]


def test_a_group_that_was_appointed_is_told_without_members() -> None:
    group = only(block("En arbetsgrupp, bemötandegruppen, har utsetts för att utveckla en plan."))
    assert (group.name, seats(group)) == ("Bemötandegruppen", [])


def test_a_group_that_is_only_mentioned_is_none() -> None:
    assert extract(reading(block("I arbetsgruppens uppdrag ingår att ta fram förslag."))) == []


def test_the_list_tells_where_a_group_stands_not_an_earlier_mention() -> None:
    listed = block("Arbetsgrupp", BlockKind.HEADING, level=1, lines=(line("Arbetsgrupp", top=400),))
    group = only(
        block("Detta görs av en arbetsgrupp:"), block("Arbetet är långsiktigt."), listed, item("Erik Ek – BUN")
    )
    assert group.places[0].quote == "Arbetsgrupp"


def test_members_from_somewhere_and_the_seat_that_the_next_sentence_leaves_empty() -> None:
    group = only(
        block(
            "Arbetsgruppen för äldres hälsa består av Anna Berg från hälsocentralen (sammankallande), kurator Eva Ek "
            "från elevhälsan, Bo Lind från skolan, som varit sekreterare, samt en representant för föreningarna, som "
            "utses av dem. Omsorgens plats är vakant sedan mars 2023."
        )
    )
    assert (group.name, group.as_of) == ("Arbetsgruppen för äldres hälsa", None)
    assert seats(group) == [
        ("Anna Berg", "hälsocentralen", "sammankallande", False),
        ("Eva Ek", "elevhälsan", "kurator", False),
        ("Bo Lind", "skolan", "sekreterare", False),
        (None, "föreningarna", None, False),
        (None, "Omsorgen", None, True),
    ]


def test_one_who_was_somewhere_with_a_group_sits_not_in_it() -> None:
    assert extract(reading(block("Styrgruppen med Anna Berg besökte skolan."))) == []
