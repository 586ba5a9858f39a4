"""The records around one on its page, as the table that they are printed as: to check them in one go."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.correction import Correctable
from models.provenance import BBox
from review.fields import fields, told
from review.standing import DocumentStanding, Key, Standing

_SAME_ROW = 4.0  # points between the middles of two cells of a row, at most
_BETWEEN_TABLES = 36.0  # points: three lines without an amount end a table
_IN_TABLE = "in_table"  # the ground of what was read from a table


@dataclass(frozen=True)
class Cell:
    """A cell: its text, and the record that it shows."""

    text: str
    key: Key | None = None


@dataclass(frozen=True)
class Neighbours:
    """A table of records of one relation."""

    heads: tuple[str, ...]
    """Over the columns; the first of a table of amounts tells the unit that all of them have."""
    rows: tuple[tuple[Cell, ...], ...]
    records: tuple[Standing, ...]
    outline: BBox | None
    """Of the table on the page; None where the records do not stand in one."""


def neighbours(document: DocumentStanding, one: Standing) -> Neighbours | None:
    """The records of the same relation on the same page; None where there are no two, or the record has no place.

    Amounts of a table stand as they are printed, a row a label and a column a header; all else a row a record.
    """
    if not one.places:
        return None
    page = one.places[0].page
    alike = [r for r in document.records.values() if r.key.relation is one.key.relation and _is_on(r, page)]
    if one.key.relation is Correctable.BUDGET_LINE and one.now.get("column"):
        cells = _same_table(one, [r for r in alike if r.now.get("column")])
        return _grid(cells) if len(cells) > 1 else None
    alike = [r for r in alike if in_table(r) == in_table(one)]
    if in_table(one):
        alike = _same_table(one, alike)
    return _list(alike, one.key.relation) if len(alike) > 1 else None


def in_table(record: Standing) -> bool:
    """Whether a record was read from a table."""
    return _IN_TABLE in (record.now.get("grounds") or ())


def _is_on(record: Standing, page: int) -> bool:
    return bool(record.places) and record.places[0].page == page and record.extracted is not None


def _same_table(one: Standing, cells: Sequence[Standing]) -> list[Standing]:
    """The cells of one's table: those that no gap of some lines, counted with the headers' height, parts from it."""
    spans = sorted(((*_span(cell), n) for n, cell in enumerate(cells)), key=lambda span: span[:2])
    tables: list[tuple[float, list[Standing]]] = []
    for top, bottom, n in spans:
        if not tables or top - tables[-1][0] > _BETWEEN_TABLES:
            tables.append((bottom, []))
        end, found = tables[-1]
        found.append(cells[n])
        tables[-1] = max(end, bottom), found
    return next(found for _, found in tables if any(cell.key == one.key for cell in found))


def _span(cell: Standing) -> tuple[float, float]:
    """From a cell's header, where that stands on the same page, to its foot."""
    place, head = cell.places[0], cell.evidence.get("column")
    is_above = head is not None and head.page == place.page and head.bbox.top < place.bbox.top
    return (head.bbox.top if head and is_above else place.bbox.top), place.bbox.bottom


def _around(cells: Sequence[Standing]) -> BBox:
    """The rectangle of cells with what was read for them beside and right above: labels, headers, other columns."""
    page = cells[0].places[0].page
    inner = BBox.union(cell.places[0].bbox for cell in cells)
    sources = (source for cell in cells for name, source in cell.evidence.items() if name != "unit")
    boxes = [source.bbox for source in sources if source.page == page]
    near = [box for box in boxes if inner.top - _BETWEEN_TABLES <= box.bottom and box.top <= inner.bottom]
    return BBox.union([inner, *near])


def _grid(cells: Sequence[Standing]) -> Neighbours:
    columns = _columns(cells)
    column_of = {record.key: n for n, column in enumerate(columns) for record in column}
    rows: list[dict[int, Standing]] = []
    for record in sorted(cells, key=_middle):
        at = column_of[record.key]
        if not rows or at in rows[-1] or _middle(record) - _middle(next(iter(rows[-1].values()))) > _SAME_ROW:
            rows.append({})
        rows[-1][at] = record
    units = {record.now.get("unit") for record in cells}
    unit = units.pop() if len(units) == 1 else None  # told once where all have the same
    made = []
    for row in rows:
        shown = (Cell(_amount(row[n], unit), row[n].key) if n in row else Cell("") for n in range(len(columns)))
        made.append((Cell(_label(list(row.values()))), *shown))
    heads = (str(column[0].now["column"]) for column in columns)
    return Neighbours((str(unit or ""), *heads), tuple(made), tuple(cells), _around(cells))


def _columns(cells: Sequence[Standing]) -> list[list[Standing]]:
    """The cells by column, from the left: those of one header that stand one above another."""
    columns: list[tuple[BBox, list[Standing]]] = []
    for record in sorted(cells, key=lambda record: record.places[0].bbox.x1):
        box = record.places[0].bbox
        for n, (around, column) in enumerate(columns):
            is_below = box.x0 < around.x1 and around.x0 < box.x1
            if is_below and column[0].now["column"] == record.now["column"]:
                columns[n] = BBox.union([around, box]), [*column, record]
                break
        else:
            columns.append((box, [record]))
    return [column for _, column in sorted(columns, key=lambda one: one[0].x0)]


def _label(row: Sequence[Standing]) -> str:
    """What a row is about: its label, or where the columns are what the amounts are for, its year."""
    for name in ("label", "period"):
        found = {str(record.now.get(name) or "") for record in row}
        if len(found) == 1 and found != {str(row[0].now["column"])}:
            return found.pop()
    return str(row[0].now.get("period") or row[0].now.get("label") or "")


def _list(records: Sequence[Standing], relation: Correctable) -> Neighbours:
    known = [f for f in fields(relation) if any(r.now.get(f.name) not in (None, [], False) for r in records)]
    rows = tuple(tuple(Cell(told(f, r.now.get(f.name)).replace("\n", ", "), r.key) for f in known) for r in records)
    is_table = all(in_table(record) for record in records)
    return Neighbours(tuple(f.label for f in known), rows, tuple(records), _around(records) if is_table else None)


def _amount(record: Standing, common: str | None) -> str:
    unit = record.now.get("unit")
    return " ".join(filter(None, (str(record.now.get("printed") or ""), None if unit == common else unit)))


def _middle(record: Standing) -> float:
    box = record.places[0].bbox
    return (box.top + box.bottom) / 2
