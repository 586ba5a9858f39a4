"""One document from its bytes to blocks and tables in reading order."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from extractors.reading.blocks import page_blocks
from extractors.reading.cleaning import cleaned
from extractors.reading.columns import Piece, in_reading_order
from extractors.reading.finding import page_tables
from extractors.reading.furniture import furniture
from extractors.reading.headers import header_rows
from extractors.reading.lines import make_line, visual_lines
from extractors.reading.notes import with_notes
from extractors.reading.opening import opened
from extractors.reading.options import ReadOptions
from extractors.reading.pages import read_pages
from extractors.reading.raw import RawPage, Word
from extractors.reading.steps import PageRead
from extractors.reading.stitching import continues, stitch
from extractors.reading.style import Style, measures, right_edges, style_of, usual_edges
from extractors.reading.surroundings import with_surroundings
from extractors.reading.whole_blocks import join_over_pages, with_levels
from models.document import Block, BlockKind, Issue, Page, ParsedDocument, SourceDocument, Table

_Item = Block | Table


def read(source: SourceDocument, options: ReadOptions | None = None) -> ParsedDocument:
    """Read a PDF in one go.

    Raises a ReadError where nothing of it can be read. What could not be read of the rest is told in `issues`.
    """
    path, options = Path(source.path), options or ReadOptions()
    found = opened(path).at_most(options.most_pages, path)
    return laid_out(source, read_pages(source, options, 1, found.n_pages), found.issues)


def laid_out(source: SourceDocument, pages: Iterable[PageRead], issues: Sequence[Issue] = ()) -> ParsedDocument:
    """A document's pages with their layout recognised; `issues` are those of the document as a whole."""
    met: list[Page] = []
    told = list(issues)
    honest: list[RawPage] = []
    for read_page in pages:
        met.append(read_page.page)
        told += read_page.issues
        if read_page.raw is not None:
            honest.append(cleaned(read_page.raw))
    aside = furniture(honest)
    furniture_blocks = [b for p in honest for b in _furniture_blocks(p, aside.get(p.number, set()))]
    items = reading_order(honest, aside)
    return _assemble(source, tuple(met), items, furniture_blocks, told)


def reading_order(pages: Sequence[RawPage], aside: dict[int, set[int]]) -> list[_Item]:
    """Blocks and tables of all pages in reading order, what page breaks cut made whole."""
    tables: dict[int, list[Table]] = {}
    rows: dict[int, list[list[Word]]] = {}
    above: Table | None = None
    for page in pages:
        taken = set(aside.get(page.number, ()))
        tables[page.number] = page_tables(page, taken, above)
        rows[page.number] = visual_lines(w for w in page.words if id(w) not in taken)
        above = _last(tables[page.number], rows[page.number])
    pieces: dict[int, list[Piece]] = dict(zip(rows, in_reading_order(list(rows.values())), strict=True))
    style = style_of(pieces.values())
    set_in = {page.number: measures(pieces[page.number]) for page in pages}
    widths = {round(page.width) for page in pages}
    usual = {w: usual_edges(set_in[page.number] for page in pages if round(page.width) == w) for w in widths}
    items: list[_Item] = []
    for page in pages:
        rights = right_edges(set_in[page.number], usual[round(page.width)])
        items += _page_items(pieces[page.number], tables[page.number], page.number, (style, rights))
    return _whole(items)


def _last(tables: Sequence[Table], rows: Sequence[Sequence[Word]]) -> Table | None:
    """The table that a page ends with: nothing stands below it."""
    lowest = max(tables, key=lambda table: table.bbox.bottom, default=None)
    if lowest is None or any(word.bbox.top > lowest.bbox.bottom - 2 for row in rows[-1:] for word in row):
        return None
    return lowest


def _page_items(
    pieces: Sequence[Piece], tables: Sequence[Table], page: int, look: tuple[Style, Mapping[int, float]]
) -> list[_Item]:
    """One page's blocks with its tables between them, where they stand. `look`: of its text, how far columns reach."""
    items: list[_Item] = []
    done = 0
    style, rights = look
    for place, table in sorted(((_place(table, pieces), table) for table in tables), key=lambda pair: pair[0]):
        items += page_blocks(pieces[done:place], page, style, rights)
        items.append(table)
        done = place
    return items + list(page_blocks(pieces[done:], page, style, rights))


def _place(table: Table, pieces: Sequence[Piece]) -> int:
    """Before which of the page's pieces a table is read: after what stands above it in its column."""
    beside = [i for i, p in enumerate(pieces) if p.x0 < table.bbox.x1 and p.x1 > table.bbox.x0]
    above = [i for i in beside if pieces[i].top < table.bbox.top]
    if above:
        return above[-1] + 1
    below = beside or [i for i, p in enumerate(pieces) if p.top >= table.bbox.top]
    return below[0] if below else len(pieces)


def _whole(items: Sequence[_Item]) -> list[_Item]:
    """Items with sentences and tables joined over page breaks, headers counted, headings ranked, captions found."""
    joined: list[_Item] = []
    for item in items:
        above = joined[-1] if joined else None
        if isinstance(item, Table) and isinstance(above, Table) and _over_page_break(above, item):
            joined[-1] = stitch(above.model_copy(update={"header_rows": header_rows(above)}), item)
        else:
            joined.append(item)
    blocks = with_levels(join_over_pages([i for i in joined if isinstance(i, Block)]))
    return with_surroundings(with_notes(_interleave(joined, blocks)))


def _over_page_break(above: Table, below: Table) -> bool:
    """Whether a table ends one page and the other begins the next with the same columns."""
    return above.parts[-1].page + 1 == below.page and continues(above, below)


def _interleave(items: Sequence[_Item], blocks: Sequence[Block]) -> list[_Item]:
    """The items with their blocks replaced by finished ones (fewer, where two were joined), matched by first line."""
    finished = {id(b.lines[0]): b for b in blocks}
    out: list[_Item] = []
    for item in items:
        if isinstance(item, Table):
            out.append(item.model_copy(update={"header_rows": max(item.header_rows, header_rows(item))}))
        elif id(item.lines[0]) in finished:
            out.append(finished[id(item.lines[0])])
    return out


def _furniture_blocks(page: RawPage, aside: set[int]) -> list[Block]:
    """Running headers and footers, a block a line."""
    rows = visual_lines(w for w in page.words if id(w) in aside)
    lines = [make_line(row, page.number) for row in rows]
    return [Block(kind=BlockKind.FURNITURE, text=line.plain or line.text, lines=(line,)) for line in lines]


def _assemble(
    source: SourceDocument,
    pages: tuple[Page, ...],
    items: Sequence[_Item],
    aside: Sequence[Block],
    issues: Sequence[Issue],
) -> ParsedDocument:
    """The parts as one ParsedDocument with the reading order as indices."""
    blocks: list[Block] = []
    tables: list[Table] = []
    flow: list[tuple[str, int]] = []
    for item in items:
        if isinstance(item, Table):
            flow.append(("table", len(tables)))
            tables.append(item)
        else:
            flow.append(("block", len(blocks)))
            blocks.append(item)
    return ParsedDocument(
        document=source,
        pages=pages,
        blocks=(*blocks, *aside),
        tables=tuple(tables),
        flow=tuple(flow),
        issues=tuple(issues),
    )
