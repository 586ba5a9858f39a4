"""What the keys do."""

from typing import TYPE_CHECKING

from nicegui import ui

from review.pages.dialogs.frame import dialog
from review.pages.frame import button

if TYPE_CHECKING:
    from review.pages.work import Work

_KEYS = (
    ("Enter", "Godkänn och gå till nästa; i ett fält: spara ändringen och gå till nästa"),
    ("E", "Ändra: gå till första fältet (Tabb till nästa, Esc lämnar fältet)"),
    ("1 – 9, 0", "Ändra: gå till fältet med den siffran"),
    ("R", "Förkasta: detta är ingen sådan post"),
    ("U", "Ångra det senaste steget"),
    ("J / K", "Nästa / förra posten, utan att besluta"),
    ("↓ / ↑", "Nästa / förra posten i tabellen; när den är avgjord kommer den du lämnade tillbaka"),
    ("T", "Osäker: lämna posten åt någon annan med en anteckning"),
    ("A", "Lägg till en post som saknas: dra en ruta på sidan"),
    ("S / M / D", "Dela posten / slå ihop den med en annan / märk den som dubblett"),
    ("G", "Godkänn hela tabellen, eller alla poster som visas under fälten"),
    ("L", "Godkänn liknande poster tillsammans"),
    ("+ / −", "Förstora / förminska sidan"),
    ("Page Up / Down", "Bläddra i PDF-filen"),
    ("P", "Gå till en sida i PDF-filen"),
    ("Skift+Enter", "Ny rad i ett fält"),
    ("Alt+Enter", "I ett fält: samma ändring i tabellens alla poster som läser likadant, efter en titt"),
)


def keys(work: "Work") -> None:
    """Shows them."""
    with dialog(work, "Tangenter", "Tangenter") as opened:
        with ui.element("div").classes("help"):
            for name, does in _KEYS:
                with ui.element("kbd"):
                    ui.label(name)
                ui.label(does)
        button("Stäng", opened.close)
