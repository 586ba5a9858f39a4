"""`namndkoll gold`: what reviewers decided, as files to test and evaluate with."""

from pathlib import Path
from typing import Annotated

import typer

from cli.options import Data, load_settings

app = typer.Typer(help="Make gold files of reviewed documents.", no_args_is_help=True)

Folder = Annotated[Path, typer.Argument(help="Folder for the files, NAME.gold.json each.", metavar="FOLDER")]
Documents = Annotated[
    list[str] | None, typer.Option("--document", help="Only this document, by its id or the id's beginning.")
]
Copy = Annotated[bool, typer.Option("--pdfs", help="Copy each document's PDF beside its file.")]


@app.command()
def export(folder: Folder, document: Documents = None, pdfs: Copy = False, data: Data = None) -> None:
    """Write the documents whose every record is decided, in the format of docs/records.md.

    'namndkoll evaluate FOLDER' scores the extractor against them.
    """
    from review.export import export as write

    done = write(load_settings(data=data), folder, tuple(document or ()), with_pdfs=pdfs)
    for path in done.written:
        typer.echo(f"wrote {path}")
    for title, left in done.unfinished:
        typer.echo(f"not yet: {title} ({left} records to decide)")
    if not done.written:
        typer.echo("No document is decided in full: review the rest of its records at the desk.")
