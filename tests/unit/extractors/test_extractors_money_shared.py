"""Amounts that share a sentence, a sum or a year: each has its own label, and a year only where one is told."""

import pytest

from extractors.money.prose import from_text
from extractors.records.budget_lines import extract
from models.records import DocumentKind
from tests.unit.extractors.page_factory import block, heading, reading, table

Told = list[tuple[str | None, int, str | None]]


def told(text: str) -> Told:
    given = reading(block(text))
    node = given.structure.nodes[0]
    return [(f.label, int(f.value), f.period) for f in from_text(given, node, node.passage, is_item=False)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Av tillskottet avser 1,5 mnkr förstärkt bemanning och 800 tkr digitala lås.",
            [("förstärkt bemanning", 1_500_000, None), ("digitala lås", 800_000, None)],
        ),
        (
            "Kostnaderna sänks med 900 tkr, varav 500 tkr avser hemtjänsten och 300 tkr dagverksamheten.",
            [("Kostnaderna", 900_000, None), ("hemtjänsten", 500_000, None), ("dagverksamheten", 300_000, None)],
        ),
        (
            "Avtalet gäller 2 mkr. Därav gäller 1,5 mkr Norra skolan.",
            [("Avtalet", 2_000_000, None), ("Norra skolan", 1_500_000, None)],
        ),
        (
            "Totalt satsas 20 mkr på cykelvägar, 5 mkr på busshållplatser och 1,5 mkr på belysning.",
            [("cykelvägar", 20_000_000, None), ("busshållplatser", 5_000_000, None), ("belysning", 1_500_000, None)],
        ),
        (
            "Av överskottet står hemtjänsten för 3,1 mkr och särskilt boende för 900 tkr.",
            [("hemtjänsten", 3_100_000, None), ("särskilt boende", 900_000, None)],
        ),
    ],
)
def test_a_sum_shared_out_names_each_part_by_what_stands_beside_it(text: str, found: Told) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Färdtjänsten väntas gå med underskott på 2 400 tkr.", "Färdtjänsten"),
        ("Kostnaden per elev blir därmed 98 000 kr.", "Kostnaden per elev"),
        ("Ombyggnad (alternativ 2) beräknas till 7 mkr.", "Ombyggnad (alternativ 2)"),
        ("Nämnden avsätter 3 mkr till lovskola.", "lovskola"),
    ],
)
def test_neither_an_adverb_nor_an_idiom_nor_an_aside_is_what_money_is_for(text: str, label: str) -> None:
    assert told(text)[0][0] == label


def test_both_amounts_of_a_range_have_its_label() -> None:
    text = "Om upphandlingen drar ut på tiden beräknas merkostnaden bli tre till fyra miljoner kronor."
    assert told(text) == [("merkostnaden", 3_000_000, None), ("merkostnaden", 4_000_000, None)]


def test_an_amount_compared_with_has_the_year_beside_it_and_the_other_one_not() -> None:
    text = "Kostnaden för vikarier blev 410 tkr till och med juli, jämfört med 350 tkr samma period 2022."
    assert told(text) == [("Kostnaden för vikarier", 410_000, None), ("Kostnaden för vikarier", 350_000, "2022")]


def test_an_amount_of_today_has_no_year() -> None:
    assert told("Hyran blir 46 tkr 2026, mot dagens 41 tkr.") == [("Hyran", 46_000, "2026"), ("Hyran", 41_000, None)]


def test_a_sentence_that_goes_on_about_a_sum_has_its_year() -> None:
    text = "Nämnden har för 2026 ett bidrag på 12 mkr. Av bidraget går 7 mkr till musikskolan och 5 mkr till bad."
    assert [period for *_, period in told(text)] == ["2026", "2026", "2026"]


def test_a_sentence_about_something_else_has_not_the_year_of_the_one_before() -> None:
    text = "Belysningen byts under hösten 2023. Kompletteringen av skyltar beräknas kosta 90 tkr."
    assert told(text)[0][2] is None


