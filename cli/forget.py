"""`namndkoll forget`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.options import Data, load_settings

if TYPE_CHECKING:
    from warehouse.forgetting import Report

What = Annotated[
    str,
    typer.Argument(
        help="A person by given and family name, or a document: its PDF or its id.", metavar="PERSON|DOCUMENT"
    ),
]
Reason = Annotated[str, typer.Option("--reason", help="Why; kept, so without the name.", metavar="TEXT")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would be removed, and change nothing.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


def forget(what: What, reason: Reason, data: Data = None, dry_run: DryRun = False, yes: Yes = False) -> None:
    """Take a person or a document out of the warehouse and all that belongs to it, and prove that it is gone.

    Its PDFs are not read again. What lies in folders of your own stays: the PDFs you loaded, backups, exports.
    """
    from flows.store import Store
    from review.erasing import erase
    from review.store import desk_file
    from warehouse import forgetting

    settings = load_settings(data=data)
    is_document = Path(what).is_file() or all(letter in "0123456789abcdef" for letter in what)
    subject = (forgetting.document_subject if is_document else forgetting.person_subject)(what, settings)
    originals = Store(settings)
    if dry_run or not yes:
        _show(forgetting.forget(settings, subject, reason, originals=originals, dry=True), "Would be removed")
    if dry_run:
        return
    if not yes:
        typer.confirm("Forget this for good?", abort=True)
    erase(desk_file(settings), subject.anywhere)
    _show(forgetting.forget(settings, subject, reason, originals=originals), "Removed")
    typer.echo("Looked through every file of the data folder and the store of PDFs: it is gone.")
    typer.echo("Backups, exports and PDFs in folders of your own lie outside of them and are yours to remove.")


def _show(report: "Report", title: str) -> None:
    if not report.found:
        typer.echo("Nothing is kept about it.")
        return
    typer.echo(f"{title}:")
    for file, rows in report.rows.items():
        typer.echo(f"  {rows:>6} rows  {file}")
    for file in report.files:
        typer.echo(f"          file  {file}")
    for document in report.originals:
        typer.echo(f"           PDF  {document}")
    typer.echo(f"Withheld from now on: {len(report.documents)} documents.")
    for document in sorted(report.documents):
        typer.echo(f"  {document}")
