"""Records and extractions made of little, for tests of what is checked in them."""

from decimal import Decimal
from typing import Any

from models.document import SourceDocument
from models.extraction import Extraction
from models.provenance import BBox, Provenance
from models.records import AgendaItem, BudgetLine, Decision, DocumentInfo, Goal, Indicator, Measure, Record

_LISTS = {
    BudgetLine: "budget_lines",
    Indicator: "indicators",
    Decision: "decisions",
    Measure: "measures",
    Goal: "goals",
    AgendaItem: "agenda_items",
}
_WIDTH, _HEIGHT, _ROW, _COLUMN = 40.0, 10.0, 14.0, 150.0


def place(quote: str, page: int = 1, row: int = 0, column: int = 0) -> Provenance:
    """A place in a grid of rows and columns down a page."""
    left, top = 50 + column * _COLUMN, 100 + row * _ROW
    return Provenance(page=page, bbox=BBox(left, top, left + _WIDTH, top + _HEIGHT), quote=quote)


def amount(**more: Any) -> BudgetLine:
    """An amount of 140 kkr."""
    given: dict[str, Any] = {"id": "budget_line-1", "places": (place("140"),), "extractor": "budget_lines"}
    given |= {"label": "Drift", "value": Decimal(140), "printed": "140", "unit": "kkr"}
    return BudgetLine(**given | more)


def cell(row: int, column: int, printed: str, **more: Any) -> BudgetLine:
    """An amount in kkr in a cell of a table, with the places of its row's label and its column's header."""
    own = place(printed, row=row, column=column)
    evidence = {"label": place(f"rad {row}", row=row), "column": place(f"kolumn {column}", column=column)}
    value = Decimal(printed.replace(" ", "").replace("−", "-")) * 1000
    given = {"id": f"budget_line-{row}-{column}", "label": f"rad {row}", "column": f"kolumn {column}"}
    return amount(**given | {"value": value, "printed": printed, "places": (own,), "evidence": evidence} | more)


def indicator(**more: Any) -> Indicator:
    """A share of 64 per cent."""
    given: dict[str, Any] = {"id": "indicator-1", "places": (place("64"),), "extractor": "indicators"}
    given |= {"name": "nöjda med skolan", "value": Decimal(64), "unit": "%"}
    return Indicator(**given | {key: Decimal(v) if key == "value" else v for key, v in more.items()})


def decision(**more: Any) -> Decision:
    """A decision whose text stands in its place."""
    given: dict[str, Any] = {"id": "decision-1", "extractor": "decisions", "status": "decided", "text": "anta planen"}
    given |= more
    return Decision(**{"places": (place(given["text"]),)} | given)


def measure(**more: Any) -> Measure:
    """A measure whose text stands in its place."""
    given: dict[str, Any] = {"id": "measure-1", "extractor": "measures", "text": "Bygga ut"} | more
    return Measure(**{"places": (place(given["text"]),)} | given)


def goal(**more: Any) -> Goal:
    """A goal whose text stands in its place."""
    given: dict[str, Any] = {"id": "goal-1", "extractor": "goals", "text": "Mål"} | more
    return Goal(**{"places": (place(given["text"]),)} | given)


def agenda_item(number: str) -> AgendaItem:
    """An item of business."""
    text = f"§ {number}"
    return AgendaItem(id=f"item-{number}", places=(place(text),), extractor="agenda_items", number=number, title=text)


def document(**more: Any) -> DocumentInfo:
    """The particulars of minutes."""
    given: dict[str, Any] = {"id": "document-1", "places": (place("Protokoll"),), "extractor": "document"}
    return DocumentInfo(**given | {"kind": "protokoll", "title": "Protokoll"} | more)


def extraction(*records: Record, **more: Any) -> Extraction:
    """An extraction of records, each in its list."""
    lists: dict[str, tuple[Record, ...]] = {}
    for record in records:
        name = _LISTS[type(record)]
        lists[name] = (*lists.get(name, ()), record)
    source = more.pop("source", SourceDocument(id="0" * 64, path="a.pdf"))
    return Extraction(source=source, extractor_version="0" * 12, pipeline="blank:sv", n_pages=1, **lists, **more)
