"""What is money in a table, in which unit, and what names its row."""

from decimal import Decimal

import pytest

from extractors.money.heads import period_in
from extractors.money.words import counts_other, is_code, is_sum_column, kind_of
from extractors.records.budget_lines import extract
from models.document import Cell, Table
from models.records import AmountKind, BudgetLine, DocumentKind
from tests.unit.extractors.page_factory import heading, line, reading, table


def amounts(rows: list[list[str]], title: str = "Driftbudget, tkr") -> list[BudgetLine]:
    return extract(reading(heading(title), table(*rows), kind=DocumentKind.BUDGET))


def test_a_word_within_a_label_does_not_make_a_row_a_count() -> None:
    lines = amounts(
        [["Verksamhet", "Budget 2024"], ["Köp av tjänster", "400"], ["Platser i familjehem", "900"], ["Lokaler", "120"]]
    )
    assert [line.value for line in lines] == [400_000, 900_000, 120_000]


@pytest.mark.parametrize("label", ["Antal årsarbetare", "Andel nöjda", "Personal, st", "Frånvaro (%)"])
def test_a_row_that_counts_is_left_out(label: str) -> None:
    assert counts_other(label)


def test_a_rows_own_unit_goes_before_the_tables() -> None:
    lines = amounts([["Verksamhet", "Budget 2024"], ["Förskola", "850"], ["Kostnad per plats, kr", "850 000"]])
    assert [(line.value, line.unit) for line in lines] == [(850_000, "tkr"), (Decimal(850_000), "kr")]


def test_key_figures_are_no_money_because_the_heading_has_a_unit() -> None:
    assert amounts([["Nyckeltal", "2023", "2024"], ["Meritvärde", "221,5", "223,0"]]) == []


def test_an_object_number_does_not_name_a_row() -> None:
    lines = amounts([["Objekt nr", "Projekt", "2025"], ["1001", "Inventarier", "500"], ["1002", "Lekplats", "700"]])
    assert [(line.label, int(line.value)) for line in lines] == [("Inventarier", 500_000), ("Lekplats", 700_000)]


def test_a_year_is_no_amount() -> None:
    assert amounts([["Verksamhet", "Budget", "Beslutad"], ["Förskola", "850", "2022"]])[0].value == 850_000
    assert len(amounts([["Verksamhet", "Budget", "Beslutad"], ["Förskola", "850", "2022"]])) == 1


def test_a_total_column_is_headed_by_that_word_alone() -> None:
    assert is_sum_column("Totalt")
    assert not is_sum_column("Total budget")


@pytest.mark.parametrize("header", ["Nr", "Objekt nr", "Konto", "Projektnr"])
def test_numbers_that_name_rows(header: str) -> None:
    assert is_code(header)


def test_what_differs_from_the_budget_is_not_the_budget() -> None:
    assert kind_of("1,0 mnkr bättre än budget") is None
    assert kind_of("budget för året") is AmountKind.BUDGET


def cells(rows: list[list[str]], title: str = "Ekonomi, tkr") -> list[tuple[str | None, str | None, int, str | None]]:
    return [(line.label, line.column, int(line.value), line.period) for line in amounts(rows, title)]


def test_a_column_of_shares_is_no_money_whatever_else_its_header_says() -> None:
    assert cells([["Nämnd", "Avvikelse", "Avvikelse %"], ["Kultur", "-500", "-4,0"]]) == [
        ("Kultur", "Avvikelse", -500_000, None)
    ]


def test_numbers_of_notes_are_no_money() -> None:
    assert cells([["Post", "Not", "Utfall 2021"], ["Intäkter", "1", "214"]]) == [
        ("Intäkter", "Utfall 2021", 214_000, "2021")
    ]


def test_a_deviation_is_of_the_year_that_it_lies_between() -> None:
    rows = [["Nämnd", "Budget 2021", "Utfall 2021", "Avvikelse"], ["Kultur", "500", "520", "-20"]]
    assert [period for *_, period in cells(rows)] == ["2021", "2021", "2021"]


