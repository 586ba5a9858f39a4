"""Tables that run over a page break."""

from extractors.reading.raw import RawPage
from tests.unit.reading.made_pages import at, grid, page, tables

_XS = (55, 255, 455)


def _page(number: int, top: float, *rows: tuple[str, str], xs: tuple[float, ...] = _XS) -> RawPage:
    ys = [top + 20 * i for i in range(len(rows) + 1)]
    words = [
        w
        for y, row in zip(ys, rows, strict=False)
        for x, text in zip(xs, row, strict=False)
        if text
        for w in at(x + 5, y + 5, text)
    ]
    return page(words, grids=[grid(xs, ys)], number=number)


_FIRST = _page(1, 740, ("Åtgärd", "Ansvarig"), ("Ta fram en plan", "Parkchefen"), ("Byta lampor.", "Gatuchefen"))


def test_a_table_that_goes_on_with_the_same_columns_is_one() -> None:
    (table,) = tables(_FIRST, _page(2, 70, ("Rusta upp parken.", "Driftchefen")))
    assert [part.page for part in table.parts] == [1, 2]
    assert table.rows[-1] == ("Rusta upp parken.", "Driftchefen")
    assert table.header_rows == 1


def test_a_header_that_is_repeated_is_dropped() -> None:
    (table,) = tables(_FIRST, _page(2, 70, ("Åtgärd", "Ansvarig"), ("Rusta upp parken.", "Driftchefen")))
    assert [row[0] for row in table.rows] == ["Åtgärd", "Ta fram en plan", "Byta lampor.", "Rusta upp parken."]


def test_a_row_cut_by_the_page_break_is_made_whole() -> None:
    first = _page(
        1, 740, ("Åtgärd", "Ansvarig"), ("Byta lampor.", "Gatuchefen"), ("Rusta upp parken och", "Driftchefen")
    )
    (table,) = tables(first, _page(2, 70, ("lekplatsen.", ""), ("Ta bort skyltar.", "Gatuchefen")))
    assert [row[0] for row in table.rows][2:] == ["Rusta upp parken och lekplatsen.", "Ta bort skyltar."]
    whole = table.at(2, 0)
    assert whole is not None
    assert [number for number, _ in whole.boxes] == [1, 2]


def test_a_table_with_other_columns_is_another() -> None:
    second = _page(2, 70, ("Namn", "Roll"), ("Ek", "Ledamot"), xs=(55, 150, 455))
    assert len(tables(_FIRST, second)) == 2


def test_a_table_after_text_is_another() -> None:
    second = _page(2, 200, ("Byta skyltar.", "Gatuchefen"))
    with_text = page(second.words, at(60, 100, "Här börjar ett nytt avsnitt."), grids=second.grids, number=2)
    assert len(tables(_FIRST, with_text)) == 2
