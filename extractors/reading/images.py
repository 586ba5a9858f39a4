"""Pages as pictures for people. Runs in a worker process: pdfium is not safe in threads and may crash on bad files."""

import io
from pathlib import Path

import pypdfium2

from extractors.reading.ocr.render import whole_page
from models.provenance import BBox

_POINTS = 72.0  # an inch
_MOST_PIXELS = 8_000_000


def page_png(path: Path, number: int, box: BBox | None = None, dpi: float = 110.0) -> bytes:
    """A page (counted from 1), or a region of it, as PNG; coarser than `dpi` where it would be huge.

    `box` is in points from the page's top left corner, as all boxes of ours; what of it lies outside the page is cut
    off. Raises pypdfium2.PdfiumError where the page cannot be rendered, ValueError where the box lies outside it.
    """
    with pypdfium2.PdfDocument(path) as pdf:
        page = pdf[number - 1]
        width, height = page.get_size()
        page = whole_page(pdf, number, (width, height))
        region = _on_page(box or BBox(0, 0, width, height), width, height)
        scale = dpi / _POINTS
        area = (region.x1 - region.x0) * (region.bottom - region.top) * scale**2
        scale *= min(1.0, (_MOST_PIXELS / max(area, 1.0)) ** 0.5)
        crop = (region.x0, height - region.bottom, width - region.x1, region.top)  # left, below, right, above
        picture = page.render(scale=scale, crop=crop).to_pil().quantize(64)
        written = io.BytesIO()
        picture.save(written, "PNG", optimize=True)
        return written.getvalue()


def _on_page(box: BBox, width: float, height: float) -> BBox:
    cut = BBox(max(0.0, box.x0), max(0.0, box.top), min(width, box.x1), min(height, box.bottom))
    if cut.x1 - cut.x0 < 1 or cut.bottom - cut.top < 1:
        raise ValueError(f"the box {tuple(box)} lies outside the page of {width:.0f} × {height:.0f} points")
    return cut
