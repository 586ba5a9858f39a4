"""Money as municipalities print it: accounts, plans and prose in the forms met most, and numbers that are no money."""

import pytest

from extractors.money.words import kind_of, speaks_of_money
from extractors.records.budget_lines import extract
from models.document import Block, Cell, Table, TablePart
from models.provenance import BBox
from models.records import AmountKind, DocumentKind
from tests.unit.extractors.page_factory import block, heading, line, reading, table

Row = tuple[str | None, str | None, int, str | None]


def found(*items: Block | Table) -> list[Row]:
    """(label, column, value, period) of each amount."""
    lines = extract(reading(*items, kind=DocumentKind.BOKSLUT))
    return [(one.label, one.column, int(one.value), one.period) for one in lines]


def prose(text: str) -> list[tuple[str | None, int, str | None]]:
    """(label, value, period) of each amount of a sentence."""
    return [(label, value, period) for label, _, value, period in found(block(text))]


def under(names: list[tuple[str, int, int]], *rows: list[str]) -> Table:
    """A table whose upper header has names (text, column, how many columns it spans) over the first of the rows."""
    cells = [
        Cell(row=0, column=at, column_span=span, text=text, lines=(line(text, left=50 + 80 * at),) if text else ())
        for text, at, span in names
    ]
    for r, row in enumerate(rows, 1):
        for c, text in enumerate(row):
            lines = (line(text, 100 + 14 * r, left=50 + 80 * c),) if text else ()
            cells.append(Cell(row=r, column=c, text=text, lines=lines))
    part = TablePart(page=1, bbox=BBox(50, 100, 550, 114 + 14 * len(rows)))
    return Table(parts=(part,), cells=tuple(cells), header_rows=2)


def test_accounts_with_a_note_of_the_unit_and_years_in_the_header() -> None:
    grid = table(["Verksamhet", "Budget 2023", "Utfall 2023", "Avvikelse"], ["Förskola", "45 200", "46 100", "-900"])
    assert found(heading("Driftredovisning"), block("Belopp i tkr"), grid) == [
        ("Förskola", "Budget 2023", 45_200_000, "2023"),
        ("Förskola", "Utfall 2023", 46_100_000, "2023"),
        ("Förskola", "Avvikelse", -900_000, "2023"),
    ]


def test_a_deviation_between_columns_of_the_headings_year_is_not_of_the_year_before() -> None:
    grid = table(["Verksamhet", "Budget", "Bokslut", "Avvikelse", "Bokslut 2022"], ["Bad", "810", "805", "5", "790"])
    rows = found(heading("Bokslut 2023"), block("(tkr)"), grid)
    assert [(column, period) for _, column, _, period in rows] == [
        ("Budget", "2023"),
        ("Bokslut", "2023"),
        ("Avvikelse", "2023"),
        ("Bokslut 2022", "2022"),
    ]


def test_income_cost_and_net_below_each_year() -> None:
    grid = under(
        [("", 0, 1), ("2023", 1, 3), ("2024", 4, 3)],
        ["", "Intäkt", "Kostnad", "Netto", "Intäkt", "Kostnad", "Netto"],
        ["Fritid", "100", "-1 200", "-1 100", "120", "-1 300", "-1 180"],
    )
    rows = found(heading("Budget per verksamhet, tkr"), grid)
    assert [(column, value, period) for _, column, value, period in rows][2:5] == [
        ("Netto", -1_100_000, "2023"),
        ("Intäkt", 120_000, "2024"),
        ("Kostnad", -1_300_000, "2024"),
    ]


def test_months_without_a_year_have_that_of_the_year_beside_them() -> None:
    grid = under(
        [("Verksamhet", 0, 1), ("Perioden jan–aug", 1, 2), ("Helår 2024", 3, 2)],
        ["", "Budget", "Avvik.", "Budget", "Avvik."],
        ["Bibliotek", "12 460", "405", "18 690", "0"],
    )
    assert [period for *_, period in found(heading("Driftredovisning, tkr"), grid)] == [
        "jan–aug 2024",
        "jan–aug 2024",
        "2024",
        "2024",
    ]


def test_months_whose_year_stands_nowhere_stay_as_printed() -> None:
    grid = table(["Verksamhet", "Budget jan-aug", "Utfall t.o.m. aug"], ["Vård", "22 000", "23 400"])
    assert [period for *_, period in found(heading("Uppföljning, tkr"), grid)] == ["jan-aug", "t.o.m. aug"]


def test_what_projects_cost_in_all_is_of_no_one_year() -> None:
    grid = table(["Projekt", "Total budget", "Utfall 2024", "Prognos"], ["Konstgräs", "9,4", "9,1", "9,2"])
    assert [period for *_, period in found(heading("Investeringar 2024 (mnkr)"), grid)] == [None, "2024", None]


def test_a_word_broken_by_a_hyphen_is_of_its_last_part() -> None:
    assert kind_of("Budget-avvikelse") is AmountKind.DEVIATION


def test_a_column_of_units_tells_which_rows_are_money() -> None:
    grid = table(
        ["Mått", "Enhet", "Utfall 2022", "Utfall 2023"],
        ["Nettokostnad", "tkr", "12 400", "13 100"],
        ["Sjukfrånvaro", "%", "6,1", "5,8"],
        ["Årsarbetare", "antal", "45", "47"],
    )
    assert {label for label, *_ in found(heading("Ekonomi och nyckeltal"), grid)} == {"Nettokostnad"}


