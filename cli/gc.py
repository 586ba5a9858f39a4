"""`namndkoll gc`."""

from typing import Annotated

import typer

from cli.options import Data, load_settings

Apply = Annotated[bool, typer.Option("--apply", help="Remove it; without this it is only shown.")]

_MEGABYTE = 1024 * 1024


def gc(apply: Apply = False, data: Data = None) -> None:
    """Show what retention says may be removed: broken downloads, old extractions, PDFs past their time.

    Records in the warehouse are never removed. How long PDFs are kept: docs/operations.md.
    """
    from flows.gc import collect, removals

    settings = load_settings(data=data)
    found = collect(settings) if apply else removals(settings)
    for one in found:
        typer.echo(f"{one.count:>8}  {one.bytes / _MEGABYTE:>10.1f} MB  {one.what}")
    if not found:
        typer.echo("Nothing to remove.")
    elif apply:
        typer.echo("Removed.")
    else:
        typer.echo("Nothing was removed yet: namndkoll gc --apply does.")