def test_how_often_an_amount_is_paid_is_told_as_printed() -> None:
    assert told("Kapitalkostnaden blir 720 tkr första året.")[0][2] == "första året"
    assert told("Avtalet väntas ge 2 mkr i intäkter per år.")[0][2] == "per år"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Skolan kostar 92 miljarder kr.", "miljarder kr"),
        ("Skolan kostar 2 mnkr.", "mnkr"),
        ("Skolan kostar 9 kronor.", "kr"),
    ],
)
def test_a_unit_is_as_printed(text: str, unit: str) -> None:
    given = reading(block(text))
    assert [line.unit for line in extract(given)] == [unit]


def lines(
    rows: list[list[str]], title: str, header_rows: int = 1
) -> list[tuple[str | None, str | None, int, str | None, str | None]]:
    given = reading(heading(title), table(*rows, header_rows=header_rows), kind=DocumentKind.BUDGET)
    return [(line.label, line.column, int(line.value), line.unit, line.period) for line in extract(given)]


def test_a_tables_unit_in_words_is_as_printed() -> None:
    rows = [["Verksamhet", "Budget 2024"], ["Förskola", "3,5"]]
    found = lines(rows, "Driftbudget, belopp i miljoner kronor")
    assert found == [("Förskola", "Budget 2024", 3_500_000, "miljoner kronor", "2024")]


def test_upper_headers_without_rules_reach_over_the_columns_they_stand_in_the_middle_of() -> None:
    rows = [["", "", "Januari–juni 2025", "", "", "Helår 2025", ""], ["Nämnd", *["Budget", "Utfall", "Avvikelse"] * 2]]
    found = lines([*rows, ["Kultur", "1", "2", "3", "4", "5", "6"]], "Uppföljning, tkr", header_rows=2)
    assert [(column, period) for _, column, _, _, period in found] == [
        *((column, "Januari–juni 2025") for column in ("Budget", "Utfall", "Avvikelse")),
        *((column, "2025") for column in ("Budget", "Utfall", "Avvikelse")),
    ]


def test_a_column_of_units_tells_which_rows_are_money() -> None:
    rows = [
        ["Nyckeltal", "Enhet", "2023", "2024"],
        ["Besökare", "antal", "412", "390"],
        ["Kostnad per plats", "kr", "850", "900"],
    ]
    assert lines(rows, "Verksamhet i siffror") == [
        ("Kostnad per plats", "2023", 850, "kr", "2023"),
        ("Kostnad per plats", "2024", 900, "kr", "2024"),
    ]


def test_what_a_measure_costs_is_not_of_all_the_plans_years() -> None:
    rows = [
        ["Område", "Insats", "Ansvarig", "När", "Kostnad"],
        ["Trygghet", "Byta armaturer i tunneln", "Gatuchefen", "2025", "185 tkr per år"],
        ["", "Anlägga en spontanidrottsplats", "Fritidschefen", "2026", "1,2 mkr (engångskostnad)"],
        ["", "Ordna lovaktiviteter", "Fritidschefen", "2026", "60 tkr 2026"],
        ["", "• Utbilda ledare • Köpa in spel", "Fritidschefen", "2026", "Utbildning: 95 tkr"],
    ]
    assert lines(rows, "Handlingsplan 2025–2027") == [
        ("Byta armaturer i tunneln", "Kostnad", 185_000, "tkr", "per år"),
        ("Anlägga en spontanidrottsplats", "Kostnad", 1_200_000, "mkr", None),
        ("Ordna lovaktiviteter", "Kostnad", 60_000, "tkr", "2026"),
        ("Utbilda ledare", "Kostnad", 95_000, "tkr", None),
    ]


def test_a_change_between_two_years_is_of_neither_though_the_title_names_one() -> None:
    rows = [["Verksamhet", "Budget 2024", "Budget 2025", "Förändring"], ["Förskola", "10", "12", "2"]]
    assert [period for *_, period in lines(rows, "Verksamhetsplan 2025, tkr")] == ["2024", "2025", None]


def test_an_amount_that_a_table_tells_too_is_one_record() -> None:
    rows = [["Verksamhet", "Budget 2024"], ["Kommunbidrag", "1 412,5"]]
    given = reading(
        block("Nämnden har för 2024 ett kommunbidrag på 1 412,5 mnkr."), heading("Budget, mnkr"), table(*rows)
    )
    assert [(line.column, int(line.value)) for line in extract(given)] == [("Budget 2024", 1_412_500_000)]