def test_a_balance_sheet_by_day_with_notes_and_parentheses_for_minus() -> None:
    grid = table(
        ["mnkr", "Not", "2023-12-31", "2022-12-31"],
        ["Eget kapital", "12", "1 201,4", "1 150,2"],
        ["Resultat", "", "12,4", "(3,1)"],
    )
    assert found(heading("Balansräkning"), grid) == [
        ("Eget kapital", "2023-12-31", 1_201_400_000, "2023"),
        ("Eget kapital", "2022-12-31", 1_150_200_000, "2022"),
        ("Resultat", "2023-12-31", 12_400_000, "2023"),
        ("Resultat", "2022-12-31", -3_100_000, "2022"),
    ]


def test_volumes_and_prices_share_a_table() -> None:
    grid = table(["Insats", "Antal", "Pris per st (kr)", "Summa (kr)"], ["Larm", "300", "250", "75 000"])
    assert [row[:3] for row in found(heading("Volymer"), grid)] == [
        ("Larm", "Pris per st (kr)", 250),
        ("Larm", "Summa (kr)", 75_000),
    ]


def test_projects_with_numbers_years_and_blank_cells() -> None:
    grid = table(
        ["Proj.nr", "Benämning", "2024", "2025", "Totalt"],
        ["4012", "Gångvägar", "500", "–", "500"],
        ["4013", "Belysning", "1.000", "0", "1.000"],
    )
    assert found(heading("Investeringsbudget 2024–2025 (tkr)"), grid) == [
        ("Gångvägar", "2024", 500_000, "2024"),
        ("Gångvägar", "Totalt", 500_000, None),
        ("Belysning", "2024", 1_000_000, "2024"),
        ("Belysning", "2025", 0, "2025"),
        ("Belysning", "Totalt", 1_000_000, None),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["Namn", "Telefon", "Dnr"], ["Anna Ek", "0470-412 34", "KS 2023/123"]],
        [["Nämnd", "Januari", "Februari"], ["KS", "10", "7"]],
        [["Risk", "Sannolikhet", "Konsekvens", "Riskvärde"], ["Brand", "2", "4", "8"]],
        [["", "2022", "2023"], ["Antal årsarbetare", "120", "124"], ["Sjukfrånvaro %", "6,7", "6,1"]],
        [["Läkemedel", "2023"], ["Dosetter", "340"]],
    ],
)
def test_tables_of_other_numbers_hold_no_money(rows: list[list[str]]) -> None:
    assert found(heading("Underlag"), table(*rows)) == []


@pytest.mark.parametrize("word", ["Projektmedel", "Skattemedel", "Medel", "Bidragsmedel"])
def test_means_are_money(word: str) -> None:
    assert speaks_of_money(word)


@pytest.mark.parametrize("word", ["Läkemedel", "Livsmedel", "Hjälpmedel", "Transportmedel", "Halkbekämpningsmedel"])
def test_what_is_a_word_of_its_own_is_no_means(word: str) -> None:
    assert not speaks_of_money(word)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nämndens resultat för 2023 är −4,2 mnkr (föregående år 1,1 mnkr).",
            [("Nämndens resultat", -4_200_000, "2023"), ("Nämndens resultat", 1_100_000, None)],
        ),
        (
            "Intäkterna för 2023 är 899 mkr (862).",
            [("Intäkterna", 899_000_000, "2023"), ("Intäkterna", 862_000_000, None)],
        ),
        (
            "Kostnaden för projektet uppgår till totalt 1,8 mnkr, fördelat på 800 tkr 2024 och 1 000 tkr 2025.",
            [
                ("Kostnaden för projektet", 1_800_000, None),
                ("Kostnaden för projektet", 800_000, "2024"),
                ("Kostnaden för projektet", 1_000_000, "2025"),
            ],
        ),
        (
            "Nettokostnaden per invånare var 9 800 kr i Alvesta och 9 450 kr i riket år 2022.",
            [("Nettokostnaden per invånare", 9_800, "2022"), ("Nettokostnaden per invånare", 9_450, "2022")],
        ),
        (
            "Fullmäktige har tilldelat nämnden en investeringsram på 12 500 tkr för 2024.",
            [("investeringsram", 12_500_000, "2024")],
        ),
        ("Kommunstyrelsen beviljade föreningen ett bidrag på 40 000 kr.", [("bidrag", 40_000, None)]),
        (
            "Kostnaderna för vikarier har minskat jämfört med föregående år, då de uppgick till 1 126 tkr.",
            [("Kostnaderna för vikarier", 1_126_000, None)],
        ),
        (
            "Den nuvarande borgensramen är 310 mnkr. Av denna har 298 mnkr utnyttjats.",
            [("nuvarande borgensramen", 310_000_000, None), ("nuvarande borgensramen", 298_000_000, None)],
        ),
        (
            "Bygga cykelväg mellan Alby och Berga. Ansvarig: gatuenheten. Tid: 2026. Kostnad: 7 500 tkr.",
            [("Bygga cykelväg mellan Alby och Berga", 7_500_000, None)],
        ),
        ("Bidrag ges med 50 kronor per deltagare.", [("Bidrag", 50, None)]),
        ("Lokalen är hyrd för 14 500 kronor per månad.", [("Lokalen", 14_500, None)]),
        (
            "För 2024 avsätts 3 mkr till vägar och 4 mkr till broar.",
            [("vägar", 3_000_000, "2024"), ("broar", 4_000_000, "2024")],
        ),
    ],
)
def test_money_in_sentences_has_its_own_name_and_year(
    text: str, expected: list[tuple[str | None, int, str | None]]
) -> None:
    assert prose(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ärendet återremitterades § 112 den 14 juni 2022 (KS 2022/345).",
        "Telefon 0470-412 34, artikelnummer 4512 77.",
        "Enligt 2 kap. 5 § kommunallagen och SFS 2017:725 ska budgeten antas före november.",
    ],
)
def test_other_numbers_of_sentences_are_no_money(text: str) -> None:
    assert prose(text) == []
