"""The page of the PDF with its records: the one at hand lit up, its evidence dotted, the others faint."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from nicegui import events, ui

from extractors.reading.images import pixels_a_point
from models.provenance import BBox, Provenance
from review.pages.frame import button, tell
from review.pictures import PageFile, PictureFault, Pictures

_ZOOMS = (50, 67, 80, 100, 125, 150, 200, 300)
_SMALLEST = 3.0  # points: a smaller rectangle is a slip of the hand
_LIT = 'fill="#ffd400" fill-opacity="0.35" stroke="#8a3d00" stroke-width="3"'
_DOTTED = 'fill="none" stroke="#00695c" stroke-width="2.5" stroke-dasharray="3 4"'
_FAINT = 'fill="#1f6feb" fill-opacity="0.05" stroke="#1f6feb" stroke-opacity="0.45" stroke-width="1"'
_AROUND = 'fill="none" stroke="#8a3d00" stroke-opacity="0.8" stroke-width="2" stroke-dasharray="10 5"'
_DRAWN = 'fill="#c2185b" fill-opacity="0.15" stroke="#c2185b" stroke-width="2"'


class Marks:
    """What is marked on a page; `around` is the table that what is lit up first stands in,
    `sentence` the lines of its sentence."""

    def __init__(
        self,
        lit: Iterable[Provenance] = (),
        dotted: Iterable[Provenance] = (),
        faint: Iterable[Provenance] = (),
        around: BBox | None = None,
    ) -> None:
        self.lit, self.dotted, self.faint, self.around = list(lit), list(dotted), list(faint), around
        self.sentence: Sequence[Provenance] = ()

    def svg(self, page: int, scale: float, drawn: BBox | None) -> str:
        """The rectangles of a page in pixels: numbers only, nothing that a PDF says."""
        shapes = [_rect(p.bbox, scale, _FAINT) for p in self.faint if p.page == page]
        if self.around and any(p.page == page for p in self.lit[:1]):
            shapes.append(_rect(self.around, scale, _AROUND, 4.0))
        shapes += [_rect(p.bbox, scale, _AROUND, 2.0) for p in self.sentence if p.page == page]
        shapes += [_rect(p.bbox, scale, _DOTTED, 1.5) for p in self.dotted if p.page == page]
        shapes += [_rect(p.bbox, scale, _LIT, 1.5) for p in self.lit if p.page == page]
        return "".join([*shapes, *([_rect(drawn, scale, _DRAWN)] if drawn else [])])


class Paper:
    """A page on the screen. `on_drawn` gets the page and rectangle that the reviewer drew."""

    def __init__(
        self,
        pictures: Pictures,
        on_drawn: Callable[[int, BBox], Any] | None,
        on_clicked: Callable[[int, float, float], Any],
    ) -> None:
        self._pictures, self._on_drawn, self._on_clicked = pictures, on_drawn, on_clicked
        self._file: PageFile | None = None
        self._pages, self._scale, self._zoom = 1, 1.0, _ZOOMS.index(100)
        self._marks = Marks()
        self._drawn: BBox | None = None
        self._height = 1.0
        self._corner: tuple[float, float] | None = None
        self.drawing = False
        with ui.element("section").classes("paper").props('aria-label="Sidan i PDF-filen"') as self._whole:
            with ui.element("div").classes("tools"):
                button("‹", lambda: self.turn(-1), label="Föregående sida")
                self._number = ui.label()
                button("›", lambda: self.turn(1), label="Nästa sida")
                button("−", lambda: self.zoom(-1), label="Förminska")
                self._percent = ui.label("100 %")
                button("+", lambda: self.zoom(1), label="Förstora")
                self.where = ui.label().classes("where")
                if on_drawn:
                    self._draw = button("Rita ny post", self.toggle_drawing, key="A")
            with ui.element("div").classes("scroll").props("tabindex=0 role=region aria-label=Sidbild") as self._scroll:
                self._image = ui.interactive_image(
                    events=["mousedown", "mousemove", "mouseup"], on_mouse=self._mouse
                ).classes("page")

    @property
    def page(self) -> int:
        """The page on the screen."""
        return self._file.page if self._file else 1

    @property
    def pages(self) -> int:
        """How many the file has."""
        return self._pages

    async def show(self, file: PageFile, pages: int, marks: Marks, *, lead_to: BBox | None = None) -> None:
        """Shows a page with its marks, and scrolls to a place on it."""
        is_new = file != self._file
        self._file, self._pages, self._marks = file, pages, marks
        self._drawn = None
        self._number.set_text(f"Sida {file.page} av {pages}")
        if is_new:
            try:
                view = await self._pictures.view(file)
            except PictureFault as error:
                self._image.set_content("")
                self._image.set_source("")
                tell(str(error), "negative")
                return
            self._scale = pixels_a_point(view.width, view.height)
            self._image.props["size"] = (round(view.width * self._scale), round(view.height * self._scale))
            self._image.set_source(f"/page/{file.document_id}/{file.page}.jpg")
            ui.run_javascript(f"getHtmlElement({self._image.id}).querySelector('img').alt = 'Sida {file.page}'")
            self._height = view.height
        self._redraw()
        if lead_to:
            share = (lead_to.top + lead_to.bottom) / 2 / max(self._height, 1.0)
            self._scroll_to(share)

    def outline(self, sentence: Sequence[Provenance]) -> None:
        """Marks the lines of the sentence that the record stands in."""
        self._marks.sentence = sentence
        self._redraw()

    async def turn(self, by: int) -> None:
        """Turns pages, as far as there are some."""
        wanted = min(max(self.page + by, 1), self._pages)
        if self._file and wanted != self.page:
            await self.show(self._file._replace(page=wanted), self._pages, self._marks)
            self._scroll_to(0.0)

    def zoom(self, by: int) -> None:
        """Larger or smaller."""
        self._zoom = min(max(self._zoom + by, 0), len(_ZOOMS) - 1)
        self._image.style(f"width: {_ZOOMS[self._zoom]}%")
        self._percent.set_text(f"{_ZOOMS[self._zoom]} %")

    def toggle_drawing(self) -> None:
        """Begins or ends drawing a rectangle."""
        self.drawing = not self.drawing
        self._drawn = self._corner = None
        if self.drawing:
            self._whole.classes(add="drawing")
            tell("Dra en ruta med musen runt posten på sidan.")
        else:
            self._whole.classes(remove="drawing")
        self._redraw()

    def _redraw(self) -> None:
        self._image.set_content(self._marks.svg(self.page, self._scale, self._drawn))

    def _scroll_to(self, share: float) -> None:
        ui.run_javascript(
            f"const box = getHtmlElement({self._scroll.id}), page = getHtmlElement({self._image.id});"
            f"box.scrollTop = page.clientHeight * {share:.4f} - box.clientHeight / 2;"
        )

    async def _mouse(self, event: events.MouseEventArguments) -> None:
        x, y = event.image_x / self._scale, event.image_y / self._scale
        if not self.drawing:
            if event.type == "mouseup":
                await self._on_clicked(self.page, x, y)
            return
        if event.type == "mousedown":
            self._corner = (x, y)
        elif self._corner:
            (a, b) = self._corner
            self._drawn = BBox(min(a, x), min(b, y), max(a, x), max(b, y))
            self._redraw()
            if event.type == "mouseup":
                await self._finish(self._drawn)

    async def _finish(self, box: BBox) -> None:
        self._corner = None
        if self._on_drawn and box.x1 - box.x0 >= _SMALLEST and box.bottom - box.top >= _SMALLEST:
            await self._on_drawn(self.page, box)


def _rect(box: BBox, scale: float, look: str, around: float = 0.0) -> str:
    x, y = (box.x0 - around) * scale, (box.top - around) * scale
    width, height = (box.x1 - box.x0 + 2 * around) * scale, (box.bottom - box.top + 2 * around) * scale
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" {look}/>'
