"""What money pays for in prose, and what the words of a table of money say."""

import pytest

from extractors.money.prose import from_text
from extractors.money.tables import from_table
from extractors.money.words import is_total, kind_of, speaks_of_money, speaks_of_other
from extractors.sections.tree import Node
from models.document import Block, Table
from models.records import AmountKind, UnitSource
from tests.unit.extractors.page_factory import block, heading, item, reading, table


def told(text: str, *, is_item: bool = False) -> list[tuple[str | None, int]]:
    given = reading(item(text) if is_item else block(text))
    node = given.structure.nodes[0]
    return [(found.label, int(found.value)) for found in from_text(given, node, node.passage, is_item=is_item)]


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("Utbildningen kostar 40 kkr per år.", "Utbildningen", 40_000),
        ("Nämnden avsätter 500 tkr för fortbildning av personal.", "fortbildning av personal", 500_000),
        ("Nämnden beviljar 350 000 kr till Kulturhuset.", "Kulturhuset", 350_000),
        ("Kostnaden för skolskjuts beräknas till 2,3 mnkr 2024.", "Kostnaden för skolskjuts", 2_300_000),
        ("Underskottet är 3,4 mnkr.", "Underskottet", 3_400_000),
        ("Kommunen har en skuld på 4 mnkr.", "skuld", 4_000_000),
    ],
)
def test_the_label_is_what_the_money_pays_for_or_is_said_of(text: str, label: str, value: int) -> None:
    assert told(text) == [(label, value)]


@pytest.mark.parametrize("text", ["Fortbildning, 500 tkr", "Fortbildning: 500 tkr", "Fortbildning – 500 tkr"])
def test_in_a_list_the_item_is_the_label(text: str) -> None:
    assert told(text, is_item=True) == [("Fortbildning", 500_000)]


def test_each_amount_of_a_sentence_has_its_own_label() -> None:
    text = "Nämnden avsätter 500 tkr för fortbildning och 200 tkr för läromedel."
    assert told(text) == [("fortbildning", 500_000), ("läromedel", 200_000)]


@pytest.mark.parametrize(
    "text", ["Antalet elever är 500.", "Den 12 mars 2024 möttes 40 personer.", "2 miljoner invånare"]
)
def test_other_numbers_are_no_money(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", ["Summa", "Totalt", "Summa intäkter", "S:a", "Delsumma", "SUMMA KOSTNADER"])
def test_a_sum_is_known_by_its_label(text: str) -> None:
    assert is_total(text)


@pytest.mark.parametrize("text", ["Summering av året", "Nettokostnad", "Löner", "Insatser totalt sett"])
def test_other_labels_are_no_sums(text: str) -> None:
    assert not is_total(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Budget 2024", AmountKind.BUDGET),
        ("Internbudget", AmountKind.BUDGET),
        ("Driftbudget", AmountKind.BUDGET),
        ("Utfall", AmountKind.OUTCOME),
        ("Bokslut 2022", AmountKind.OUTCOME),
        ("Helårsprognos", AmountKind.FORECAST),
        ("Avvikelse", AmountKind.DEVIATION),
        ("Avvikelse budget/utfall", AmountKind.DEVIATION),
        ("Investering", AmountKind.INVESTMENT),
        ("Statsbidrag", AmountKind.EXTERNAL),
        ("Anslag", AmountKind.ALLOCATION),
        ("Löner", None),
        ("Planering", None),
        pytest.param(
            "Budgetavvikelse",
            AmountKind.DEVIATION,
        ),
    ],
)
def test_a_header_names_the_kind_of_money(text: str, kind: AmountKind | None) -> None:
    assert kind_of(text) is kind


def test_the_header_goes_before_the_label() -> None:
    assert kind_of("Utfall 2022", "Investeringar") is AmountKind.OUTCOME
    assert kind_of("2022", "Investeringar") is AmountKind.INVESTMENT
    assert kind_of(None, "2022") is None


@pytest.mark.parametrize("text", ["Budget", "Kostnad per plats", "Netto", "Pris", "Driftkostnad"])
def test_words_of_money(text: str) -> None:
    assert speaks_of_money(text)
    assert not speaks_of_other(text)


@pytest.mark.parametrize("text", ["Antal", "Andel %", "Årsarbetare", "Elever", "Index"])
def test_words_of_counts_and_shares(text: str) -> None:
    assert speaks_of_other(text)
    assert not speaks_of_money(text)


def read(*items: Block | Table) -> list[tuple[str | None, str | None, int, str | None, UnitSource | None]]:
    given = reading(*items)
    node: Node = next(node for node in given.structure.nodes if node.table)
    grid = node.table
    assert grid is not None
    return [(f.label, f.column, int(f.value), f.unit, f.unit_from) for f in from_table(given, node, grid)]


