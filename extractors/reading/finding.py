"""All tables of a page: the fully ruled ones, those with horizontal rules only, those of numbers without rules."""

from collections.abc import Sequence

from extractors.reading.borderless import borderless
from extractors.reading.frames import frames
from extractors.reading.gutters import CutLine, cut
from extractors.reading.half_ruled import half_ruled
from extractors.reading.lines import visual_lines
from extractors.reading.raw import RawPage, Word
from extractors.reading.signs import with_signs
from extractors.reading.sums import with_sums
from extractors.reading.tables import inside, ruled_tables
from extractors.reading.text_tables import rest_of, text_tables
from extractors.reading.unruled import Region, build, grid_lines
from models.document import Table
from models.provenance import BBox

_REACH = 40.0  # points below a table that are looked at for its sums
_MORE = 0.5  # times the words of a grid: with so many more in its rows, the table it is a part of goes before it


def page_tables(page: RawPage, taken: set[int], above: Table | None = None) -> list[Table]:
    """The tables of one page, top down. Adds the words (by `id`) that stand in their cells to `taken`.

    A fully ruled table stands as it is, except where it is the ruled header, or another part, of a larger table, or
    where its rows are ruled off but not its columns. `above` is the table that the page before ends with: without rules
    between its columns it may go on here.
    """
    free = [w for w in page.words if id(w) not in taken]
    ruled = ruled_tables(page, free)
    tables: list[Table] = []
    for region in _regions(page, free) if ruled else []:
        parts = [pair for pair in ruled if _common(region, pair[1])]
        if len(parts) == 1 and _is_part(*parts[0], region):
            ruled.remove(parts[0])
            tables.append(build(region, page.number, _header_of(region, *parts[0])))
            taken.update(id(w) for w in region.words)
    taken.update(id(w) for _, words in ruled for w in words)
    for table, _ in ruled:
        summed, words = with_sums(table, _lines_below(table, free, taken))
        tables.append(summed)
        taken.update(id(w) for w in words)
    left = [w for w in free if id(w) not in taken]
    rest = rest_of(above, left, page.rules) if above is not None else None
    if rest is not None and not any(table.bbox.top < rest.lines[0].top for table in tables):
        tables.append(build(rest, page.number))
        left = _without(left, [rest])
    found = _without_grid(left, _outside([table.bbox for table, _ in ruled], page.rules))
    tables += [build(region, page.number) for region in found]
    taken.update({id(w) for w in free} - {id(w) for w in _without(left, found)})
    return sorted((with_signs(table) for table in tables), key=lambda t: (t.bbox.top, t.bbox.x0))


def _without(words: Sequence[Word], regions: Sequence[Region]) -> list[Word]:
    """The words that stand in none of the regions."""
    used = {id(w) for region in regions for w in region.words}
    return [w for w in words if id(w) not in used]


def _lines_below(table: Table, free: Sequence[Word], taken: set[int]) -> list[CutLine]:
    """The lines of words that stand in no table, from a table's foot to a little below it."""
    box = table.bbox
    beside = [w for w in free if w.bbox.x1 > box.x0 and w.bbox.x0 < box.x1 and id(w) not in taken]
    return [cut(row) for row in visual_lines(w for w in beside if 0 <= w.middle[1] - box.bottom <= _REACH)]


def _regions(page: RawPage, words: Sequence[Word]) -> list[Region]:
    """The tables of figures without a full grid, and of text ruled off row by row, among some of a page's words."""
    found = half_ruled(words, page.rules)
    return [*found, *_in_columns(visual_lines(_without(words, found)), page.rules)]


def _without_grid(words: Sequence[Word], rules: Sequence[BBox]) -> list[Region]:
    """All the tables without a full grid among some of a page's words; `rules` are those that belong to no grid."""
    found = half_ruled(words, rules)
    rows = visual_lines(_without(words, found))
    texts = text_tables(rows, rules)
    if texts:
        found += texts
        rows = visual_lines(_without(words, found))
    return [*found, *_in_columns(rows, rules)]


def _outside(grids: Sequence[BBox], rules: Sequence[BBox]) -> list[BBox]:
    """The rules that are no part of a ruled grid: those of a table that stands below it are its own."""
    return [rule for rule in rules if not any(_rules(grid, rule) for grid in grids)]


def _rules(grid: BBox, rule: BBox) -> bool:
    """Whether a rule is one of a grid's."""
    return grid.top - 2 <= rule.top <= grid.bottom + 2 and rule.x0 < grid.x1 and rule.x1 > grid.x0


def _in_columns(rows: Sequence[list[Word]], rules: Sequence[BBox]) -> list[Region]:
    """The tables of numbers without rules, and those of text that stand in one of the page's columns of text."""
    parts = frames(rows)
    found = [region for part in parts for region in borderless(part, rules)]
    if len(parts) > 1:
        for part in parts:
            words = _without([word for row in part for word in row], found)
            found += text_tables(visual_lines(words), rules)
    return found


def _common(region: Region, words: Sequence[Word]) -> bool:
    """Whether a region has some of the words."""
    own = {id(w) for w in region.words}
    return any(id(w) in own for w in words)


def _is_part(table: Table, words: Sequence[Word], region: Region) -> bool:
    """Whether a ruled table is only a part of what a region shows, or shows less of its columns."""
    own = {id(w) for w in region.words}
    if not all(id(w) in own for w in words):
        return False
    ruled = {id(w) for w in words}
    more = sum(id(w) not in ruled for row in region.rows for line in row for w in line.words)
    return more >= _MORE * len(words) or _is_banded(table, words)


def _is_banded(table: Table, words: Sequence[Word]) -> bool:
    """Whether most of a table's rows are one cell across all columns that holds the text of several."""
    whole = [c for c in table.cells if c.column_span == table.n_columns and c.row_span == 1 and c.text]
    split = 0
    for cell in whole:
        _, box = cell.boxes[0]
        lines = [cut(row) for row in visual_lines(w for w in words if inside(box, w))]
        split += any(len(line.cells) >= 2 for line in lines)
    return split >= 2 and 2 * split > table.n_rows


def _header_of(region: Region, grid: Table, words: Sequence[Word]) -> Table | None:
    """The grid if it is the whole header of a region and its columns are the region's."""
    ruled = {id(w) for w in words}
    if {id(w) for line in region.header for w in line.words} != ruled or grid.n_columns != len(region.columns):
        return None
    xs = grid_lines(grid)
    fit = all(xs[i] - 2 <= a and b <= xs[i + 1] + 2 for i, (a, b) in enumerate(region.columns))
    return grid if fit else None
