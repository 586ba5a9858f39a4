"""Tables of measured values in the shapes they come in, and tables of numbers that are none."""

import pytest

from extractors.records.indicators import extract
from models.document import Table
from models.records import DocumentKind
from tests.unit.extractors.page_factory import block, heading, reading, table

Row = tuple[str, str | None, str, str | None, str | None]


def found(title: str, *rows: list[str]) -> list[Row]:
    """(name, subject, value, unit, period) of a table under a heading."""
    return of_table(title, table(*rows))


def of_table(title: str, grid: Table) -> list[Row]:
    given = reading(heading(title), grid, kind=DocumentKind.BOKSLUT)
    return [(i.name, i.subject, f"{i.value:f}", i.unit, i.period) for i in extract(given)]


def test_counts_below_a_word_for_volumes_are_measured() -> None:
    rows = found("Volymer", ["Volymmått", "Jan–okt 2023"], ["Belagda platser", "212"], ["Vårddygn på HVB", "2 140"])
    assert [(name, value, period) for name, _, value, _, period in rows] == [
        ("Belagda platser", "212", "Jan–okt 2023"),
        ("Vårddygn på HVB", "2140", "Jan–okt 2023"),
    ]


def test_a_part_of_a_row_is_the_row_for_a_group() -> None:
    rows = found("Personal", ["", "2024"], ["Sjukfrånvaro, procent", "8,0"], ["– varav kvinnor", "8,5"], ["Män", "5,5"])
    assert [row[:2] for row in rows] == [
        ("Sjukfrånvaro, procent", None),
        ("Sjukfrånvaro, procent", "kvinnor"),
        ("Sjukfrånvaro, procent", "Män"),
    ]


def test_another_part_of_a_row_is_named_without_its_dash() -> None:
    rows = found("Personal", ["", "2024"], ["Antal anställda", "80"], ["– antal på heltid", "52"])
    assert [row[0] for row in rows] == ["Antal anställda", "antal på heltid"]


def test_answers_as_columns_are_part_of_what_a_share_is_of() -> None:
    rows = found("Enkät 2023", ["Hur fungerar? (procent)", "Mycket bra", "Inte alls bra"], ["Förskolan", "34", "6"])
    assert rows == [
        ("Förskolan: Mycket bra", None, "34", "%", "2023"),
        ("Förskolan: Inte alls bra", None, "6", "%", "2023"),
    ]


def test_the_corner_tells_the_unit() -> None:
    rows = found("Elevenkät", ["Område (index 0–10)", "2023", "2024"], ["Trygghet", "8,1", "8,3"])
    assert [row[3] for row in rows] == ["index", "index"]


def test_a_lone_header_of_all_fields_is_what_is_measured() -> None:
    rows = found("Nöjd kund-index", ["Kommun", "Bygglov", "Samtliga"], ["Hörby", "58", "69"], ["Eslöv", "63", "72"])
    assert [row[:3] for row in rows if row[1] == "Eslöv"] == [("Bygglov", "Eslöv", "63"), ("Samtliga", "Eslöv", "72")]


def test_the_year_that_something_is_to_be_reached_by_is_no_values_year() -> None:
    rows = found("Mål: Senast 2030 ska vi vara fler", ["Indikator", "Nuläge", "Målvärde 2027"], ["NRI", "61", "65"])
    assert rows == [("NRI", None, "61", "index", None)]


@pytest.mark.parametrize("header", ["Mått", "Enhet", "Sort"])
def test_a_column_of_units_is_known_by_its_cells(header: str) -> None:
    rows = found("Uppföljning", ["Nyckeltal", header, "2023"], ["Klagomål", "st", "9"], ["Matsvinn", "gram", "39"])
    assert [(name, unit) for name, _, _, unit, _ in rows] == [("Klagomål", "antal"), ("Matsvinn", "gram")]


def test_a_mean_age_is_in_years_and_things_are_counted() -> None:
    rows = found("Personalstatistik", ["", "2023"], ["Medelålder", "46,1"], ["Elever i grundskola", "812"])
    assert [row[3] for row in rows] == ["år", "antal"]


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("Riskanalys", [["Risk", "Sannolikhet", "Konsekvens"], ["Fel i utbetalning", "3", "4"]]),
        ("Mandat", [["Parti", "2018", "2022"], ["S", "14", "13"], ["M", "9", "10"]]),
        ("Sammanträden 2025", [["Månad", "AU", "Nämnd"], ["Januari", "9", "23"]]),
        ("Omröstning", [["Ledamot", "Ja", "Nej"], ["Summa", "7", "4"]]),
        ("Volymer", [["Post", "2023", "2024"], ["Personalkostnad", "812", "840"]]),
    ],
)
def test_other_tables_of_numbers_hold_no_measured_values(title: str, rows: list[list[str]]) -> None:
    assert found(title, *rows) == []


def test_a_column_of_averages_beside_a_municipality_is_of_others() -> None:
    rows = found("Nyckeltal 2016", ["Nyckeltal", "Tidaholm", "Snitt alla kommuner"], ["Andel nöjda (%)", "88", "84"])
    assert [row[:3] for row in rows] == [
        ("Andel nöjda (%)", "Tidaholm", "88"),
        ("Andel nöjda (%)", "Snitt alla kommuner", "84"),
    ]


def test_a_column_of_averages_alone_is_what_is_measured() -> None:
    rows = found("Enkät 2023", ["Fråga", "Medelvärde"], ["Nöjd med maten", "4,1"], ["Nöjd med bussen", "3,8"])
    assert [row[1] for row in rows] == [None, None]


def test_a_title_above_a_table_says_when() -> None:
    grid = table(["Indikator", "Flickor", "Pojkar"], ["Behöriga till yrkesprogram, %", "89", "83"])
    given = reading(heading("Utbildning"), block("Läsåret 2020/2021"), grid, kind=DocumentKind.BOKSLUT)
    assert [i.period for i in extract(given)] == ["Läsåret 2020/2021"] * 2
