"""Tables whose rows or columns are groups, and tables of the same form that hold nothing measured."""

import pytest

from extractors.records.indicators import extract
from models.records import DocumentKind
from tests.unit.extractors.page_factory import block, heading, reading, table

Row = tuple[str, str | None, str, str | None, str | None]


def found(title: str, *rows: list[str], caption: str | None = None) -> list[Row]:
    """(name, subject, value, unit, period) of a table under a heading."""
    grid = table(*rows, caption=block(caption) if caption else None)
    given = reading(heading(title), grid, kind=DocumentKind.ANALYS)
    return [(i.name, i.subject, f"{i.value:f}", i.unit, i.period) for i in extract(given)]


def test_a_corner_that_heads_schools_makes_each_row_whom_its_values_describe() -> None:
    rows = found(
        "Resultat", ["Skola", "Elever", "Andel godkända"], ["Vasaskolan", "84", "78,6 %"], ["Tall", "52", "81 %"]
    )
    assert rows == [
        ("Elever", "Vasaskolan", "84", "antal", None),
        ("Andel godkända", "Vasaskolan", "78.6", "%", None),
        ("Elever", "Tall", "52", "antal", None),
        ("Andel godkända", "Tall", "81", "%", None),
    ]


def test_a_group_of_the_row_and_one_of_the_column_are_both_told() -> None:
    rows = found(
        "Meritvärden",
        ["Skola", "Flickor", "Samtliga"],
        ["Vasaskolan", "238,1", "223,4"],
        ["Tallskolan", "231,0", "215,8"],
        caption="Tabell 3. Genomsnittligt meritvärde i årskurs 9 efter skola, 2023",
    )
    assert rows[:2] == [
        ("Genomsnittligt meritvärde i årskurs 9", "Vasaskolan, Flickor", "238.1", None, "2023"),
        ("Genomsnittligt meritvärde i årskurs 9", "Vasaskolan", "223.4", None, "2023"),
    ]


def test_ages_are_groups_whatever_the_corner_says() -> None:
    rows = found(
        "Befolkning", ["", "2021", "2022"], ["0–5 år", "1 312", "1 284"], ["65 år och äldre", "5 120", "5 198"]
    )
    assert rows[2:] == [
        ("Befolkning", "65 år och äldre", "5120", "antal", "2021"),
        ("Befolkning", "65 år och äldre", "5198", "antal", "2022"),
    ]


def test_parts_of_what_a_heading_counts_are_groups() -> None:
    rows = found("Antal barn i förskolan", ["Område", "2022", "2023"], ["Norra", "312", "298"], ["Södra", "280", "291"])
    assert rows[0] == ("Antal barn i förskolan", "Norra", "312", "antal", "2022")


def test_labels_that_tell_a_measure_are_names_below_any_corner() -> None:
    rows = found("Avfall", ["Avfallsslag", "2021"], ["Restavfall, ton", "3 120"], ["Matavfall, ton", "1 240"])
    assert [(name, subject, unit) for name, subject, _, unit, _ in rows] == [
        ("Restavfall, ton", None, "ton"),
        ("Matavfall, ton", None, "ton"),
    ]


def test_beside_municipalities_the_rows_are_what_is_measured() -> None:
    rows = found(
        "Resvanor 2022, andel i procent", ["Färdmedel", "Arboga", "Köping"], ["Bil", "64", "52"], ["Cykel", "9", "16"]
    )
    assert [row[:3] for row in rows] == [
        ("Bil", "Arboga", "64"),
        ("Bil", "Köping", "52"),
        ("Cykel", "Arboga", "9"),
        ("Cykel", "Köping", "16"),
    ]


def test_what_was_planned_is_left_out_beside_what_was_done() -> None:
    rows = found(
        "Tillsyn 2023",
        ["Verksamhet", "Planerade besök", "Genomförda besök"],
        ["Livsmedel", "120", "112"],
        ["Avlopp", "64", "51"],
    )
    assert [row[:3] for row in rows] == [("Genomförda besök", "Livsmedel", "112"), ("Genomförda besök", "Avlopp", "51")]


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("Parkeringsnorm", [["Verksamhet", "Bilplatser per 1 000 kvm"], ["Kontor", "12"], ["Handel", "25"]]),
        ("Beställning", [["Enhet", "Antal licenser", "Pris"], ["Norra", "14", "1 200 kr"], ["Södra", "20", "900 kr"]]),
        (
            "Lokaler",
            [["Fastighet", "Yta (kvm)", "Byggår"], ["Vasaskolan", "4 200", "1974"], ["Tallen", "3 100", "1988"]],
        ),
        (
            "Platser",
            [["Skola", "Kapacitet", "Prognos 2028"], ["Vasaskolan", "420", "460"], ["Tallskolan", "300", "280"]],
        ),
        ("Riskanalys", [["Kategori", "Sannolikhet", "Konsekvens"], ["Ekonomi", "2", "4"], ["Personal", "3", "3"]]),
        ("Kapitel", [["Förvaltning", "2022", "2023"], ["Social", "12", "14"], ["Teknik", "9", "8"]]),
    ],
)
def test_groups_beside_rules_orders_sizes_and_scores_are_no_measured_values(title: str, rows: list[list[str]]) -> None:
    assert found(title, *rows) == []
