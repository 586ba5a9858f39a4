"""Tables with horizontal rules only: stacks of rules of one width with cells between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.reading.axes import are_scales
from extractors.reading.figure_lines import is_strong
from extractors.reading.figures import is_amount, is_figure
from extractors.reading.gutters import CutLine, Span, columns_of, cut, extent, nearest, overlapped, text_of
from extractors.reading.lines import visual_lines
from extractors.reading.naming import header_above
from extractors.reading.raw import Word
from extractors.reading.rows import band_rows, rows_of
from extractors.reading.unruled import Region
from models.provenance import BBox

_SAME_END = 6.0  # points within which rules begin, and end, at the same place
_THIN = 5.0  # points between a double rule's two
_TITLE = 2.6  # times the font size: the title of a group has no more room between its rules
_LARGER = 1.12  # times the rows' font size: a group's title is set no larger
_STEP = 2.2  # times the font size: no row is further from the one above
_DEEPEST = 3  # bands; no header has more
_NAME = 60  # characters; what is longer names no column


@dataclass(frozen=True, slots=True)
class _Band:
    """What stands between two rules that follow on each other."""

    top: float
    bottom: float
    lines: tuple[CutLine, ...]

    @property
    def tabular(self) -> bool:
        """Whether it is a row of cells, rows of cells, or one line that may be the title of a group."""
        split = sum(len(line.cells) >= 2 for line in self.lines)
        if split == 0:
            return len(self.lines) == 1 and self.bottom - self.top <= _TITLE * self.lines[0].size
        return 2 * split >= len(self.lines)


def half_ruled(words: Sequence[Word], rules: Sequence[BBox]) -> list[Region]:
    """The tables between rules, top down, from the words that stand there."""
    found = [
        region
        for stack in _stacks(rules)
        for joined in _runs(_bands(stack, words))
        for run in _parted(joined)
        if (region := _region(run, rules, words))
    ]
    return sorted(found, key=lambda region: region.lines[0].top)


def _stacks(rules: Sequence[BBox]) -> list[list[BBox]]:
    """Rules that begin and end at the same x, at least three in a stack, each stack from the top down."""
    stacks: list[list[BBox]] = []
    for rule in sorted(rules, key=lambda r: r.top):
        for stack in stacks:
            if abs(stack[0].x0 - rule.x0) <= _SAME_END and abs(stack[0].x1 - rule.x1) <= _SAME_END:
                stack.append(rule)
                break
        else:
            stacks.append([rule])
    return [stack for stack in stacks if len(stack) >= 3]


def _bands(stack: Sequence[BBox], words: Sequence[Word]) -> list[_Band]:
    """The bands of a stack; the gap of a double rule is none."""
    out = []
    for upper, lower in pairwise(stack):
        if lower.top - upper.bottom <= _THIN:
            continue
        inside = [w for w in words if upper.bottom <= w.middle[1] <= lower.top and _between(upper, w)]
        out.append(_Band(upper.bottom, lower.top, tuple(cut(row) for row in visual_lines(inside))))
    return out


def _between(rule: BBox, word: Word) -> bool:
    """Whether a word's middle is no further left or right than a rule reaches."""
    return rule.x0 - 2 <= word.middle[0] <= rule.x1 + 2


def _runs(bands: Sequence[_Band]) -> Iterator[list[_Band]]:
    """Bands that follow on each other and could be rows of one table: two or more."""
    run: list[_Band] = []
    for band in bands:
        if run and (below := _below_title(run, band)):
            yield from _trimmed(run)
            run = [below]
        elif run and _heads_next(run, band):
            yield from _trimmed(run)
            run = []
        elif band.lines and band.tabular and (not run or abs(band.top - run[-1].bottom) <= _THIN + 1):
            run.append(band)
        else:
            yield from _trimmed(run)
            run = [band] if band.lines and band.tabular else []
    yield from _trimmed(run)


