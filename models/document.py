"""A document on its way in: as fetched, and as read from its pages."""

from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum

from pydantic import Field, computed_field, model_validator

from models.base import Frozen
from models.provenance import BBox


class SourceDocument(Frozen):
    """One PDF as fetched. Its identity is its bytes: the same file from two places is one document."""

    id: str = Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the bytes, hexadecimal")
    path: str = Field(description="Where the bytes can be read: a file's path")
    url: str | None = Field(default=None, description="Address it was fetched from")
    fetched_at: datetime | None = None
    municipality: str | None = Field(default=None, description="What the source says (kommun); the page may differ")
    committee: str | None = Field(default=None, description="What the source says (nämnd)")
    meeting_date: date | None = Field(default=None, description="What the source says (sammanträdesdatum)")


class Issue(Frozen):
    """A fault met on the way, recorded so that nothing fails in silence."""

    code: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    file: str
    page: int | None = Field(default=None, ge=1)
    explanation: str
    remedy: str


class TextLayer(StrEnum):
    """What a page's text layer is worth, and where its text was taken from."""

    OK = "ok"
    DOUBTFUL = "doubtful"  # read as it is, though some of its words are none and nothing could compare it with the page
    NONE = "none"  # no text: a picture or an empty page; not read
    GARBLED = "garbled"  # text that does not say what the page shows; not read
    LOST = "lost"  # the page could not be read at all; its size is unknown and told as 0
    OCR = "ocr"  # none or garbled; read from what the page shows instead

    @property
    def is_read(self) -> bool:
        """Whether the page's text was taken, from its text layer or by OCR."""
        return self in (TextLayer.OK, TextLayer.DOUBTFUL, TextLayer.OCR)


class Page(Frozen):
    """A page's size in points and the state of its text layer."""

    number: int = Field(ge=1)
    width: float
    height: float
    text_layer: TextLayer = TextLayer.OK
    pictures_read: tuple[BBox, ...] = Field(
        default=(), description="Pictures of tables on a page with honest text, whose text was read by OCR"
    )


class Line(Frozen):
    """One printed line, or the part of it that belongs to one column or cell.

    `text.split(" ")` and `boxes` run in step: one box for each word.
    """

    page: int = Field(ge=1)
    text: str
    boxes: tuple[BBox, ...]
    size: float = Field(description="Font size in points that most characters have")
    bold: bool = False
    italic: bool = False
    raised: tuple[int, ...] = Field(
        default=(), description="For each word how many characters at its end are raised (footnote marks); () for none"
    )
    confidence: tuple[float, ...] = Field(
        default=(), description="For each word how sure OCR was of it, 0 to 1; () for the PDF's own text"
    )

    @property
    def plain(self) -> str:
        """The text without raised footnote marks."""
        if not self.raised:
            return self.text
        words = zip(self.text.split(" "), self.raised, strict=True)
        return " ".join(kept for word, cut in words if (kept := word[: len(word) - cut]))

    @property
    def marks(self) -> tuple[str, ...]:
        """The raised footnote marks on the line, as printed: "1", "1)", "*"."""
        words = zip(self.text.split(" "), self.raised, strict=True) if self.raised else ()
        return tuple(word[len(word) - cut :] for word, cut in words if cut)

    @property
    def bbox(self) -> BBox:
        """The rectangle around the line's words."""
        return BBox.union(self.boxes)

    @model_validator(mode="after")
    def _in_step(self) -> "Line":
        if len(self.text.split(" ")) != len(self.boxes):
            raise ValueError(f"{len(self.boxes)} boxes for the words of {self.text!r}")
        if self.confidence and len(self.confidence) != len(self.boxes):
            raise ValueError(f"{len(self.confidence)} confidences for the words of {self.text!r}")
        return self


