"""Headers that stand over several columns: "Januari–augusti 2022" over "Budget" and "Utfall" (grupprubriker)."""

from collections.abc import Mapping, Sequence

from extractors.swedish.dates import find_years
from models.document import Cell, Table

_OFF_CENTRE = 0.35  # of a column's width: how far a group's header may stand from the middle of its columns


def groups_of(table: Table) -> Mapping[int, Cell]:
    """The upper header of each column where every column has one; empty where the table's own spans already say it.

    Without rules between columns the cells cannot tell how far an upper header reaches. It is set in the middle of its
    columns, so the columns are shared out, in order, as puts each header nearest to the middle of its own. Upper
    headers with years are tried alone, then with those beside them that name none ("Utfall" over "jan–aug 22").
    """
    first = [c for c in table.cells if c.row == 0 and c.row_span == 1 and c.column > 0 and c.lines and c.text]
    dated = [c for c in first if find_years(c.text)]
    if table.header_rows < 2 or len(dated) < 2:
        return {}
    return _groups(table, dated) or (_groups(table, first) if len(first) > len(dated) else {})


def _groups(table: Table, upper: list[Cell]) -> Mapping[int, Cell]:
    """The columns of each of some upper headers; a header over the one column it stands in groups nothing."""
    leaves = _leaves(table, upper)
    if len(leaves) <= len(upper) or all(_is_spanned(upper, leaf) for leaf in leaves):
        return {}
    upper.sort(key=lambda c: c.column)
    columns = sorted(leaves)
    width = (_middle([leaves[columns[-1]]]) - _middle([leaves[columns[0]]])) / (len(columns) - 1)
    shares = _shared_out(upper, [leaves[c] for c in columns])
    if not shares or max(off for _, _, off in shares) > _OFF_CENTRE * width:
        return {}
    shared = [(cell, columns[start:end]) for cell, (start, end, _) in zip(upper, shares, strict=True)]
    return {column: cell for cell, reach in shared if reach != [cell.column] for column in reach}


def _is_spanned(upper: Sequence[Cell], column: int) -> bool:
    """Whether the table's own cells put some upper header over a column."""
    return any(c.column <= column < c.column + c.column_span for c in upper)


def _leaves(table: Table, upper: Sequence[Cell]) -> dict[int, Cell]:
    """The lowest header of each column that is not the table's first."""
    cells = [c for c in table.cells if c.row < table.header_rows and c.lines and c.column > 0 and c not in upper]
    return {c.column: c for c in sorted(cells, key=lambda c: c.row)}


def _middle(cells: Sequence[Cell]) -> float:
    """The middle of what cells print, in points from the page's left edge."""
    boxes = [box for cell in cells for line in cell.lines for box in line.boxes]
    return (min(b.x0 for b in boxes) + max(b.x1 for b in boxes)) / 2


def _shared_out(upper: Sequence[Cell], leaves: Sequence[Cell]) -> list[tuple[int, int, float]]:
    """For each upper header the range of its columns and how far off their middle it is; the least off in all."""
    best: dict[int, list[tuple[int, int, float]]] = {0: []}
    for cell in upper:
        at: dict[int, list[tuple[int, int, float]]] = {}
        for start, shares in best.items():
            for end in range(start + 1, len(leaves) + 1):
                tried = [*shares, (start, end, abs(_middle([cell]) - _middle(leaves[start:end])))]
                if end not in at or _total(tried) < _total(at[end]):
                    at[end] = tried
        best = at
    return best.get(len(leaves), [])


def _total(shares: Sequence[tuple[int, int, float]]) -> float:
    """How far off all headers are together."""
    return sum(off for _, _, off in shares)
