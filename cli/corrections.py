"""`namndkoll corrections`: reviewers' work, kept safe and brought into the warehouse."""

from pathlib import Path
from typing import Annotated

import typer

from cli.options import Data, load_settings

app = typer.Typer(help="Keep reviewers' corrections safe, and bring them into the warehouse.", no_args_is_help=True)

File = Annotated[Path, typer.Argument(help="The backup, an SQLite file.", metavar="FILE", show_default=False)]


@app.command()
def apply(data: Data = None) -> None:
    """Publish the warehouse with all corrections made so far, without reading a document again."""
    from warehouse.ask import counted
    from warehouse.publish import publish

    settings = load_settings(data=data)
    publish(settings)
    counts = counted(settings.published, "correction", "state")
    typer.echo("Published. " + (_told(counts) if counts else "There are no corrections yet."))


@app.command()
def backup(file: File, data: Data = None) -> None:
    """Copy all corrections to a file, also while the desk is in use."""
    from models.errors import CorrectionsError
    from warehouse.corrections import corrections

    path = load_settings(data=data).corrections
    if not path.is_file():
        raise CorrectionsError("there are no corrections yet", "Nothing needs a backup.", file=str(path))
    with corrections(path) as store:
        count = store.backup(file)
    typer.echo(f"{count} corrections in {file}.")


@app.command()
def restore(file: File, data: Data = None) -> None:
    """Put a backup back. What is there and not in the backup is never overwritten."""
    from warehouse.corrections import restore as put_back

    count = put_back(file, load_settings(data=data).corrections)
    typer.echo(f"{count} corrections are back. 'namndkoll corrections apply' publishes them.")


def _told(counts: dict[str, int]) -> str:
    told = ", ".join(f"{n} {state}" for state, n in counts.items())
    waiting = counts.get("stale", 0) + counts.get("orphaned", 0)
    return f"Corrections: {told}." + (f" {waiting} wait for a reviewer." if waiting else "")
