"""Notices and minutes number their business in many ways: each layout here is one that municipalities print."""

from collections.abc import Sequence
from typing import Any

import pytest

from extractors.records.agenda_items import extract as agenda_items
from extractors.records.decisions import extract as decisions
from models.document import Block, BlockKind, Table
from models.records import AgendaItem, DocumentKind
from tests.unit.extractors.page_factory import block, heading, line, reading, table

NOTICE, MINUTES = DocumentKind.KALLELSE, DocumentKind.PROTOKOLL
Item = Block | Table


def put(text: str, top: float, left: float = 50, kind: BlockKind = BlockKind.PARAGRAPH, **more: Any) -> Block:
    """A block of one line in its place; an item of a list with its marker in front of the line."""
    marker, bold = more.pop("marker", None), more.pop("bold", False)
    printed = f"{marker} {text}" if marker else text
    look = {"bold": bold, "page": more.pop("page", 1)}
    return block(text, kind, marker=marker, lines=(line(printed, top, left=left, **look),), **more)


def head(text: str, top: float, left: float = 90) -> Block:
    """A bold heading in its place."""
    return put(text, top, left, BlockKind.HEADING, bold=True, level=2)


def margin(text: str, top: float) -> Block:
    """A label in the margin."""
    return put(text, top, 50, BlockKind.MARGIN, bold=True)


def point(marker: str, text: str, top: float, left: float = 110) -> Block:
    """A numbered item of a list in its place."""
    return put(text, top, left, BlockKind.LIST_ITEM, marker=marker, level=1)


def told(found: Sequence[AgendaItem]) -> list[tuple[str, str | None]]:
    return [(one.number, one.title) for one in found]


def items(*parts: Item, kind: DocumentKind = NOTICE) -> list[tuple[str, str | None]]:
    return told(agenda_items(reading(heading("Socialnämnden"), *parts, kind=kind)))


def of_items(*parts: Item, kind: DocumentKind = NOTICE) -> list[tuple[str | None, str]]:
    """(number of the item, text) of each decision."""
    found = reading(heading("Socialnämnden"), *parts, kind=kind)
    return [(d.agenda_item, d.text) for d in decisions(found)]


IN_MARGIN = (
    margin("1", 100),
    head("Upprop", 100),
    margin("2", 130),
    head("Tillsynsplan 2025 enligt miljöbalken MBN/2024:530", 130),
    put("Nämnden ska varje år upprätta en plan.", 145, 90),
    head("Förslag till beslut", 160, 95),
    point("1.", "Tillsynsplanen för 2025 antas.", 175),
    point("2.", "Miljöchefen får i uppdrag att redovisa planen.", 190),
    point("3.", "Planen gäller tills vidare.", 205),
    margin("3", 230),
    head("Övrigt", 230),
)


