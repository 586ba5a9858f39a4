"""Headings that run into their text, labels that wrap, minutes set as a form."""

import pytest

from extractors.sections.cutting import cut
from extractors.sections.forms import as_text
from extractors.sections.labels import whole_labels
from extractors.sections.roles import Role
from extractors.sections.run_in import run_in
from extractors.sections.tree import structure
from models.document import Block, BlockKind
from tests.unit.extractors.page_factory import block, heading, line, parsed, table


def texts(*items: object) -> list[str]:
    return [item.text for item in items if isinstance(item, Block)]


class TestCutting:
    def test_each_part_has_its_own_words(self) -> None:
        whole = block("Planen antas. Ärendet avslutas.", lines=(line("Planen antas. Ärendet"), line("avslutas.", 114)))
        parts = cut(whole, len("Planen antas. "))
        assert parts is not None
        assert texts(*parts) == ["Planen antas.", "Ärendet avslutas."]
        assert [[one.text for one in part.lines] for part in parts] == [["Planen antas."], ["Ärendet", "avslutas."]]

    @pytest.mark.parametrize("at", [0, 3, len("Planen antas.")])
    def test_no_word_is_cut_and_no_part_is_empty(self, at: int) -> None:
        assert cut(block("Planen antas."), at) is None


class TestRunIn:
    @pytest.mark.parametrize(
        ("text", "parts"),
        [
            ("Beslut Nämnden antar planen.", ["Beslut", "Nämnden antar planen."]),
            ("Beslut: Planen antas nu.", ["Beslut", "Planen antas nu."]),
            ("Sammanfattning av ärendet Kommunen har fått pengar.",
             ["Sammanfattning av ärendet", "Kommunen har fått pengar."]),
            ("Förslag till beslut 1. Planen antas.", ["Förslag till beslut", "1. Planen antas."]),
            ("Beslut. Nämnden antar planen.", ["Beslut", "Nämnden antar planen."]),
            ("Beslutet skickas till. Akten", ["Beslutet skickas till", "Akten"]),
            ("Skickas till Kommunfullmäktige", ["Skickas till", "Kommunfullmäktige"]),
        ],
    )  # fmt: skip
    def test_a_heading_is_set_apart_from_what_follows(self, text: str, parts: list[str]) -> None:
        assert texts(*run_in(block(text))) == parts

    @pytest.mark.parametrize(
        "text",
        [
            "Beslut fattades av nämnden redan förra året.",
            "Nämnden beslutar att anta planen.",
            "Omröstning begärs. Nämnden röstar.",
            "Bilaga A Kostnader för planen",
            "Kommunstyrelsens ordförande Anna Ek informerar.",
            "Beslut",
        ],
    )
    def test_a_sentence_stays_whole(self, text: str) -> None:
        assert texts(*run_in(block(text))) == [text]

    def test_a_decision_behind_the_title_of_a_paragraph_is_set_apart(self) -> None:
        title = heading("§ 91 Dagordning. Kommunstyrelsen beslutar att fastställa dagordningen.")
        assert texts(*run_in(title)) == ["§ 91 Dagordning.", "Kommunstyrelsen beslutar att fastställa dagordningen."]

    def test_the_next_heading_is_no_line_of_the_title(self) -> None:
        lines = (line("§ 18 Bidrag"), line("Kommunstyrelsens beslut", 114))
        title = block("§ 18 Bidrag Kommunstyrelsens beslut", BlockKind.HEADING, level=1, lines=lines)
        assert texts(*run_in(title)) == ["§ 18 Bidrag", "Kommunstyrelsens beslut"]

    def test_a_title_alone_stays_whole(self) -> None:
        assert texts(*run_in(heading("§ 91 Svar på motion om hur kommunstyrelsen beslutar"))) == [
            "§ 91 Svar på motion om hur kommunstyrelsen beslutar"
        ]


class TestLabels:
    def test_a_label_that_wraps_is_one(self) -> None:
        items = [
            block("Närvarande ej", BlockKind.MARGIN),
            block("Liselott Ljung (KD)", label="Närvarande ej"),
            block("tjänstgörande ersättare", BlockKind.MARGIN),
            block("Övriga", BlockKind.MARGIN),
        ]
        out = [item for item in whole_labels(items) if isinstance(item, Block)]
        assert texts(*out) == ["Närvarande ej tjänstgörande ersättare", "Liselott Ljung (KD)", "Övriga"]
        assert out[1].label == "Närvarande ej tjänstgörande ersättare"

    def test_labels_that_begin_with_a_capital_are_two(self) -> None:
        items = [block("Plats", BlockKind.MARGIN), block("Sal A", label="Plats"), block("Tid", BlockKind.MARGIN)]
        assert whole_labels(items) == items


class TestForms:
    def test_a_table_with_the_decision_beside_its_label_is_text(self) -> None:
        form = table(["§ 8", "Budget"], ["Ärende", "Ekonomen redovisar."], ["Beslut", "Nämnden godkänner."])
        sections = structure(parsed(form))
        last = sections.nodes[-1]
        assert last.block is not None
        assert (last.block.text, last.role) == ("Nämnden godkänner.", Role.DECIDED)
        assert sections.nodes[0].is_heading

    def test_another_table_stays_one(self) -> None:
        plan = table(["Åtgärd", "Ansvarig"], ["Utreda frågan", "Nämnden"])
        assert as_text(plan) == [plan]


def test_the_line_of_a_paragraph_ends_the_section_above_even_where_it_is_not_bold() -> None:
    sections = structure(
        parsed(heading("§ 1 Upprop"), heading("Beslut", 2), block("Ja."), block("§ 2 Budget"), block("X"))
    )
    assert sections.nodes[2].role is Role.DECIDED
    assert sections.nodes[4].role is None


def test_a_sentence_that_mentions_a_paragraph_ends_nothing() -> None:
    sections = structure(parsed(heading("Beslut"), block("§ 12 i kommunallagen gäller."), block("X")))
    assert sections.nodes[2].role is Role.DECIDED
