"""Measured values as municipalities print them: tables of key figures and sentences in the forms met most."""

import pytest

from extractors.records.indicators import extract
from models.document import Block, Table
from models.records import DocumentKind
from tests.unit.extractors.page_factory import block, heading, reading, table

Row = tuple[str, str | None, str, str | None, str | None]


def found(*items: Block | Table) -> list[Row]:
    """(name, subject, value, unit, period) of each value."""
    values = extract(reading(*items, kind=DocumentKind.BOKSLUT))
    return [(one.name, one.subject, f"{one.value:f}", one.unit, one.period) for one in values]


def test_outcomes_are_told_from_targets_and_from_the_country() -> None:
    grid = table(
        ["Indikator", "Utfall 2021", "Utfall 2022", "Mål 2023", "Riket"],
        ["Andel behöriga, %", "84,1", "85,3", "88", "86,0"],
    )
    assert found(heading("Indikatorer"), grid) == [
        ("Andel behöriga, %", None, "84.1", "%", "2021"),
        ("Andel behöriga, %", None, "85.3", "%", "2022"),
        ("Andel behöriga, %", "Riket", "86.0", "%", None),
    ]


def test_a_column_of_units_may_say_share_and_per_cent_at_once() -> None:
    grid = table(
        ["Nyckeltal", "Enhet", "2022", "2023"],
        ["Nöjda brukare", "andel (%)", "84", "85"],
        ["Väntetid", "dagar", "52", "41"],
    )
    assert [(name, unit) for name, _, _, unit, period in found(heading("Nyckeltal"), grid) if period == "2023"] == [
        ("Nöjda brukare", "%"),
        ("Väntetid", "dagar"),
    ]


def test_counts_by_year_that_add_up_are_named_by_the_caption() -> None:
    grid = table(
        ["År", "Fotgängare", "Cyklister", "Totalt"],
        ["2020", "31", "18", "49"],
        ["2021", "36", "17", "53"],
        caption=block("Tabell 1. Skadade i trafiken i Simrishamns kommun"),
    )
    rows = [row for row in found(heading("Olyckor"), grid) if row[1] == "Cyklister"]
    assert rows == [
        ("Skadade i trafiken", "Cyklister", "18", "antal", "2020"),
        ("Skadade i trafiken", "Cyklister", "17", "antal", "2021"),
    ]


@pytest.mark.parametrize("total", ["50", "48", "x"])
def test_counts_that_do_not_add_up_are_not_taken_for_such(total: str) -> None:
    grid = table(["År", "Fotgängare", "Cyklister", "Totalt"], ["2020", "31", "18", total], ["2021", "36", "17", "53"])
    assert found(heading("Olyckor"), grid) == []


@pytest.mark.parametrize("title", ["Investeringsplan", "Kostnader", "Mål och budget"])
def test_sums_of_money_or_of_plans_are_no_counts(title: str) -> None:
    grid = table(["År", "Vägar", "Broar", "Totalt"], ["2020", "31", "18", "49"], ["2021", "36", "17", "53"])
    assert found(heading(title), grid) == []


@pytest.mark.parametrize(
    "rows",
    [
        [["Indikator", "Målvärde 2025"], ["Andel nöjda medborgare", "80 %"]],
        [["Ledamot", "Ja", "Nej"], ["Bo Ek", "1", ""]],
        [["Handling", "Dnr", "Datum"], ["Yttrande", "123", "2023-02-11"]],
        [["Nämnd", "Januari", "Februari"], ["KS", "10", "7"]],
    ],
)
def test_targets_votes_and_dates_are_not_measured(rows: list[list[str]]) -> None:
    assert found(heading("Underlag"), table(*rows)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Andelen behöriga elever var 84 procent i kommunen, 86 procent i länet och 85 procent i riket.",
            [
                ("Andelen behöriga elever", whom, value, "%", None)
                for whom, value in (("kommunen", "84"), ("länet", "86"), ("riket", "85"))
            ],
        ),
        (
            "Totalt 78 procent av hushållen är anslutna till fiber; motsvarande siffra för landet är 85 procent.",
            [("anslutna till fiber", "hushållen", "78", "%", None), ("anslutna till fiber", "landet", "85", "%", None)],
        ),
        (
            "Fotgängare stod för 44 procent av de skadade, cyklister för 23 procent.",
            [("skadade", "Fotgängare", "44", "%", None), ("skadade", "cyklister", "23", "%", None)],
        ),
        (
            "Under perioden 2018–2022 skadades 412 personer i trafiken.",
            [("skadades i trafiken", None, "412", "antal", "2018–2022")],
        ),
        (
            "Vid mätningen 2022 höll 67 procent av bilisterna gränsen. Hjälmanvändningen var samma år 49 procent.",
            [
                ("höll gränsen", "bilisterna", "67", "%", "2022"),
                ("Hjälmanvändningen", None, "49", "%", "2022"),
            ],
        ),
        (
            "Kvinnor är mer nöjda med parkerna (88 procent) än män (82 procent).",
            [("nöjda med parkerna", "Kvinnor", "88", "%", None), ("nöjda med parkerna", "män", "82", "%", None)],
        ),
        (
            "I en enkät som besvarades av 640 invånare våren 2023 uppgav 58 % att de känner sig trygga.",
            [("känner sig trygga", None, "58", "%", "våren 2023")],
        ),
        (
            "Antalet invånare uppgick den 31 december 2023 till 18 604, en minskning med 56 personer.",
            [("Antalet invånare", None, "18604", "antal", "2023")],
        ),
        (
            "Meritvärdet i årskurs 9 steg från 214 till 221 poäng.",
            [
                ("Meritvärdet i årskurs 9", None, "214", "poäng", None),
                ("Meritvärdet i årskurs 9", None, "221", "poäng", None),
            ],
        ),
        (
            "Meritvärdet i årskurs 9 var 221 poäng, jämfört med 214 poäng i riket.",
            [
                ("Meritvärdet i årskurs 9", None, "221", "poäng", None),
                ("Meritvärdet i årskurs 9", "riket", "214", "poäng", None),
            ],
        ),
        (
            "Hushållsavfallet var 412 kg per invånare, jämfört med 430 kg per invånare 2021.",
            [
                ("Hushållsavfallet", None, "412", "kg per invånare", None),
                ("Hushållsavfallet", None, "430", "kg per invånare", "2021"),
            ],
        ),
        (
            "Andelen ekologiska livsmedel var 38 procent, målet är 45 procent.",
            [("Andelen ekologiska livsmedel", None, "38", "%", None)],
        ),
    ],
)
def test_values_in_sentences_have_their_own_subject_and_year(text: str, expected: list[Row]) -> None:
    assert found(block(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Av de 34 målen har 21 uppnåtts.",
        "Sammanträdet den 31 december ställs in.",
        "Ärendet återremitterades § 112 den 14 juni 2022, tfn 0470-412 34.",
        "Andelen ska vara 90 procent senast 2026.",
    ],
)
def test_other_numbers_of_sentences_are_not_measured(text: str) -> None:
    assert found(block(text)) == []