class TestNumbers:
    def test_alone_in_the_margin_number_the_title_beside_them(self) -> None:
        assert items(*IN_MARGIN) == [
            ("1", "Upprop"),
            ("2", "Tillsynsplan 2025 enligt miljöbalken"),
            ("3", "Övrigt"),
        ]

    def test_in_the_margin_hold_the_proposals_below_them(self) -> None:
        assert [number for number, _ in of_items(*IN_MARGIN)] == ["2", "2", "2"]

    def test_in_the_margin_of_minutes_number_their_items_too(self) -> None:
        assert [n for n, _ in items(*IN_MARGIN, kind=MINUTES)] == ["1", "2", "3"]

    def test_in_the_margin_beside_running_text_number_nothing(self) -> None:
        text = "Nämnden har under året arbetat med frågan på många sätt. " * 6
        assert items(margin("1", 100), put(text, 100), margin("2", 150), put(text, 150)) == []

    def test_of_one_proposals_points_are_no_agenda(self) -> None:
        points = [point(f"{n}.", "Planen antas.", 150 + 15 * n) for n in (1, 2, 3)]
        assert items(head("Förslag till beslut", 150), *points) == []

    def test_of_points_at_the_same_edge_are_told_from_those_of_the_items(self) -> None:
        flat = [
            point("1.", "Upprop", 100, 50),
            point("2.", "Budget 2025", 120, 50),
            put("Förslag till beslut", 135),
            point("1.", "Budgeten antas.", 150, 50),
            point("2.", "Den överlämnas.", 165, 50),
            point("3.", "Den gäller genast.", 180, 50),
            point("3.", "Taxor", 200, 50),
            point("4.", "Övrigt", 220, 50),
        ]
        assert [title for _, title in items(*flat)] == ["Upprop", "Budget 2025", "Taxor", "Övrigt"]

    def test_of_more_points_than_items_do_not_win_over_the_items(self) -> None:
        many = [point(f"{n}.", "Planen antas.", 200 + 15 * n) for n in range(1, 6)]
        agenda = [head("1 Upprop", 100), head("2 Planen", 130), head("Förslag till beslut", 150), *many]
        assert items(*agenda, head("3 Övrigt", 300)) == [("1", "Upprop"), ("2", "Planen"), ("3", "Övrigt")]

    @pytest.mark.parametrize("prefix", ["Ärende {}", "Ärende {}.", "Punkt {}:", "Nr {}", "ÄRENDE {} –"])
    def test_may_be_called_what_they_number(self, prefix: str) -> None:
        named = [head(f"{prefix.format(n)} {title}", 100 * n) for n, title in ((1, "Upprop"), (2, "Budget"))]
        assert items(*named) == [("1", "Upprop"), ("2", "Budget")]

    def test_called_items_may_have_their_title_on_the_next_line(self) -> None:
        named = [head("Ärende 1", 100), head("Upprop", 115), head("Ärende 2", 200), head("Budget", 215)]
        assert items(*named) == [("1", "Upprop"), ("2", "Budget")]

    def test_may_stand_in_front_of_the_paragraph_sign(self) -> None:
        signed = [head("45 § Upprop", 100), head("46 § Budget 2025", 200), head("47 § Övrigt", 300)]
        assert items(*signed, kind=MINUTES) == [("45", "Upprop"), ("46", "Budget 2025"), ("47", "Övrigt")]

    def test_of_a_law_are_no_items(self) -> None:
        law = [put("12 § Föräldrabalken gäller.", 100), put("16 kap. 5 § Miljöbalken gäller.", 130)]
        assert items(*law, kind=MINUTES) == []

    def test_may_have_letters_for_what_came_in_late(self) -> None:
        late = [head("1. Upprop", 100), head("2. Budget", 120), head("2a. Extra ärende", 140), head("3. Övrigt", 160)]
        assert [n for n, _ in items(*late)] == ["1", "2", "2a", "3"]

    def test_lettered_points_below_an_item_are_part_of_it(self) -> None:
        parts = [head("1 Upprop", 100), head("2 Information", 120), point("a)", "Läget", 140), point("b)", "Kön", 155)]
        assert [n for n, _ in items(*parts, head("3 Övrigt", 170))] == ["1", "2", "3"]

    def test_that_are_set_in_two_ways_are_one_agenda_where_they_count_on(self) -> None:
        mixed = [
            head("1. Upprop", 100, 50),
            point("2.", "Budget", 120, 50),
            head("3. Taxor", 140, 50),
            point("4.", "Övrigt", 160, 50),
        ]
        assert [n for n, _ in items(*mixed)] == ["1", "2", "3", "4"]

    def test_go_on_behind_one_that_could_not_be_read(self) -> None:
        kept = [head(f"{n} {t}", 100 * n) for n, t in ((1, "Upprop"), (2, "Budget"), (4, "Taxor"), (5, "Övrigt"))]
        assert [n for n, _ in items(*kept)] == ["1", "2", "4", "5"]

    def test_do_not_jump_to_a_year_or_an_amount(self) -> None:
        kept = [head("1 Upprop", 100), head("2 Budget", 200), put("38 Barn bodde i kommunen.", 250)]
        assert [n for n, _ in items(*kept)] == ["1", "2"]


class TestParagraphs:
    def test_repeated_at_the_top_of_the_next_page_are_under_way_still(self) -> None:
        begun = [
            heading("§ 43 Taxor"),
            put("Socialnämnden beslutar att anta taxorna.", 90),
            heading("§ 44 Yttrande över samråd"),
            put("Socialnämnden beslutar att återremittera ärendet till förvaltningen.", 120),
            put("§ 44", 50, page=2),
            put("Samrådet pågick i två månader, och många synpunkter kom in under tiden. " * 3, 70, page=2),
        ]
        assert [n for n, _ in of_items(*begun, kind=MINUTES)] == ["43", "44"]
        assert items(*begun, kind=MINUTES) == [("43", "Taxor"), ("44", "Yttrande över samråd")]

    def test_listed_at_the_beginning_are_those_with_text_below(self) -> None:
        listed = [put("§ 43 Taxor", 60), put("§ 44 Övrigt", 75)]
        told_again = [head("§ 43 Taxor", 100), put("Taxorna höjs i år.", 120), head("§ 44 Övrigt", 140)]
        found = agenda_items(reading(*listed, *told_again, put("Inget.", 160), kind=MINUTES))
        assert [round(one.places[0].bbox.top) for one in found] == [100, 140]


