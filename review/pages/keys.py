"""The desk's keys, and the buttons that do the same."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from nicegui import ui

from models.correction import Action
from review.pages.dialogs.alike import alike
from review.pages.dialogs.help import keys
from review.pages.dialogs.paging import page
from review.pages.dialogs.splitting import split
from review.pages.frame import Handler, button

if TYPE_CHECKING:
    from review.pages.work import Work

_BUTTONS = (
    ("Godkänn", "Enter", "Enter"),
    ("Ändra", "e", "E"),
    ("Förkasta", "r", "R"),
    ("Ångra", "u", "U"),
    ("Nästa", "j", "J"),
    ("Förra", "k", "K"),
    ("Osäker", "t", "T"),
    ("Tangenter", "?", "?"),
    ("Dela", "s", "S"),
    ("Slå ihop", "m", "M"),
    ("Dubblett", "d", "D"),
    ("Liknande", "l", "L"),
)
"""What a button says, the key that does the same, and that key's name."""
_DECIDES_SECOND = ("Enter", "r")
_OF_SECOND = (*_DECIDES_SECOND, "e", "j", "?")


def looking(work: "Work") -> Mapping[str, Handler]:
    """What keys do that change no record."""
    return {
        "j": lambda: work.step(1),
        "k": lambda: work.step(-1),
        "ArrowDown": lambda: work.along(1),
        "ArrowUp": lambda: work.along(-1),
        "+": lambda: work.paper.zoom(1),
        "-": lambda: work.paper.zoom(-1),
        "PageDown": lambda: work.paper.turn(1),
        "PageUp": lambda: work.paper.turn(-1),
        "p": lambda: page(work),
        "?": lambda: keys(work),
    }


def changing(work: "Work") -> Mapping[str, Handler]:
    """What keys do that only a reviewer may; a second reader finds a record right, or none."""
    acts = work.acts
    every: dict[str, Handler] = {
        "Enter": acts.accept,
        "r": acts.reject,
        "u": acts.undo,
        "t": acts.doubt,
        "a": work.paper.toggle_drawing,
        "s": lambda: split(work),
        "m": lambda: acts.into_another(Action.MERGE),
        "d": lambda: acts.into_another(Action.DUPLICATE),
        "l": lambda: alike(work),
        "g": acts.accept_table,
    }
    return {key: every[key] for key in _DECIDES_SECOND} if work.is_second else every


def buttons(work: "Work") -> None:
    """A button for each key that decides or leads on."""
    with ui.element("div").classes("acts"):
        for text, key, name in _BUTTONS:
            if not work.is_second or key in _OF_SECOND:
                button(text, None, key=name, main=key == "Enter").on("click", js_handler=f"() => deskKey({key!r})")
