"""The records around one on its page, as the table that they are printed as: to check them in one go."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.correction import Correctable
from review.fields import fields, told
from review.standing import DocumentStanding, Key, Standing

_SAME_ROW = 4.0  # points between the middles of two cells of a row, at most
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


def neighbours(document: DocumentStanding, one: Standing) -> Neighbours | None:
    """The records of the same relation on the same page; None where there are no two, or the record has no place.

    Amounts of a table stand as they are printed, a row a label and a column a header; all else a row a record.
    """
    if not one.places:
        return None
    page = one.places[0].page
    alike = [r for r in document.records.values() if r.key.relation is one.key.relation and _is_on(r, page)]
    if one.key.relation is Correctable.BUDGET_LINE and one.now.get("column"):
        cells = [r for r in alike if r.now.get("column")]
        return _grid(cells) if len(cells) > 1 else None
    if _IN_TABLE in (one.now.get("grounds") or ()):
        alike = [r for r in alike if _IN_TABLE in (r.now.get("grounds") or ())]
    return _list(alike, one.key.relation) if len(alike) > 1 else None


def _is_on(record: Standing, page: int) -> bool:
    return bool(record.places) and record.places[0].page == page and record.extracted is not None


def _grid(cells: Sequence[Standing]) -> Neighbours:
    left: dict[str, float] = {}
    for record in cells:
        head = str(record.now["column"])
        left[head] = min(left.get(head, record.places[0].bbox.x0), record.places[0].bbox.x0)
    heads = sorted(left, key=lambda head: left[head])
    rows: list[dict[str, Standing]] = []
    for record in sorted(cells, key=_middle):
        head = str(record.now["column"])
        first = next(iter(rows[-1].values())) if rows else None
        if first is None or head in rows[-1] or _middle(record) - _middle(first) > _SAME_ROW:
            rows.append({})
        rows[-1][head] = record
    units = {record.now.get("unit") for record in cells}
    unit = units.pop() if len(units) == 1 else None  # told once where all have the same
    made = []
    for row in rows:
        label = str(next(iter(row.values())).now.get("label") or "")
        shown = (Cell(_amount(row[h], unit), row[h].key) if h in row else Cell("") for h in heads)
        made.append((Cell(label), *shown))
    return Neighbours((str(unit or ""), *heads), tuple(made), tuple(cells))


def _list(records: Sequence[Standing], relation: Correctable) -> Neighbours:
    known = [f for f in fields(relation) if any(r.now.get(f.name) not in (None, [], False) for r in records)]
    rows = tuple(tuple(Cell(told(f, r.now.get(f.name)).replace("\n", ", "), r.key) for f in known) for r in records)
    return Neighbours(tuple(f.label for f in known), rows, tuple(records))


def _amount(record: Standing, common: str | None) -> str:
    unit = record.now.get("unit")
    return " ".join(filter(None, (str(record.now.get("printed") or ""), None if unit == common else unit)))


def _middle(record: Standing) -> float:
    box = record.places[0].bbox
    return (box.top + box.bottom) / 2