class TestTitles:
    @pytest.mark.parametrize(
        ("printed", "title", "reference"),
        [
            ("2. Budget 2025 KS/2024:530", "Budget 2025", "KS/2024:530"),
            ("2. KS 2024/530 Budget 2025", "Budget 2025", "KS 2024/530"),
            ("2. 2024/00530 Budget 2025", "Budget 2025", "2024/00530"),
            ("2. Budget 2025 (Dnr SN 2024-00530)", "Budget 2025", "SN 2024-00530"),
            ("2. ”Trygg i Tyresö” – svar på motion", "”Trygg i Tyresö” – svar på motion", None),
            ("2. 2024 års bokslut", "2024 års bokslut", None),
            (
                "2. Årsredovisning 2024 för miljö- och byggnadsnämnden i sin helhet MBN/2025:14",
                "Årsredovisning 2024 för miljö- och byggnadsnämnden i sin helhet",
                "MBN/2025:14",
            ),
        ],
    )
    def test_stand_without_their_registry_number(self, printed: str, title: str, reference: str | None) -> None:
        found = agenda_items(reading(head("1. Upprop", 100), head(printed, 130), kind=NOTICE))
        assert (found[1].title, found[1].reference) == (title, reference)

    def test_beside_a_number_in_the_margin_give_their_registry_number(self) -> None:
        long = head("Årsredovisning 2024 för miljö- och byggnadsnämnden i sin helhet MBN/2025:14", 130)
        found = agenda_items(reading(margin("1", 100), head("Upprop", 100), margin("2", 130), long, kind=NOTICE))
        assert found[1].reference == "MBN/2025:14"

    def test_a_registry_number_that_a_title_is_about_is_left_in_a_sentence_below(self) -> None:
        text = put(
            "Ärendet har tidigare behandlats av kommunstyrelsen, som då gav det nummer KS 2020/17 i sitt diarium.", 115
        )
        found = agenda_items(reading(head("1. Upprop", 100), text, head("2. Budget", 150), kind=NOTICE))
        assert [one.reference for one in found] == [None, None]


class TestPapers:
    """A list of the items first, then the papers of each."""

    LIST = (point("1.", "Upprop", 100, 50), point("2.", "Budget 2025", 115, 50), point("3.", "Taxor 2025", 130, 50))

    def test_hold_decisions_under_a_heading_that_repeats_number_and_title(self) -> None:
        papers = [
            head("2. Budget 2025", 200),
            head("Förslag till beslut", 220),
            put("Socialnämnden antar budgeten.", 235),
            head("3. Taxor 2025", 300),
            head("Förslag till beslut", 320),
            put("Socialnämnden antar taxorna.", 335),
        ]
        assert [n for n, _ in items(*self.LIST, *papers)] == ["1", "2", "3"]
        assert [n for n, _ in of_items(*self.LIST, *papers)] == ["2", "3"]

    def test_hold_decisions_under_a_heading_that_repeats_the_title_alone(self) -> None:
        papers = [
            head("Budget 2025", 200),
            head("Förslag till beslut", 220),
            put("Socialnämnden antar budgeten.", 235),
            head("Taxor 2025", 300),
            head("Förslag till beslut", 320),
            put("Socialnämnden antar taxorna.", 335),
        ]
        assert [n for n, _ in of_items(*self.LIST, *papers)] == ["2", "3"]


class TestTables:
    def test_with_groups_and_a_column_of_numbers_at_the_right_are_read_by_their_numbers(self) -> None:
        rows = table(
            ("Ärende", "Dnr", "Nr"),
            ("Beslutsärenden", "", ""),
            ("Budget 2025", "SN 2024/1", "1"),
            ("Informationsärenden", "", ""),
            ("Läget i bygget", "SN 2024/2", "2"),
        )
        assert items(rows) == [("1", "Budget 2025"), ("2", "Läget i bygget")]

    def test_of_costs_whose_rows_are_numbered_do_not_win_over_headings(self) -> None:
        costs = table(("Nr", "Projekt", "Kostnad"), ("1", "Bro", "4"), ("2", "Väg", "5"), ("3", "Park", "6"))
        assert items(head("1. Upprop", 50), head("2. Budget", 70), costs, head("3. Övrigt", 300)) == [
            ("1", "Upprop"),
            ("2", "Budget"),
            ("3", "Övrigt"),
        ]


def test_another_bodys_treatment_within_an_item_is_no_item() -> None:
    minutes = [
        heading("SN § 50 AU § 61 SN § 34 Dnr 2019/17-042"),
        heading("Budget 2019"),
        block("AU § 61"),
        block("Chefen redovisar utfallet, som är sämre än väntat i år."),
        block("SN § 50"),
        block("Chefen redovisar åtgärderna."),
        heading("SN § 51 AU § 62 Dnr 2019/58-706"),
        heading("Avgift för mat"),
        block("Avgiften har varit oförändrad sedan länge."),
    ]
    found = agenda_items(reading(*minutes, kind=DocumentKind.PROTOKOLL))
    assert [(i.number, i.title, i.reference) for i in found] == [
        ("50", "Budget 2019", "2019/17-042"),
        ("51", "Avgift för mat", "2019/58-706"),
    ]
