"""A document of 100 pages for the reviewers' desk, each with a table of flagged amounts and some flagged measures."""

from hashlib import sha256
from pathlib import Path

import pikepdf

from models.document import SourceDocument
from models.extraction import Extraction
from models.flags import Flag, Severity
from models.provenance import BBox, Provenance
from models.records import BudgetLine, DocumentInfo, DocumentKind, Measure
from models.settings import Settings
from warehouse.session import loading

MUNICIPALITY = "Ale"
PAGES, ROWS, MEASURES = 100, 6, 4
WIDTH, HEIGHT = 595.0, 842.0
_COLUMNS = ("2024", "2025")
_LETTER = 6.0  # points: the face is Courier of 10
_DOUBT = Flag(code="thin_text", severity=Severity.WARNING, explanation="Texten är kort.", remedy="Jämför med sidan.")
_NO_UNIT = Flag(code="unit_missing", severity=Severity.ERROR, explanation="Enhet saknas.", remedy="Ange enheten.")


def published(settings: Settings, folder: Path) -> str:
    """Makes the PDF, loads its records and publishes them; the document's id."""
    amounts = [_amount(page, row, column) for page in _pages() for row in range(ROWS) for column in range(2)]
    measures = [_measure(page, n) for page in _pages() for n in range(MEASURES)]
    labels = [_place(page, row, f"Verksamhet {row}", 60.0) for page in _pages() for row in range(ROWS)]
    path = _pdf(folder / "long.pdf", [*labels, *(record.places[0] for record in [*amounts, *measures])])
    source = SourceDocument(id=sha256(path.read_bytes()).hexdigest(), path=str(path))
    about = DocumentInfo(
        id="document",
        places=(labels[0],),
        extractor="by_hand",
        kind=DocumentKind.BUDGET,
        title="Budget",
        municipality=MUNICIPALITY,
        organization="Kommunstyrelsen",
    )
    made = Extraction(
        source=source,
        document=about,
        n_pages=PAGES,
        pipeline="blank:sv",
        extractor_version="v1",
        budget_lines=tuple(amounts),
        measures=tuple(measures),
    )
    with loading(settings) as warehouse:
        warehouse.load_many([made])
        warehouse.publish()
    return source.id


def _pages() -> range:
    return range(1, PAGES + 1)


def _amount(page: int, row: int, column: int) -> BudgetLine:
    printed = f"{page} {100 + 10 * row + column}"
    return BudgetLine(
        id=f"budget_line-{page}-{row}-{column}",
        label=f"Verksamhet {row}",
        column=f"Budget {_COLUMNS[column]}",
        value=printed.replace(" ", ""),
        printed=printed,
        period=_COLUMNS[column],
        places=(_place(page, row, printed, 300.0 + 120 * column),),
        evidence={"label": _place(page, row, f"Verksamhet {row}", 60.0)},
        extractor="by_hand",
        confidence=0.5,
        flags=(_NO_UNIT,),
        grounds=("in_table",),
    )


def _measure(page: int, n: int) -> Measure:
    text = f"Se över åtgärd {n} som står på sidan {page}"
    where = (_place(page, ROWS + 2 + n, text, 60.0),)
    return Measure(
        id=f"measure-{page}-{n}", text=text, places=where, extractor="by_hand", confidence=0.5, flags=(_DOUBT,)
    )


def _place(page: int, line: int, text: str, x: float) -> Provenance:
    bottom = 100.0 + 24.0 * line
    return Provenance(page=page, bbox=BBox(x, bottom - 13, x + _LETTER * len(text), bottom), quote=text)


def _pdf(path: Path, places: list[Provenance]) -> Path:
    """Each text at its place, in a face whose letters are all equally wide."""
    made = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Courier,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    for number in _pages():
        page = made.add_blank_page(page_size=(WIDTH, HEIGHT))
        drawn = b"".join(_text(place) for place in places if place.page == number)
        page.Contents = made.make_stream(b"BT /F1 10 Tf " + drawn + b"ET")
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    made.save(path, deterministic_id=True)
    return path


def _text(place: Provenance) -> bytes:
    said = place.quote.encode("cp1252")
    return f"1 0 0 1 {place.bbox.x0} {HEIGHT - place.bbox.bottom + 3} Tm ".encode() + b"(" + said + b") Tj "