def _heads_next(run: Sequence[_Band], band: _Band) -> bool:
    """Whether a band is one text in larger type than the rows above: a heading between two tables, no group's title."""
    rows = [line for one in run for line in one.lines if len(line.cells) >= 2]
    return bool(rows) and bool(band.lines) and _is_title(band) and band.lines[0].size > _LARGER * rows[-1].size


def _below_title(run: Sequence[_Band], band: _Band) -> _Band | None:
    """What stands below the title of the next table, where a band between two tables holds that title and its header.

    Tables with the same rules, one below the other, make one stack; lines of text, with nothing beside them, part them.
    """
    title = next((i for i, line in enumerate(band.lines) if len(line.cells) >= 2), len(band.lines))
    if not 0 < title < len(band.lines) or any(_amounts(line) for line in band.lines):
        return None
    names = band.lines[title:]
    reaches = max(extent(line.cells[0])[1] for line in band.lines[:title])
    if not any(_amounts(line) for one in run for line in one.lines) or reaches <= extent(names[0].cells[1])[0]:
        return None
    return replace(band, top=names[0].top, lines=names)


def _parted(run: list[_Band]) -> Iterator[list[_Band]]:
    """A run cut where one table ends and the next begins: at a title below which the columns are others, or named anew.

    Other columns are told by gutters: where text of one side runs through the gutters of the other, both together have
    fewer columns than one of them alone.
    """
    for i in range(2, len(run) - 1):
        before, after = run[:i], run[i + 1 :]
        if _is_title(run[i]) and (_other_columns(before, after) or _named_anew(before, after)):
            yield from _trimmed(before)
            yield from _parted(after)
            return
    yield from _trimmed(run)


def _other_columns(before: Sequence[_Band], after: Sequence[_Band]) -> bool:
    """Whether the bands above and those below stand in columns of their own."""
    one, other = ([line for band in bands for line in band.lines] for bands in (before, after))
    counts = len(columns_of(one)), len(columns_of(other))
    return min(counts) >= 2 and len(columns_of([*one, *other])) < max(counts)


def _named_anew(before: Sequence[_Band], after: Sequence[_Band]) -> bool:
    """Whether bands of figures begin below a title as the run does: with bold names, which no row of it is."""
    first, again, rest = before[0], after[0], after[1:]
    names = all(_is_names(band) for band in (first, again))
    rows = [line for band in (*before[1:], *rest) for line in band.lines if _amounts(line)]
    return names and any(_amounts(line) for band in rest for line in band.lines) and any(not x.bold for x in rows)


def _is_names(band: _Band) -> bool:
    """Whether a band is bold names of columns: no amount among them."""
    return all(line.bold and not _amounts(line) for line in band.lines) and any(len(x.cells) >= 2 for x in band.lines)


def _trimmed(run: list[_Band]) -> Iterator[list[_Band]]:
    """The run without lines of mere text at its end; nothing where less than two bands remain."""
    while run and all(len(line.cells) < 2 for line in run[-1].lines):
        run = run[:-1]
    if len(run) >= 2:
        yield run


def _region(run: Sequence[_Band], rules: Sequence[BBox], words: Sequence[Word]) -> Region | None:
    """A run of bands as a table, or None where it is none."""
    header, body = _header_and_body(run)
    lines = [line for band in body for line in band.lines]
    columns = columns_of(lines)
    if len(columns) < 2:
        return None
    with_figures = _has_figures(lines, columns)
    if are_scales(lines, columns) or not (with_figures or _is_list(header, body)):
        return None
    single = len(body) == 1
    rows = [
        row for band in body for row in (rows_of(band.lines, columns) if single else band_rows(band.lines, columns))
    ]
    within = [r for r in rules if run[0].top - 2 <= r.top <= run[-1].bottom + 2 and _common(r, columns)]
    left, right = min(r.x0 for r in within), max(r.x1 for r in within)
    if with_figures:
        outside = [w for w in words if left - 2 <= w.middle[0] <= right + 2]
        if not header:
            header = header_above(_lines(outside, above=run[0].top), columns, lines[0])
            names = next((i for i, line in enumerate(header) if _is_row(line)), len(header))
            rows, header = [*([line] for line in header[names:]), *rows], header[:names]
        rows += [[line] for line in _sums(_lines(outside, below=run[-1].bottom), columns, lines[-1])]
    return Region(tuple(header), tuple(tuple(row) for row in rows), tuple(columns), left, right, tuple(within))


