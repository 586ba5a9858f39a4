"""Tables of numbers without any rules."""

import pytest

from extractors.reading.figures import is_amount, is_figure, is_year
from models.document import Block
from tests.unit.reading.made_pages import at, figures, items, lines, page, tables, up_to

_HEAD = figures(100, "Verksamhet", "Budget 2024", "Budget 2025", "Förändring", bold=True)
_ROWS = [
    *figures(114, "Äldreomsorg", "412 300", "428 900", "16 600"),
    *figures(128, "Funktionsstöd", "198 750", "203 150", "4 400"),
    *figures(142, "Hälsovård", "64 020", "63 220", "–800"),
]
_SUM = figures(156, "Summa nämnden", "675 070", "695 270", "20 200", bold=True)


def test_figures_flush_under_each_other_are_a_table_with_header_and_sum() -> None:
    (table,) = tables(page(_HEAD, _ROWS, _SUM))
    assert table.rows == (
        ("Verksamhet", "Budget 2024", "Budget 2025", "Förändring"),
        ("Äldreomsorg", "412 300", "428 900", "16 600"),
        ("Funktionsstöd", "198 750", "203 150", "4 400"),
        ("Hälsovård", "64 020", "63 220", "–800"),
        ("Summa nämnden", "675 070", "695 270", "20 200"),
    )
    assert table.header_rows == 1


def test_the_text_around_it_stays_text() -> None:
    text = "I ramen ingår 3 500 tkr för digital tillsyn under 2025 och ett statsbidrag."
    found = items(
        page(at(60, 70, "Nämndens ram", size=14), at(60, 86, "Belopp i tkr"), _HEAD, _ROWS, _SUM, at(60, 180, text))
    )
    assert [item.text if isinstance(item, Block) else "table" for item in found] == [
        "Nämndens ram",
        "Belopp i tkr",
        "table",
        text,
    ]


def test_years_are_names_and_marks_for_nothing_are_figures() -> None:
    head = figures(100, "Kommun", "2015", "2017", "2019")
    rows = [
        *figures(114, "Skövde", "63", "–", "65"),
        *figures(128, "Uddevalla", "e.u.", "52", "51"),
        *figures(142, "Motala", "", "55", "54"),
    ]
    (table,) = tables(page(head, rows))
    assert table.header_rows == 1
    assert [row[1] for row in table.rows] == ["2015", "63", "e.u.", ""]


def test_a_name_centred_over_several_columns_spans_them() -> None:
    ends = (240, 300, 360, 420, 480, 540)
    leaf = figures(114, "Nämnd", "Budget", "Utfall", "Avvik", "Budget", "Utfall", "Avvik", ends=ends)
    rows = [
        w
        for i, label in enumerate(("Gator", "Parker", "Hus"))
        for w in figures(128 + 14 * i, label, "61 300", "64 870", "−3 570", "63 900", "66 400", "−2 500", ends=ends)
    ]
    (table,) = tables(page(at(275, 100, "2022"), at(455, 100, "2023"), leaf, rows))
    spans = {c.text: (c.row, c.column, c.column_span) for c in table.cells if c.row == 0 and c.column and c.text}
    assert spans == {"2022": (0, 1, 3), "2023": (0, 4, 3)}
    assert table.header_rows == 2


def test_a_header_that_wraps_is_one_row() -> None:
    upper = [*up_to(300, 88, "Budget"), *up_to(380, 88, "Budget")]
    lower = figures(100, "Verksamhet", "2024", "2025", "Förändring")
    (table,) = tables(page(upper, lower, _ROWS))
    assert table.rows[0] == ("Verksamhet", "Budget 2024", "Budget 2025", "Förändring")


def test_the_title_of_a_group_is_a_row_of_its_own() -> None:
    (table,) = tables(page(_HEAD, _ROWS, at(60, 156, "Gemensamt"), figures(170, "Stab", "1 000", "1 100", "100")))
    assert table.rows[-2:] == (("Gemensamt", "", "", ""), ("Stab", "1 000", "1 100", "100"))


