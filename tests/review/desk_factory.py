"""A small published warehouse with real PDFs, made by hand: what stands where on a page is known to the point."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf

from models.document import SourceDocument
from models.extraction import Extraction
from models.flags import Flag, Severity
from models.provenance import BBox, Provenance
from models.records import BudgetLine, Indicator, Measure, Record
from models.settings import Settings
from review.access import Who
from review.accounts import Role
from review.desk import Desk
from review.standing import Key
from tests.warehouse.warehouse_factory import info
from warehouse.session import loading

EVA, OLLE = Who("eva", Role.REVIEWER, "::1"), Who("olle", Role.REVIEWER, "::1")
WIDTH, HEIGHT = 595.0, 842.0
_SIZE, _LETTER = 12, 6.0
DOUBT = Flag(code="thin_text", severity=Severity.WARNING, explanation="Texten är kort.", remedy="Jämför med sidan.")
NO_UNIT = Flag(code="unit_missing", severity=Severity.ERROR, explanation="Enhet saknas.", remedy="Ange enheten.")
# Leaves an attribute that is put together as text; with a bell, a terminal's colour and a turn of direction.
TRICK = 'x" innerHTML="<img src=x onerror=document.title=\'hacked\'>" y="\x07\x1b[31m\u202e'
HOSTILE = "<script>document.title='hacked'</script><img src=x onerror=document.title='hacked'>"


def line(number: int) -> float:
    """The height, from the top, at which a page's n-th line stands (its baseline)."""
    return 80.0 + 24.0 * number


def place(text: str, at: int = 1, page: int = 1, x: float = 60.0) -> Provenance:
    """Where `pdf` writes a text."""
    return Provenance(page=page, bbox=BBox(x, line(at) - 10, x + _LETTER * len(text), line(at) + 3), quote=text)


def pdf(path: Path, places: Iterable[Provenance], pages: int = 1) -> Path:
    """A PDF with each text at its place, in a face whose letters are all six points wide."""
    made = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Courier,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    found = list(places)
    for number in range(1, pages + 1):
        page = made.add_blank_page(page_size=(WIDTH, HEIGHT))
        drawn = b"".join(_text(p) for p in found if p.page == number)
        page.Contents = made.make_stream(b"BT /F1 10 Tf " + drawn + b"ET")
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    made.save(path, deterministic_id=True)
    return path


def _text(one: Provenance) -> bytes:
    said = one.quote.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
    return f"1 0 0 1 {one.bbox.x0} {HEIGHT - one.bbox.bottom + 3} Tm ".encode() + b"(" + said + b") Tj "


def measure(text: str, at: int = 1, **more: Any) -> Measure:
    """A flagged measure on a line of its own."""
    values: dict[str, Any] = {"id": f"measure-{at}", "text": text, "places": (place(text, at),), "extractor": "by_hand"}
    return Measure(**(values | {"flags": (DOUBT,), "confidence": 0.5} | more))


def amount(label: str, printed: str, at: int, **more: Any) -> BudgetLine:
    """A flagged amount of a table: its label to the left, the amount to the right."""
    values: dict[str, Any] = {
        "id": f"budget_line-{at}-{printed}",
        "label": label,
        "column": "Budget 2024",
        "value": printed.replace(" ", ""),
        "printed": printed,
        "period": "2024",
        "places": (place(printed, at, x=400.0),),
        "evidence": {"label": place(label, at)},
        "extractor": "by_hand",
        "confidence": 0.5,
        "flags": (NO_UNIT,),
        "grounds": ("in_table",),
    }
    return BudgetLine(**(values | more))


def indicator(name: str, at: int, **more: Any) -> Indicator:
    """A flagged index of 2024."""
    values: dict[str, Any] = {"id": f"i-{at}", "name": name, "value": 67, "unit": "index", "period": "2024"}
    values |= {"places": (place("Index", at),), "extractor": "by_hand", "confidence": 0.5, "flags": (DOUBT,)}
    return Indicator(**(values | more))


def document(
    folder: Path, municipality: str, *, also: Iterable[Provenance] = (), pages: int = 1, **records: Any
) -> Extraction:
    """A document of a municipality with its PDF, which shows every record's places and `also` what nobody read."""
    title = place(f"Handlingsplan {municipality}", 0)
    shown = [title, *also, *(p for found in records.values() for r in found for p in _places(r))]
    path = pdf(folder / f"{municipality.lower()}.pdf", shown, pages)
    source = SourceDocument(id=sha256(path.read_bytes()).hexdigest(), path=str(path))
    about = info(
        municipality=municipality, organization="Teknik- och fritidsnämnden", title=title.quote, places=(title,)
    )
    return Extraction(
        source=source, document=about, n_pages=pages, pipeline="blank:sv", extractor_version="v1", **records
    )


def _places(record: Record) -> list[Provenance]:
    return [*record.places, *record.evidence.values()]


def published(settings: Settings, extractions: Iterable[Extraction]) -> Mapping[str, str]:
    """Loads and publishes; the documents' ids by municipality."""
    found = list(extractions)
    with loading(settings) as warehouse:
        warehouse.load_many(found)
        warehouse.publish()
    return {e.document.municipality: e.source.id for e in found if e.document and e.document.municipality}


def key(desk: Desk, says: str) -> Key:
    """The record whose line in the queue begins so."""
    return next(case.key for case in desk.queues.found("").cases if case.says.startswith(says))


def opened(desk: Desk, says: str, who: Who = EVA) -> Any:
    """That record on somebody's screen."""
    found = desk.open(key(desk, says), who)
    assert found is not None
    return found
