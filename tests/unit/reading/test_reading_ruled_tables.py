"""Fully ruled grids → tables."""

from extractors.reading.raw import Grid
from models.document import Block, Table
from models.provenance import BBox
from tests.unit.reading.made_pages import at, figures, grid, items, lines, page, tables

_XS = (55, 255, 355, 455)
_YS = (100, 120, 140, 160)


def _plan(*words: list) -> Table:  # type: ignore[type-arg]
    (table,) = tables(page(*words, grids=[grid(_XS, _YS)]))
    return table


def test_words_stand_in_the_cells_whose_rules_are_around_them() -> None:
    table = _plan(
        at(60, 105, "Åtgärd"), at(260, 105, "Ansvarig"), at(360, 105, "Klart"),
        at(60, 125, "Ta fram plan"), at(260, 125, "Parkchefen"), at(360, 125, "2025"),
        at(60, 145, "Byta lampor"), at(360, 145, "2026"),
    )  # fmt: skip
    assert table.rows == (
        ("Åtgärd", "Ansvarig", "Klart"),
        ("Ta fram plan", "Parkchefen", "2025"),
        ("Byta lampor", "", "2026"),
    )
    assert table.cells[0].boxes == ((1, BBox(55, 100, 255, 120)),)


def test_a_merged_cell_spans_its_columns_and_rows() -> None:
    merged = [BBox(55, 100, 255, 140), BBox(255, 100, 455, 120)]
    words = [*at(60, 105, "Verksamhet"), *at(260, 105, "Budget"), *at(260, 125, "2024"), *at(360, 125, "2025")]
    (table,) = tables(page(words, figures(145, "Gator", "12", "14", ends=(330, 430)), grids=[grid(_XS, _YS, merged)]))
    assert [(c.text, c.row_span, c.column_span) for c in table.cells[:2]] == [("Verksamhet", 2, 1), ("Budget", 1, 2)]
    assert table.header_rows == 2


def test_a_cells_lines_are_one_text() -> None:
    ys = (100, 120, 150)
    words = [*at(60, 105, "Åtgärd"), *at(260, 105, "Ansvarig"), *lines(60, 125, "Ta fram en kommunikations-", "plan")]
    (table,) = tables(page(words, at(260, 125, "Parkchefen"), grids=[grid(_XS[:3], ys)]))
    cell = table.at(1, 0)
    assert cell is not None
    assert cell.text == "Ta fram en kommunikationsplan"
    assert [line.text for line in cell.lines] == ["Ta fram en kommunikations-", "plan"]


def test_a_frame_around_text_is_no_table() -> None:
    frame = grid((55, 455), (100, 160))
    assert tables(page(lines(60, 105, "Rutan rymmer", "två rader"), grids=[frame])) == []


def test_an_empty_grid_is_no_table() -> None:
    assert tables(page(at(60, 400, "Text"), grids=[grid(_XS, _YS)])) == []


def test_words_of_a_table_are_not_in_the_text_and_the_table_stands_where_it_is_printed() -> None:
    found = items(
        page(
            at(60, 60, "Texten före tabellen."),
            at(60, 105, "Åtgärd"), at(260, 105, "Ansvarig"), at(60, 125, "Ta fram plan"), at(260, 125, "Parkchefen"),
            at(60, 200, "Texten efter tabellen."),
            grids=[grid(_XS, _YS)],
        )
    )  # fmt: skip
    kinds = [item.text if isinstance(item, Block) else "table" for item in found]
    assert kinds == ["Texten före tabellen.", "table", "Texten efter tabellen."]


def test_words_within_the_outline_but_in_no_cell_stay_text() -> None:
    full = grid(_XS, _YS)
    holed = type(full)(full.bbox, tuple(cell for cell in full.cells if cell.x0 < 355))
    words = [*at(60, 105, "Åtgärd"), *at(260, 105, "Ansvarig"), *at(60, 125, "Plan"), *at(260, 125, "Chefen")]
    found = items(page(words, at(360, 125, "Obs"), grids=[holed]))
    assert [item.text for item in found if isinstance(item, Block)] == ["Obs"]