class BlockKind(StrEnum):
    """The part a block of text plays on its page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    MARGIN = "margin"  # label beside the text, as in minutes set with a margin column
    TOC = "toc"  # line of a table of contents
    FOOTNOTE = "footnote"  # note at the foot of a page
    FURNITURE = "furniture"  # running header, footer, page number


class Block(Frozen):
    """A paragraph, heading or list item with the lines it was set in.

    `text` has line wraps and end-of-line hyphenation undone; a bullet or number in front of a list item is in `marker`,
    not in `text`. A block may run over a page break: its lines then lie on two pages.
    """

    kind: BlockKind
    text: str
    lines: tuple[Line, ...] = Field(min_length=1)
    marker: str | None = Field(default=None, description="The bullet or number in front, as printed")
    level: int = Field(default=0, ge=0, description="Heading level from 1; nesting of a list item from 1; else 0")
    label: str | None = Field(default=None, description="Margin label that stands beside this block")

    @property
    def page(self) -> int:
        """The page where the block starts."""
        return self.lines[0].page

    @property
    def bbox(self) -> BBox:
        """The rectangle around the lines on the block's first page."""
        return BBox.union(line.bbox for line in self.lines if line.page == self.page)


class Cell(Frozen):
    """One cell of a table. A cell split by a page break has lines on both pages."""

    row: int = Field(ge=0)
    column: int = Field(ge=0)
    row_span: int = Field(default=1, ge=1)
    column_span: int = Field(default=1, ge=1)
    text: str = Field(description="Line wraps and hyphenation undone")
    lines: tuple[Line, ...] = ()
    boxes: tuple[tuple[int, BBox], ...] = Field(default=(), description="(page, rectangle) of each ruled part")


class TablePart(Frozen):
    """The piece of a table that stands on one page."""

    page: int = Field(ge=1)
    bbox: BBox


class Table(Frozen):
    """A table, joined over the pages it runs over. Row and column indices count from 0."""

    parts: tuple[TablePart, ...] = Field(min_length=1)
    cells: tuple[Cell, ...]
    header_rows: int = Field(default=0, ge=0, description="How many rows at the top are headers")
    caption: Block | None = Field(default=None, description="Line of text right above that names the table")
    heading: Block | None = Field(default=None, description="The heading that the table stands under")
    unit_note: Line | None = Field(
        default=None, description='The words around it that tell the unit of its money: "(tkr)", "mnkr"'
    )
    is_ruled: bool = Field(default=True, description="Drawn with lines (rutnät); else told by spaces and single lines")

    @model_validator(mode="before")
    @classmethod
    def _drop_derived(cls, data: object) -> object:
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if key not in ("page", "bbox", "rows")}
        return data

    @computed_field  # type: ignore[prop-decorator]
    @property
    def page(self) -> int:
        """The page where the table starts."""
        return self.parts[0].page

    @computed_field  # type: ignore[prop-decorator]
    @property
    def bbox(self) -> BBox:
        """The rectangle of the table on its first page."""
        return self.parts[0].bbox

    @computed_field  # type: ignore[prop-decorator]
    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The texts as a full grid, rows × columns; a spanning cell's text stands at its first place only."""
        grid = [[""] * self.n_columns for _ in range(self.n_rows)]
        for cell in self.cells:
            grid[cell.row][cell.column] = cell.text
        return tuple(tuple(row) for row in grid)

    @property
    def n_rows(self) -> int:
        """How many rows the grid has, headers included."""
        return max((c.row + c.row_span for c in self.cells), default=0)

    @property
    def n_columns(self) -> int:
        """How many columns the grid has."""
        return max((c.column + c.column_span for c in self.cells), default=0)

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers a place of the grid, or None where the grid has a hole."""
        for cell in self.cells:
            if cell.row <= row < cell.row + cell.row_span and cell.column <= column < cell.column + cell.column_span:
                return cell
        return None


class ParsedDocument(Frozen):
    """A document as read: its pages, its text in reading order, its tables.

    `flow` is the reading order: ("block", i) and ("table", i) index into `blocks` and `tables`. Furniture is in
    `blocks` but not in `flow`.
    """

    document: SourceDocument
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    flow: tuple[tuple[str, int], ...]
    issues: tuple[Issue, ...] = ()

    def in_order(self) -> Iterator[Block | Table]:
        """Blocks and tables as a reader meets them, without furniture."""
        for kind, index in self.flow:
            yield self.blocks[index] if kind == "block" else self.tables[index]

    def lines(self) -> Iterator[Line]:
        """Every line of the document, furniture and table cells included, in no particular order."""
        for block in self.blocks:
            yield from block.lines
        for table in self.tables:
            for cell in table.cells:
                yield from cell.lines
