"""What is money in a table, in which unit, and what names its row."""

from decimal import Decimal

import pytest

from extractors.money.words import counts_other, is_code, is_sum_column, kind_of
from extractors.records.budget_lines import extract
from models.records import AmountKind, BudgetLine, DocumentKind
from tests.unit.extractors.page_factory import heading, reading, table


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