def test_a_deviation_between_two_years_is_of_neither() -> None:
    rows = [["Nämnd", "Utfall 2020", "Utfall 2021", "Avvikelse"], ["Kultur", "500", "520", "-20"]]
    assert [period for *_, period in cells(rows)] == ["2020", "2021", None]


def test_a_row_with_a_unit_of_money_among_key_figures_is_money() -> None:
    rows = [["Post", "2026"], ["Löneökning", "3,1 %"], ["Antal årsarbetare", "412"], ["Kommunbidrag, tkr", "318 400"]]
    assert cells(rows, "Förutsättningar") == [("Kommunbidrag, tkr", "2026", 318_400_000, "2026")]


def test_a_price_by_the_piece_is_an_amount() -> None:
    assert cells([["Tjänst", "Avgift"], ["Kopia", "5 kr/sida"]], "Taxa 2025") == [("Kopia", "Avgift", 5, "2025")]


def test_the_column_of_projects_names_the_rows_not_the_group_before_it() -> None:
    rows = [["Nämnd", "Projekt", "2025"], ["Kultur", "Bibliotek", "500"], ["", "Badhus", "900"]]
    assert [label for label, *_ in cells(rows)] == ["Bibliotek", "Badhus"]


def test_outcome_and_forecast_beside_the_budget_of_one_year_are_of_that_year() -> None:
    rows = [["Nämnd", "Budget 2024", "Utfall aug", "Prognos", "Avvikelse"], ["Kultur", "500", "310", "520", "-20"]]
    assert [period for *_, period in cells(rows)] == ["2024"] * 4


def test_a_budget_beside_the_outcome_of_one_year_may_be_of_another() -> None:
    rows = [["Nämnd", "Bokslut 2023", "Budget", "Prognos"], ["Kultur", "500", "310", "520"]]
    assert [period for *_, period in cells(rows)] == ["2023", None, None]


def test_a_deviation_beside_one_budget_is_of_its_year_whatever_outcomes_stand_there() -> None:
    rows = [["Nämnd", "Utfall 2022", "Budget 2023", "Utfall 2023", "Avvikelse"], ["Kultur", "490", "500", "520", "-20"]]
    assert [period for *_, period in cells(rows)] == ["2022", "2023", "2023", "2023"]


def test_a_row_of_shares_of_a_sum_is_no_money() -> None:
    rows = [["mnkr", "2024", "2025"], ["Resultat", "9,3", "2,1"], ["Resultat i % av skatter", "1,1", "0,2"]]
    assert [label for label, *_ in cells(rows)] == ["Resultat", "Resultat"]


def test_a_header_that_is_a_day_tells_its_year() -> None:
    rows = [["Post", "2024-12-31", "2023-12-31"], ["Tillgångar", "812", "770"]]
    assert [period for *_, period in cells(rows)] == ["2024", "2023"]


@pytest.mark.parametrize(
    ("label", "period"), [("Budgetram 2025", "2025"), ("Kommunbidrag för 2026", "2026"), ("Badhus, klart 2027", None)]
)
def test_a_sum_of_a_year_has_its_year_in_its_label(label: str, period: str | None) -> None:
    assert [found for *_, found in cells([["Post", "tkr"], [label, "16 120"]])] == [period]


def test_numbers_of_notes_below_a_group_of_columns_are_no_money() -> None:
    rows = [["Mnkr", "Kommunen", "Kommunen"], ["", "Not", "Budget 2023"], ["Intäkter", "1", "142,0"]]
    given = reading(heading("Resultaträkning"), table(*rows, header_rows=2), kind=DocumentKind.BUDGET)
    assert [(line.label, int(line.value)) for line in extract(given)] == [("Intäkter", 142_000_000)]