COSTS = (["", "Budget", "Utfall"], ["Löner", "100", "90"])


class TestTables:
    def test_each_cell_is_named_by_its_row_and_its_column(self) -> None:
        caption = block("Belopp i tkr")
        assert read(caption, table(*COSTS, caption=caption)) == [
            ("Löner", "Budget", 100_000, "tkr", UnitSource.CAPTION),
            ("Löner", "Utfall", 90_000, "tkr", UnitSource.CAPTION),
        ]

    def test_where_rows_are_years_the_column_names_the_money(self) -> None:
        found = read(table(["År", "Driftskostnad (kkr)"], ["2009", "140"], ["2010", "150"]))
        assert [row[2] for row in found] == [140_000, 150_000]
        assert all(row[0] is not None and row[0].startswith("Driftskostnad") for row in found)

    @pytest.mark.parametrize(
        ("items", "source"),
        [
            ((heading("Driftbudget (tkr)"), table(*COSTS)), UnitSource.HEADING),
            ((block("Alla belopp anges i tkr."), table(*COSTS)), UnitSource.NOTE),
            ((table(["tkr", "Budget", "Utfall"], COSTS[1]),), UnitSource.COLUMN),
            ((table(["", "Budget", "Utfall"], ["Löner", "100 tkr", "90 tkr"]),), UnitSource.CELL),
        ],
    )
    def test_the_unit_is_stated_somewhere_near(self, items: tuple[Block | Table, ...], source: UnitSource) -> None:
        assert [row[2:] for row in read(*items)] == [(100_000, "tkr", source), (90_000, "tkr", source)]

    def test_without_a_unit_in_reach_the_amount_is_as_printed(self) -> None:
        assert [row[2:] for row in read(table(*COSTS))] == [(100, None, None), (90, None, None)]

    def test_columns_of_counts_are_left_out(self) -> None:
        found = read(table(["", "Budget tkr", "Antal elever"], ["Skola", "100", "90"]))
        assert [row[1:3] for row in found] == [("Budget tkr", 100_000)]

    @pytest.mark.parametrize("text", ["–", "", "e.u.", "12 %", "Ej aktuellt"])
    def test_what_is_no_amount_gives_none(self, text: str) -> None:
        assert read(table(["tkr", "Budget"], ["Löner", text])) == []

    @pytest.mark.parametrize(
        ("text", "value"), [("−40", -40_000), ("-40", -40_000), ("–40", -40_000), ("1 250", 1_250_000)]
    )
    def test_minus_signs_and_thousands(self, text: str, value: int) -> None:
        assert [row[2] for row in read(table(["tkr", "Avvikelse"], ["Löner", text]))] == [value]

    def test_a_table_of_something_else_holds_no_money(self) -> None:
        assert read(table(["Kommun", "Index 2022"], ["Arvika", "67"])) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Socialnämnden redovisar ett underskott på 8,9 mnkr.", [("underskott", 8_900_000)]),
        ("Stiftelsen ansöker om 75 000 kr i bidrag till en festival.", [("bidrag till en festival", 75_000)]),
        ("Intäkterna blev 400 tkr lägre än budget.", [("Intäkterna", 400_000)]),
        (
            "Kommunens skuld var vid årsskiftet 2022 en och en halv miljard kronor.",
            [("Kommunens skuld", 1_500_000_000)],
        ),
        ("Nämnden har ett krav på 1 procent, motsvarande 1,9 mnkr.", [("krav på 1 procent", 1_900_000)]),
        (
            "Kommunen har fått 899 mkr (862) i skatteintäkter.",
            [("skatteintäkter", 899_000_000), ("skatteintäkter", 862_000_000)],
        ),
        (
            "Att ställa 500 tkr ur anslag A och 700 tkr ur anslag B till nämndens förfogande för utredning.",
            [("anslag A", 500_000), ("anslag B", 700_000)],
        ),
        ("Bokslutet innebär att totalt 14 mnkr avsatts till en reserv.", [("reserv", 14_000_000)]),
        ("I bokslut 2019 avsätts ytterligare 6 mnkr.", [(None, 6_000_000)]),
    ],
)
def test_a_sentence_says_what_its_money_is_for(text: str, found: list[tuple[str | None, int]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize("text", ["Kostnaden blev 3 mkr (2).", "Kostnaden blev 3 mkr (2023)."])
def test_a_note_or_a_year_in_parentheses_is_no_amount_of_the_year_before(text: str) -> None:
    assert len(told(text)) == 1
