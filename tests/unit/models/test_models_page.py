"""Rectangles, lines and tables: the shapes that reading gives and extracting asks."""

import pytest
from pydantic import ValidationError

from models.document import Block, BlockKind, Cell, Line, ParsedDocument, SourceDocument, Table, TablePart
from models.provenance import BBox, Provenance

A_BOX = BBox(10, 10, 20, 20)


def line(text: str, raised: tuple[int, ...] = (), page: int = 1, top: float = 10) -> Line:
    boxes = tuple(BBox(30.0 * i, top, 30.0 * i + 25, top + 10) for i in range(len(text.split(" "))))
    return Line(page=page, text=text, boxes=boxes, size=10, raised=raised)


def cell(row: int, column: int, text: str, row_span: int = 1, column_span: int = 1) -> Cell:
    return Cell(row=row, column=column, text=text, row_span=row_span, column_span=column_span)


def table(*cells: Cell) -> Table:
    return Table(parts=(TablePart(page=1, bbox=A_BOX),), cells=cells)


class TestBBox:
    def test_a_box_holds_itself_and_what_is_inside(self) -> None:
        assert A_BOX.holds(A_BOX)
        assert A_BOX.holds(BBox(11, 11, 19, 19))

    def test_a_box_does_not_hold_what_sticks_out(self) -> None:
        for other in (BBox(9, 10, 20, 20), BBox(10, 9, 20, 20), BBox(10, 10, 21, 20), BBox(10, 10, 20, 21)):
            assert not A_BOX.holds(other)
            assert A_BOX.holds(other, slack=1)

    @pytest.mark.parametrize(
        ("other", "area"),
        [
            (A_BOX, 100),
            (BBox(15, 15, 30, 30), 25),
            (BBox(20, 10, 30, 20), 0),
            (BBox(40, 40, 50, 50), 0),
            (BBox(0, 0, 5, 5), 0),
        ],
    )
    def test_overlap_is_the_area_in_common(self, other: BBox, area: float) -> None:
        assert A_BOX.overlap(other) == other.overlap(A_BOX) == area

    def test_the_union_is_around_all(self) -> None:
        assert BBox.union([BBox(1, 5, 2, 6), BBox(0, 7, 1, 9)]) == BBox(0, 5, 2, 9)

    def test_there_is_no_union_of_nothing(self) -> None:
        with pytest.raises(ValueError, match="no boxes"):
            BBox.union([])

    def test_a_place_inside_out_is_refused(self) -> None:
        with pytest.raises(ValidationError, match="inside out"):
            Provenance(page=1, bbox=BBox(20, 10, 10, 20), quote="x")

    def test_pages_count_from_one(self) -> None:
        with pytest.raises(ValidationError):
            Provenance(page=0, bbox=A_BOX, quote="x")


class TestLine:
    def test_words_and_boxes_run_in_step(self) -> None:
        with pytest.raises(ValidationError, match="boxes for the words"):
            Line(page=1, text="två ord", boxes=(A_BOX,), size=10)

    @pytest.mark.parametrize(
        ("text", "raised", "plain"),
        [
            ("Nettokostnad per år", (), "Nettokostnad per år"),
            ("Nettokostnad1 per år", (1, 0, 0), "Nettokostnad per år"),
            ("Nettokostnad 1 per år", (0, 1, 0, 0), "Nettokostnad per år"),
            ("kostnad12, 2020", (3, 0), "kostnad 2020"),
            ("12", (2,), ""),
        ],
    )
    def test_plain_text_has_no_footnote_marks(self, text: str, raised: tuple[int, ...], plain: str) -> None:
        assert line(text, raised).plain == plain

    def test_its_box_is_around_its_words(self) -> None:
        assert line("ett två tre").bbox == BBox(0, 10, 85, 20)


class TestBlock:
    def test_over_a_page_break_it_starts_on_the_first_page(self) -> None:
        lines = (line("Nederst på sidan", page=1, top=800), line("och överst på nästa", page=2, top=40))
        block = Block(kind=BlockKind.PARAGRAPH, text="Nederst på sidan och överst på nästa", lines=lines)
        assert block.page == 1
        assert block.bbox == lines[0].bbox

    def test_a_block_without_lines_is_refused(self) -> None:
        with pytest.raises(ValidationError):
            Block(kind=BlockKind.PARAGRAPH, text="", lines=())


class TestTable:
    def test_rows_are_a_full_grid(self) -> None:
        assert table(cell(0, 0, "a"), cell(1, 1, "d")).rows == (("a", ""), ("", "d"))

    def test_a_spanning_cells_text_stands_once(self) -> None:
        spanned = table(cell(0, 0, "grupp", column_span=3), cell(1, 0, "x", row_span=2), cell(1, 1, "y"))
        assert (spanned.n_rows, spanned.n_columns) == (3, 3)
        assert spanned.rows == (("grupp", "", ""), ("x", "y", ""), ("", "", ""))

    def test_a_spanning_cell_covers_all_its_places(self) -> None:
        wide, tall = cell(0, 0, "bred", column_span=2), cell(1, 0, "hög", row_span=2)
        spanned = table(wide, tall, cell(1, 1, "y"))
        assert spanned.at(0, 0) == spanned.at(0, 1) == wide
        assert spanned.at(1, 0) == spanned.at(2, 0) == tall

    def test_a_hole_has_no_cell(self) -> None:
        holed = table(cell(0, 0, "a"), cell(1, 1, "d"))
        assert holed.at(0, 1) is None
        assert holed.at(7, 7) is None

    def test_a_table_without_cells_is_empty(self) -> None:
        assert table().rows == ()

    def test_derived_values_are_written_and_not_read(self) -> None:
        one = table(cell(0, 0, "a"))
        dumped = one.model_dump(mode="json")
        assert (dumped["page"], dumped["rows"]) == (1, [["a"]])
        assert Table.model_validate({**dumped, "page": 9, "rows": []}) == one


class TestParsedDocument:
    def test_reading_order_leaves_furniture_out(self) -> None:
        source = SourceDocument(id="0" * 64, path="a.pdf")
        first, foot = (
            Block(kind=kind, text=text, lines=(line(text),))
            for kind, text in ((BlockKind.PARAGRAPH, "Text"), (BlockKind.FURNITURE, "Sida 1"))
        )
        grid = table(Cell(row=0, column=0, text="a", lines=(line("a"),)))
        flow = (("table", 0), ("block", 0))
        parsed = ParsedDocument(document=source, pages=(), blocks=(first, foot), tables=(grid,), flow=flow)
        assert list(parsed.in_order()) == [grid, first]
        assert sorted(one.text for one in parsed.lines()) == ["Sida 1", "Text", "a"]