def _common(rule: BBox, columns: Sequence[Span]) -> bool:
    """Whether a rule has a stretch of a table's width in common with it."""
    return rule.x0 < columns[-1][1] and rule.x1 > columns[0][0]


def _lines(words: Sequence[Word], above: float = float("inf"), below: float = 0.0) -> list[CutLine]:
    """The lines that stand above one height and below another."""
    return [cut(row) for row in visual_lines(w for w in words if below <= w.middle[1] <= above)]


def _sums(below: Sequence[CutLine], columns: Sequence[Span], last: CutLine) -> list[CutLine]:
    """The row of figures that stands right below the last rule, as a sum may, if there is one."""
    for line in below[:1]:
        fits = all(len(overlapped(columns, extent(cell))) <= 1 for cell in line.cells)
        if is_strong(line) and fits and line.top - last.top <= _STEP * line.size:
            return [line]
    return []


def _header_and_body(run: Sequence[_Band]) -> tuple[list[CutLine], list[_Band]]:
    """What stands before the first amounts as header, the rest as body; without amounts the first band is the header.

    Where the first band has amounts too, its lines above them are the header if they name several columns.
    """
    with_amounts = [i for i, band in enumerate(run) if any(_amounts(line) for line in band.lines)]
    count = with_amounts[0] if with_amounts else 1
    while count > 1 and _is_title(run[count - 1]):
        count -= 1
    if count == 0:
        lines = run[0].lines
        names = next(i for i, line in enumerate(lines) if _amounts(line))
        if any(len(line.cells) >= 2 for line in lines[:names]):
            return list(lines[:names]), [replace(run[0], lines=lines[names:]), *run[1:]]
    count = count if count <= _DEEPEST else 1
    return [line for band in run[:count] for line in band.lines], list(run[count:])


def _is_title(band: _Band) -> bool:
    """Whether a band has nothing but one text, as a title of a group of rows has."""
    return all(len(line.cells) == 1 for line in band.lines)


def _amounts(line: CutLine) -> int:
    """How many cells of a line, the first aside, hold an amount."""
    return sum(is_amount(text) for text in line.texts[1:])


def _is_row(line: CutLine) -> bool:
    """Whether every cell of a line, the first aside, holds an amount: a row that has its rule below it only."""
    return len(line.cells) >= 2 and _amounts(line) == len(line.cells) - 1


def _has_figures(lines: Sequence[CutLine], columns: Sequence[Span]) -> bool:
    """Whether a column, the first aside, is one of figures: two amounts at least, half of its cells at least."""
    texts: dict[int, list[str]] = {}
    for line in lines:
        for cell in line.cells:
            texts.setdefault(nearest(columns, extent(cell)), []).append(text_of(cell))
    return any(
        column > 0 and sum(map(is_amount, found)) >= 2 and 2 * sum(map(is_figure, found)) >= len(found)
        for column, found in texts.items()
    )


def _is_list(header: Sequence[CutLine], body: Sequence[_Band]) -> bool:
    """Whether bold names of columns stand over rows of text: rules alone do not make text a table."""
    named = all(line.bold for line in header) and all(len(text) <= _NAME for line in header for text in line.texts)
    plain = sum(not line.bold for band in body for line in band.lines)
    filled = [band for band in body if any(len(line.cells) >= 2 for line in band.lines)]
    enough = len(filled) >= 2 and 2 * len(filled) >= len(body)
    return named and any(len(line.cells) >= 2 for line in header) and plain >= len(filled) and enough
