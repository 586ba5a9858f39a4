"""The trained pipeline of `--model`: its faults are told before anything is read, and what it cannot do, too."""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from models.settings import Settings


def with_model(settings: "Settings") -> "Settings":
    """The settings, once the pipeline that they name has been tried. Raises ModelError where it cannot be loaded."""
    if settings.model:
        from flows.model import tried

        found = tried(settings.model)
        if not found.parses:
            typer.echo(f"{found.name} has no parser: assignments are found by their wording alone.", err=True)
    return settings