@pytest.mark.parametrize("unit", ["tkr", "mnkr"])
def test_a_column_of_units_is_known_by_its_cells_whatever_heads_it(unit: str) -> None:
    rows = [["Post", "Mått", "2024"], ["Kostnad", unit, "5"], ["Elever", "antal", "7"], ["Frånvaro", "%", "4"]]
    assert [(name, year) for name, _, _, year in cells(rows, "Uppföljning")] == [("Kostnad", "2024")]


@pytest.mark.parametrize(("header", "kind"), [("Diff", AmountKind.DEVIATION), ("Plan 2026", AmountKind.BUDGET)])
def test_a_header_says_the_kind_of_its_amounts(header: str, kind: AmountKind) -> None:
    assert kind_of(header) is kind


@pytest.mark.parametrize("label", ["Detaljplan 2026", "Planering", "Differentierad taxa"])
def test_words_that_only_look_like_a_kind_say_none(label: str) -> None:
    assert kind_of(label) is None


def test_a_unit_in_the_corner_is_that_of_all_columns_whether_years_or_their_sum() -> None:
    rows = [
        ["Utgiftsslag (kr)", "2022", "2023", "Totalt"],
        ["Resor", "12 000", "30 000", "42 000"],
        ["Möten", "0", "9 500", "9 500"],
    ]
    lines = amounts(rows, title="Finansiering")
    assert [(int(line.value), line.unit, line.period) for line in lines[:3]] == [
        (12_000, "kr", "2022"),
        (30_000, "kr", "2023"),
        (42_000, "kr", None),
    ]
    assert [line.column for line in lines[3:]] == ["2022", "2023", "Totalt"]


def _two_levels(upper: list[tuple[str, int, int, int]], lower: list[str]) -> Table:
    """A table of one row below two rows of headers; an upper header as (text, column, columns, middle in points)."""
    given = table([""] * len(lower), lower, ["Skolan", *(f"{n}0,5" for n in range(1, len(lower)))], header_rows=2)
    cells = [c for c in given.cells if c.row]
    for text, column, span, middle in upper:
        at = middle - 3 * len(text)
        printed = line(text, 100, left=at)
        cells.append(Cell(row=0, column=column, column_span=span, text=text, lines=(printed,)))
    return given.model_copy(update={"cells": tuple(cells)})


def test_an_upper_header_reaches_as_far_as_the_columns_it_stands_in_the_middle_of() -> None:
    lower = ["Nämnd", "jan–juni 21", "Budget", "Utfall", "Avvik.", "Budget", "Prognos", "Avvik."]
    middles = [50 + 150 * c + 3 * len(text) for c, text in enumerate(lower)]
    given = _two_levels(
        [("Utfall", 1, 1, middles[1]), ("Januari–juni 2022", 2, 3, middles[3]), ("Helår 2022", 5, 2, middles[6])], lower
    )
    lines = extract(reading(heading("Driftredovisning, mnkr"), given, kind=DocumentKind.BOKSLUT))
    assert [(found.column, found.period) for found in lines] == [
        ("Utfall", "jan–juni 21"),
        *(((name, "Januari–juni 2022")) for name in lower[2:5]),
        *(((name, "2022")) for name in lower[5:]),
    ]


@pytest.mark.parametrize("header", ["Utfall jan–aug 22", "jan-mars 24", "Jan–dec -23"])
def test_months_with_a_year_of_two_digits_are_a_period(header: str) -> None:
    assert period_in(header) is not None


@pytest.mark.parametrize("header", ["15 jan–20 aug", "Utfall aug 22", "jan–mars 24:1", "Budget"])
def test_a_day_and_a_month_are_no_year_of_two_digits(header: str) -> None:
    assert period_in(header) is None


def test_a_budget_without_a_year_among_columns_of_several_years_is_doubted() -> None:
    lines = amounts(
        [["Nämnd", "Budget 2021", "Utfall 2022", "Prognos", "Förändring"], ["Skolan", "40", "41", "42", "1"]]
    )
    assert [("period_unclear" in found.grounds, found.period) for found in lines] == [
        (False, "2021"),
        (False, "2022"),
        (True, None),
        (False, None),
    ]