def test_a_label_that_wraps_is_one_cell() -> None:
    wrapped = [*figures(156, "Bidrag till föreningar", "1 000", "1 100", "100"), *at(60, 168, "och studieförbund")]
    (table,) = tables(page(_HEAD, _ROWS, wrapped, figures(182, "Stab", "900", "950", "50")))
    assert [row[0] for row in table.rows][-2:] == ["Bidrag till föreningar och studieförbund", "Stab"]


def test_a_label_may_begin_above_its_figures() -> None:
    above = lines(60, 156, "Bidrag till föreningar", "och studieförbund samt")
    (table,) = tables(page(_HEAD, _ROWS, above, figures(180, "andra bidrag", "1 000", "1 100", "100")))
    label = "Bidrag till föreningar och studieförbund samt andra bidrag"
    assert table.rows[-1] == (label, "1 000", "1 100", "100")


def test_cells_hold_their_words() -> None:
    (table,) = tables(page(_HEAD, _ROWS, _SUM))
    assert all(box.holds(line.bbox) for cell in table.cells for _, box in cell.boxes for line in cell.lines)


def test_a_table_that_goes_on_after_the_page_break_is_one() -> None:
    more = [
        *figures(60, "Stab", "1 000", "1 100", "100"),
        *figures(74, "Politik", "2 500", "2 600", "100"),
        *figures(88, "Övrigt", "900", "950", "50"),
    ]
    (table,) = tables(page(_HEAD, _ROWS), page(more, number=2))
    assert [part.page for part in table.parts] == [1, 2]
    assert table.n_rows == 7


def test_two_rows_of_figures_are_no_table() -> None:
    assert tables(page(figures(114, "Ja", "7", "8", "9"), figures(128, "Nej", "6", "5", "4"))) == []


@pytest.mark.parametrize(
    "texts",
    [
        [
            "Nämnden fick 3 500 tkr under 2024 och 4 100 tkr",
            "under 2025, vilket är 600 tkr mer än de 2 900",
            "tkr som 2023 gav och 12 procent av 25 000 tkr.",
        ],
        ["Inledning .......... 3", "Ekonomi 2024 .......... 12", "Investeringar 2025 .......... 14"],
    ],
)
def test_running_text_and_contents_are_no_table(texts: list[str]) -> None:
    assert tables(page(lines(60, 100, *texts))) == []


def test_names_and_addresses_are_no_table() -> None:
    people = [
        w
        for i, name in enumerate(("Anna Ek", "Bo Al", "Eva Ask"))
        for w in (*at(60, 100 + 14 * i, name), *at(220, 100 + 14 * i, "S"), *at(300, 100 + 14 * i, "Ledamot"))
    ]
    address = [*at(60, 200, "Box 12"), *at(220, 200, "0911-69 60 00"), *at(360, 200, "www.pitea.se")]
    assert tables(page(people, address)) == []


def test_figures_that_stand_under_nothing_are_no_table() -> None:
    ragged = [
        w
        for i, ends in enumerate([(200, 300), (243, 351), (171, 262), (226, 398)])
        for w in figures(100 + 14 * i, "Rad", "12", "345", ends=ends)
    ]
    assert tables(page(ragged)) == []


@pytest.mark.parametrize("text", ["4 120", "−3 570", "-68,2", "(400)", "7,5 %", "12 000", "100", "<0,1", "3 500 kr"])
def test_an_amount(text: str) -> None:
    assert is_amount(text)


@pytest.mark.parametrize("text", ["2024", "2015–2017", "2023/24"])
def test_a_year_is_a_figure_but_no_amount(text: str) -> None:
    assert (is_year(text), is_figure(text), is_amount(text)) == (True, True, False)


@pytest.mark.parametrize("text", ["–", "-", "e.u.", "Ej aktuellt", ".."])
def test_a_mark_for_nothing_is_a_figure_but_no_amount(text: str) -> None:
    assert (is_figure(text), is_amount(text)) == (True, False)


@pytest.mark.parametrize("text", ["Gator", "2024-05-12", "Box 12", "SBN 2023/412", ""])
def test_what_else_stands_in_cells_is_no_figure(text: str) -> None:
    assert not is_figure(text)
