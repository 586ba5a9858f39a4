"""Every place that an extraction points at, and the words of the page that lie in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import pdfplumber
from pdfplumber.page import Page

from models.document import Line, ParsedDocument, Table
from models.extraction import Extraction
from models.provenance import BBox, Provenance
from models.records import Record
from tests.golden.golden_documents import Golden

SLACK = 0.02  # points: provenance is rounded outwards to hundredths


@dataclass(frozen=True)
class Pointer:
    """A place with what points at it: "measures[2].evidence.deadline"."""

    name: str
    place: Provenance
    record: Record


def pointers(extraction: Extraction) -> Iterator[Pointer]:
    """Every place and evidence of every record: of the document, the meeting, those present and the lists."""
    for name, record in named_records(extraction):
        for i, place in enumerate(record.places):
            yield Pointer(f"{name}.places[{i}]", place, record)
        for key, place in record.evidence.items():
            yield Pointer(f"{name}.evidence.{key}", place, record)
        for i, member in enumerate(getattr(record, "members", ())):
            yield Pointer(f"{name}.members[{i}]", member.place, record)


def named_records(extraction: Extraction) -> Iterator[tuple[str, Record]]:
    """Every record with its address in the extraction."""
    if extraction.document:
        yield "document", extraction.document
    if extraction.meeting:
        yield "meeting", extraction.meeting
        yield from ((f"participants[{i}]", person) for i, person in enumerate(extraction.meeting.participants))
    counts: dict[str, int] = {}
    for name, record in extraction.records():
        yield f"{name}[{counts.setdefault(name, 0)}]", record
        counts[name] += 1


@dataclass(frozen=True)
class Unit:
    """What a place may lie in: a block's part on a page, a row of a table, or a column's header."""

    page: int
    lines: tuple[Line, ...]

    @cached_property
    def bbox(self) -> BBox:
        """The rectangle around its lines."""
        return BBox.union(line.bbox for line in self.lines)

    def words_in(self, bbox: BBox) -> list[str]:
        """Its words that lie in a rectangle."""
        return [
            word
            for line in self.lines
            for word, box in zip(line.text.split(" "), line.boxes, strict=True)
            if bbox.holds(box)
        ]

    def goes_on_in(self, other: "Unit") -> bool:
        """Whether another piece is the rest of this one: right below at the same edge, in small letters or with a §."""
        mine, its, size = self.bbox, other.bbox, self.lines[-1].size
        if not (0 < its.top - mine.top < 2 * size and abs(its.x0 - mine.x0) < size):
            return False
        first = other.lines[0].text[0]
        return first.islower() or first == "§"


def units(parsed: ParsedDocument) -> Mapping[int, list[Unit]]:
    """A document's units by page. A word belongs to one block, or to one cell and with it to its row and column."""
    out: dict[int, list[Unit]] = {page.number: [] for page in parsed.pages}
    blocks = [unit for block in parsed.blocks for unit in _by_page(block.lines)]
    rows = [unit for table in parsed.tables for unit in _of_table(table)]
    for unit in (*blocks, *rows, *_wrapped(blocks), *_run_in(blocks)):
        out[unit.page].append(unit)
    return out


def _run_in(blocks: Sequence[Unit]) -> Iterator[Unit]:
    """Paragraphs with the label that runs into them: one printed line holds it and their first words."""
    for label, text in pairwise(blocks):
        one, first = label.lines[-1].bbox, text.lines[0].bbox
        on_one_line = abs(one.bottom - first.bottom) < 1 and one.x1 <= first.x0 + SLACK
        if len(label.lines) == 1 and label.page == text.page and on_one_line:
            yield Unit(text.page, (*label.lines, *text.lines))


def _wrapped(blocks: Sequence[Unit]) -> Iterator[Unit]:
    """Entries of a list set in columns that go on in the line below, in whatever blocks their pieces are."""
    by_page: dict[int, list[Unit]] = {}
    for unit in blocks:
        by_page.setdefault(unit.page, []).extend(Unit(unit.page, (p,)) for line in unit.lines for p in _pieces(line))
    for pieces in by_page.values():
        yield from (Unit(a.page, a.lines + b.lines) for a in pieces for b in pieces if a.goes_on_in(b))


def _pieces(line: Line) -> Iterator[Line]:
    """A line cut at gaps that no space between words has."""
    words = line.text.split(" ")
    wide = [i for i, (a, b) in enumerate(pairwise(line.boxes), start=1) if b.x0 - a.x1 > 1.2 * line.size]
    for start, end in pairwise([0, *wide, len(words)]):
        cut = {"text": " ".join(words[start:end]), "boxes": line.boxes[start:end], "raised": ()}
        yield line.model_copy(update=cut)


def _of_table(table: Table) -> Iterator[Unit]:
    """A table's rows, and the headers of its columns."""
    for row in range(table.n_rows):
        yield from _by_page(line for c in table.cells if c.row <= row < c.row + c.row_span for line in c.lines)
    heads = [c for c in table.cells if c.row < table.header_rows]
    for column in range(table.n_columns):
        yield from _by_page(line for c in heads if c.column <= column < c.column + c.column_span for line in c.lines)


def _by_page(lines: Iterable[Line]) -> Iterator[Unit]:
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    yield from (Unit(page, tuple(found)) for page, found in by_page.items())


def foreign_words(place: Provenance, of_page: Sequence[Unit]) -> list[str]:
    """The words in a place that do not belong to the unit that has most of its words; none where all is well."""
    rest = place.quote.split(" ")
    for word in max((unit.words_in(place.bbox) for unit in of_page), key=len, default=[]):
        if word in rest:
            rest.remove(word)
    return rest


def fits(place: Provenance, of_page: Sequence[Unit]) -> bool:
    """Whether a place is no larger than the unit that has most of its words."""
    unit = max(of_page, key=lambda unit: len(unit.words_in(place.bbox)), default=None)
    return unit is not None and unit.bbox.holds(place.bbox, SLACK)


class Pages:
    """A PDF as pdfplumber shows it to anyone who opens it."""

    def __init__(self, document: Golden) -> None:
        self._pdf = pdfplumber.open(document.path)

    def page(self, number: int) -> Page:
        """A page by its number, from 1."""
        return self._pdf.pages[number - 1]

    def text_in(self, place: Provenance) -> str:
        """What stands in a place, white space folded."""
        return " ".join(self.page(place.page).within_bbox(place.bbox).extract_text().split())

    def __enter__(self) -> "Pages":
        return self

    def __exit__(self, *_: object) -> None:
        self._pdf.close()
