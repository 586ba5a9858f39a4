"""What all dialogs share: a heading, a width, and that the desk's keys are let go while it is open."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from nicegui import ui

from review.pages.frame import heading

if TYPE_CHECKING:
    from review.pages.work import Work


@contextmanager
def dialog(work: "Work", name: str, title: str, width: int = 560) -> Iterator[ui.dialog]:
    """An open dialog to build in, at least `width` pixels wide; it goes for good when it is closed."""
    work.quiet(True)

    def closed() -> None:
        work.quiet(False)
        made.delete()

    with (
        ui.dialog(value=True).props(f'transition-duration=0 aria-label="{name}"') as made,
        ui.card().style(f"min-width:{width}px; max-width:none"),
    ):
        made.on("hide", closed)
        heading(title, 2)
        yield made


@contextmanager
def scrolled(height: str, name: str) -> Iterator[None]:
    """A part that scrolls by itself, also by keyboard."""
    with (
        ui.element("div")
        .style(f"max-height:{height}; overflow:auto; width:100%")
        .props(f'tabindex=0 role=region aria-label="{name}"')
    ):
        yield
