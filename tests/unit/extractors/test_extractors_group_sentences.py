"""Who sits in a group, told in several sentences, by titles alone, or as items that are titles."""

import pytest

from extractors.groups.going_on import goes_on, role_of_head
from extractors.records.working_groups import extract
from models.document import Block
from tests.unit.extractors.page_factory import block, heading, item, reading

Seat = tuple[str | None, str | None, str | None]


def told(*items: Block) -> dict[str, list[Seat]]:
    """(name, body, role) of those who sit in each group."""
    groups = extract(reading(heading("Organisation"), *items))
    return {g.name: [(m.name, m.represents, m.role) for m in g.members] for g in groups}


@pytest.mark.parametrize(
    ("text", "seats"),
    [
        (
            "Styrgruppen leds av kommundirektör Ewa Rosander. Övriga ledamöter är Hamid Rostami (socialförvaltningen), "
            "Lena Pettersson Modig (skolförvaltningen) och barn- och utbildningsdirektören.",
            [
                ("Ewa Rosander", None, "kommundirektör"),
                ("Hamid Rostami", "socialförvaltningen", None),
                ("Lena Pettersson Modig", "skolförvaltningen", None),
                (None, None, "barn- och utbildningsdirektören"),
            ],
        ),
        (
            "Styrgruppen består av kommundirektören, ekonomichefen och socialchefen.",
            [(None, None, "kommundirektören"), (None, None, "ekonomichefen"), (None, None, "socialchefen")],
        ),
        (
            "I styrgruppen ingår tekniska chefen och rektor Anna Ek.",
            [(None, None, "tekniska chefen"), ("Anna Ek", None, "rektor")],
        ),
        (
            "Styrgruppen består av ekonomichef Bo Al och folkhälsostrateg Runa Hagberg (sammankallande).",
            [("Bo Al", None, "ekonomichef"), ("Runa Hagberg", None, "folkhälsostrateg (sammankallande)")],
        ),
        (
            "Ordförande i styrgruppen är Anna Ek (S). Övriga ledamöter är Bo Al (M) och Cecilia Dahl (C).",
            [("Anna Ek", "S", "ordförande"), ("Bo Al", "M", None), ("Cecilia Dahl", "C", None)],
        ),
        (
            "Styrgruppen består av rektor Anna Ek. Adjungerad är ekonom Eva Lind. Sekreterare är Kim Hult.",
            [("Anna Ek", None, "rektor"), ("Eva Lind", None, "ekonom"), ("Kim Hult", None, "sekreterare")],
        ),
    ],
)  # fmt: skip
def test_a_group_is_told_of_over_several_sentences(text: str, seats: list[Seat]) -> None:
    assert told(block(text)) == {"Styrgrupp": seats}


def test_the_group_is_the_one_that_the_sentence_before_is_about() -> None:
    text = (
        "En trafiksäkerhetsgrupp följer arbetet. I gruppen ingår trafikingenjör Anna Ek (sammankallande), Bo Al från "
        "polisen samt Gun-Britt Ohlin som företräder pensionärsrådet."
    )
    assert told(block(text)) == {
        "Trafiksäkerhetsgrupp": [
            ("Anna Ek", None, "trafikingenjör (sammankallande)"),
            ("Bo Al", "polisen", None),
            ("Gun-Britt Ohlin", "pensionärsrådet", None),
        ]
    }


def test_an_item_that_is_a_title_is_a_seat() -> None:
    items = [item("Anna Ek, kommundirektör"), item("Socialchef"), item("Bo Al (Tekniska förvaltningen)")]
    assert told(heading("Styrgrupp", 2), *items) == {
        "Styrgrupp": [
            ("Anna Ek", None, "kommundirektör"),
            (None, None, "Socialchef"),
            ("Bo Al", "Tekniska förvaltningen", None),
        ]
    }


@pytest.mark.parametrize(
    "text",
    [
        "Styrgruppen beslutade om direktivet. Övriga ledamöter i nämnden är Anna Ek och Bo Al.",
        "Målgruppen är barn. I gruppen ingår ungdomar mellan 13 och 19 år.",
        "Arbetsgruppen föreslår att Anna Ek utses till ordförande i nämnden.",
        "Styrgruppen leder arbetet. Kommundirektören är projektägare.",
        "Representant för Synskadades Riksförbund",
    ],
)
def test_others_are_not_taken_into_a_group(text: str) -> None:
    assert told(block(text)) == {}


def test_a_body_behind_a_title_is_no_person() -> None:
    assert told(heading("Referensgrupp", 2), item("Representant för Synskadades Riksförbund"))["Referensgrupp"] == [
        (None, "Synskadades Riksförbund", None)
    ]


def test_a_sentence_goes_on_with_more_or_with_a_role() -> None:
    assert goes_on("Övriga ledamöter är Bo Al") == (len("Övriga ledamöter är "), None)
    assert goes_on("Sekreterare är Kim Hult") == (len("Sekreterare är "), "Sekreterare")
    assert goes_on("Frågan är Kim Hult") is None
    assert role_of_head("Ordförande i ") == "Ordförande"
    assert role_of_head("Arbetet i ") is None


@pytest.mark.parametrize(
    ("text", "seats"),
    [
        (
            "I arbetsgruppen ska ingå Ann Mäler (sammankallande), Stig Edholm från tekniska avdelningen, samt en "
            "representant för FUB som utses senare.",
            [("Ann Mäler", None, "sammankallande"), ("Stig Edholm", "tekniska avdelningen", None), (None, "FUB", None)],
        ),
        (
            "Nämnden utser Anna Dahl (S) och Per Ek (M) till arbetsgruppen för ny simhall. Anna Dahl utses till "
            "sammankallande.",
            [("Anna Dahl", "S", "sammankallande"), ("Per Ek", "M", None)],
        ),
        (
            "I arbetsgruppen som tagit fram planen har följande personer deltagit: Krister Ek, Tyréns, och Mats By, "
            "Ecoloop.",
            [("Krister Ek", "Tyréns", None), ("Mats By", "Ecoloop", None)],
        ),
        (
            "Lokalgruppen. Strategen på kommunledningskontoret är sammankallande. Gruppen utgörs därutöver av "
            "fastighetschef samt planchef.",
            [
                (None, "kommunledningskontoret", "sammankallande"),
                (None, None, "fastighetschef"),
                (None, None, "planchef"),
            ],
        ),
    ],
)
def test_who_is_chosen_for_a_group_and_with_what_role(text: str, seats: list[Seat]) -> None:
    assert list(told(block(text)).values()) == [seats]


@pytest.mark.parametrize(
    "text",
    [
        "Nämnden utser Anna Dahl och Per Ek till protokolljusterare.",
        "Folkhälsorådet består av Anna Dahl och Per Ek.",
        "Anna Dahl är ordförande.",
    ],
)
def test_other_choices_and_councils_make_no_group(text: str) -> None:
    assert told(block(text)) == {}


def test_a_seat_is_empty_once() -> None:
    given = extract(reading(heading("Styrgrupp"), item("Representant för BUN: vakant"), item("Eva Berg, socialchef")))
    assert [(m.represents, m.vacant) for m in given[0].members] == [("BUN", True), (None, False)]
