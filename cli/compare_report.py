"""`namndkoll report`: the comparisons as one HTML page."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from cli.options import Data, load_settings

File = Annotated[
    Path, typer.Option("-o", "--output", help="The HTML file to write.", metavar="FILE", show_default=True)
]
Municipalities = Annotated[
    list[str] | None,
    typer.Option("--municipality", help="Only this municipality's, as often as needed; all if not told."),
]


def report(
    output: File = Path("namndkoll-report.html"), municipality: Municipalities = None, data: Data = None
) -> None:
    """Write the comparisons as one HTML page, with charts and a link from each row to its page."""
    from warehouse.report import write_report

    published = load_settings(data=data).published
    rows = write_report(published, output.absolute(), municipality or (), today=date.today())
    typer.echo(f"{rows} rows in {output}. Open it in a browser; it needs no network.")