def test_a_short_line_right_above_is_the_caption() -> None:
    words = [*at(60, 105, "Åtgärd"), *at(260, 105, "Ansvarig"), *at(60, 125, "Plan"), *at(260, 125, "Chefen")]
    (table,) = tables(page(at(60, 85, "Tabell 1. Åtgärder"), words, grids=[grid(_XS, _YS)]))
    assert table.caption is not None
    assert table.caption.text == "Tabell 1. Åtgärder"


def test_gaps_between_double_rules_are_no_columns_or_rows() -> None:
    xs, ys = (55, 60, 255, 260, 355, 455), (100, 104, 120, 140)
    merged = [BBox(55, 104, 255, 120)]
    words = [*at(62, 107, "Nämnd"), *at(265, 107, "2023"), *at(360, 107, "2024")]
    words += [*at(62, 125, "Gator"), *at(265, 125, "12"), *at(360, 125, "14")]
    (table,) = tables(page(words, grids=[grid(xs, ys, merged)]))
    assert table.rows == (("Nämnd", "2023", "2024"), ("Gator", "12", "14"))


def test_of_two_cells_at_one_place_the_text_is_kept() -> None:
    cells = [*grid(_XS, _YS).cells, BBox(55, 101, 255, 119)]
    words = [*at(60, 105, "Nämnd"), *at(260, 105, "2023"), *at(360, 105, "2024"), *figures(125, "Gator", "12", "14")]
    (table,) = tables(page(words, grids=[Grid(BBox(55, 100, 455, 160), tuple(cells))]))
    assert table.rows[0] == ("Nämnd", "2023", "2024")


def test_a_diagrams_grid_is_no_table() -> None:
    xs, ys = tuple(range(60, 460, 40)), tuple(range(100, 260, 20))
    heights = (228, 208, 188, 168, 148, 128, 108)
    values = [word for i, top in enumerate(heights) for word in at(105 + 40 * i, top, f"{12 + i},5", size=8)]
    found = items(page(values, grids=[grid(xs, ys)]))
    assert all(isinstance(item, Block) for item in found)


def test_rules_that_run_through_words_make_no_table() -> None:
    text = "Skillnaden mellan länderna under de senaste åren"
    words = lines(60, 104, text, text, text, step=20)
    assert tables(page(words, grids=[grid((55, 98, 170, 350), (100, 120, 140, 160))])) == []


def test_two_boxes_of_text_side_by_side_are_no_table() -> None:
    text = ["Nämnden ansvarar för gator", *["och parker i hela kommunen"] * 9]
    assert tables(page(lines(60, 104, *text), lines(260, 104, *text), grids=[grid((55, 255, 455), (100, 230))])) == []


def test_a_single_row_of_short_cells_is_a_table() -> None:
    words = [*at(60, 104, "Datum"), *at(260, 104, "2024-05-12"), *at(360, 104, "Klart")]
    assert len(tables(page(words, grids=[grid(_XS, (100, 120))]))) == 1


def test_a_row_without_rules_between_its_columns_is_cut_at_those_of_the_others() -> None:
    whole = BBox(55, 140, 465, 160)
    drawn = grid((55, 200, 340, 465), (100, 120, 140, 160), merged=[whole])
    words = [*at(60, 104, "Personal"), *at(205, 104, "2022"), *at(345, 104, "2023")]
    words += [*at(60, 124, "Årsarbetare"), *at(205, 124, "120"), *at(345, 124, "124")]
    words += [*at(60, 144, "Frånvaro %"), *at(205, 144, "7,2"), *at(345, 144, "6,8")]
    (table,) = tables(page(words, grids=[drawn]))
    assert table.rows[2] == ("Frånvaro %", "7,2", "6,8")


def test_text_set_across_the_columns_stays_whole() -> None:
    whole = BBox(55, 140, 465, 160)
    drawn = grid((55, 200, 340, 465), (100, 120, 140, 160, 180), merged=[whole])
    words = [*at(60, 104, "Mål"), *at(205, 104, "2022"), *at(345, 104, "2023")]
    words += [*at(60, 124, "Trygghet"), *at(205, 124, "71"), *at(345, 124, "74")]
    words += [*at(60, 144, "Mål som gäller alla verksamheter i hela kommunen"), *at(60, 164, "Service")]
    words += [*at(205, 164, "61"), *at(345, 164, "64")]
    (table,) = tables(page(words, grids=[drawn]))
    assert next(c.column_span for c in table.cells if c.row == 2 and c.column == 0) == 3
