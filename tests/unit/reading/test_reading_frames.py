"""Tables that stand in one of a page's columns of text."""

from extractors.reading.raw import Word
from models.document import Block, Table
from tests.unit.reading.made_pages import at, items, lines, page, up_to

_TEXT = (
    "Nämnden ansvarar för gator och parker i hela",
    "kommunen och för de lokaler som förvaltningen",
    "använder. Uppdraget omfattar även vintervägar",
    "samt skötseln av lekplatser och badplatser nu",
    "och framöver i enlighet med den plan som finns",
)


def _figures(x0: float, top: float, *rows: tuple[str, str, str]) -> list[Word]:
    return [
        word
        for i, (label, one, other) in enumerate(rows)
        for word in (
            *at(x0, top + 14 * i, label),
            *up_to(x0 + 150, top + 14 * i, one),
            *up_to(x0 + 210, top + 14 * i, other),
        )
    ]


_ROWS = (("Område", "2023", "2024"), ("Skola", "12,4", "12,9"), ("Vård", "8,2", "8,4"), ("Kultur", "4,1", "4,8"))


def test_a_table_in_one_column_does_not_take_the_text_beside_it() -> None:
    left = [*lines(60, 100, *_TEXT), *_figures(60, 170, *_ROWS), *lines(60, 240, *_TEXT)]
    found = items(page(left, lines(320, 100, *_TEXT, *_TEXT, *_TEXT, *_TEXT)))
    (table,) = [item for item in found if isinstance(item, Table)]
    assert table.rows == _ROWS


def test_it_is_read_where_it_stands_in_its_column() -> None:
    left = [*lines(60, 100, *_TEXT), *_figures(60, 170, *_ROWS), *lines(60, 240, *_TEXT)]
    right = [*lines(320, 100, *_TEXT), *_figures(320, 180, *_ROWS), *lines(320, 250, *_TEXT)]
    found = items(page(left, right))
    assert [type(item) for item in found] == [Block, Table, Block, Block, Table, Block]
    assert [item.bbox.x0 < 300 for item in found] == [True, True, True, False, False, False]


def test_a_table_across_both_columns_comes_after_them() -> None:
    across = [
        word
        for i, label in enumerate(("Område", "Skola", "Vård", "Kultur"))
        for word in (*at(60, 200 + 14 * i, label), *up_to(330, 200 + 14 * i, "2,5"), *up_to(480, 200 + 14 * i, "3,5"))
    ]
    found = items(page(lines(60, 100, *_TEXT), lines(320, 100, *_TEXT), across))
    assert [type(item) for item in found] == [Block, Block, Table]