def test_a_letter_or_a_unit_below_an_upper_header_is_named_with_it() -> None:
    rows = [["", "Utfall 2019", "Budget 2019"], ["Nämnd", "U", "tkr"], ["Kultur", "-19", "-25"]]
    given = reading(heading("Investeringar, tkr"), table(*rows, header_rows=2), kind=DocumentKind.BUDGET)
    assert [line.column for line in extract(given)] == ["Utfall 2019 U", "Budget 2019 tkr"]


@pytest.mark.parametrize("header", ["Budgeterade årsarbetare", "Budget antal", "Utfall, timmar"])
def test_a_column_that_ends_in_what_it_counts_is_no_money(header: str) -> None:
    rows = [["Enhet", header, "Kostnad tkr"], ["Hemtjänst", "41,5", "24 310"]]
    assert [column for _, column, *_ in cells(rows)] == ["Kostnad tkr"]


def test_what_a_cost_is_shared_out_by_is_no_count() -> None:
    rows = [["Enhet", "Kostnad per elev"], ["Hagaskolan", "112 300"]]
    assert cells(rows, "Kostnader, kr")[0][2] == 112_300


def test_a_cell_may_remark_upon_its_amount_in_parentheses() -> None:
    rows = [["Nämnd", "Förslag"], ["Tekniska nämnden", "14,6 mkr (inklusive överskott från fjolåret)"]]
    assert cells(rows, "Tilläggsbudget") == [("Tekniska nämnden", "Förslag", 14_600_000, None)]


def test_what_a_project_has_of_the_year_is_of_the_tables_year() -> None:
    rows = [["Projekt", "Total budget", "Årets budget", "Slutprognos"], ["Lekplats", "900", "400", "880"]]
    assert [period for *_, period in cells(rows, "Investeringar 2023 (tkr)")] == [None, "2023", None]


def test_a_year_in_a_header_with_a_unit_behind_it_is_no_amount() -> None:
    rows = [["Ansvar", "Benämning", "Budget 2024 tkr"], ["4110", "Nämnd", "820"]]
    assert cells(rows, "Detaljbudget") == [("Nämnd", "Budget 2024 tkr", 820_000, "2024")]


def test_the_rows_are_named_by_the_column_that_the_first_one_groups() -> None:
    rows = [
        ["Nämnd", "Vad", "2024"],
        ["Kultur", "Konstgräs", "600"],
        ["Kultur", "Läktare", "90"],
        ["Teknik", "Sop", "2"],
    ]
    assert [label for label, *_ in cells(rows)] == ["Konstgräs", "Läktare", "Sop"]


def test_a_remark_behind_the_name_of_a_row_does_not_name_it() -> None:
    rows = [["Nämnd", "Kommentar", "2024"], ["Kultur", "ny", "600"], ["Teknik", "oförändrad", "90"]]
    assert [label for label, *_ in cells(rows)] == ["Kultur", "Teknik"]


def test_a_column_headed_as_codes_that_holds_words_names_rows() -> None:
    rows = [["Nämnd", "Objekt", "2024"], ["Kultur", "Konstgräsplan", "600"], ["Teknik", "Sopmaskin", "90"]]
    assert [label for label, *_ in cells(rows)] == ["Konstgräsplan", "Sopmaskin"]


def test_without_a_unit_only_the_columns_that_name_money_hold_it() -> None:
    rows = [["Anbud", "Pris", "Kvalitet"], ["Bygg AB", "4 200 000", "3"]]
    assert cells(rows, "Upphandling") == [("Bygg AB", "Pris", 4_200_000, None)]


def test_what_is_applied_for_and_granted_is_money_and_members_are_not() -> None:
    rows = [["Förening", "Medlemmar", "Sökt", "Beviljat"], ["Berga IF", "412", "150 000", "120 000"]]
    assert [column for _, column, *_ in cells(rows, "Föreningsbidrag")] == ["Sökt", "Beviljat"]
