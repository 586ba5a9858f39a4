"""`namndkoll nightly`."""

import signal
from typing import TYPE_CHECKING, Annotated

import typer

from cli.options import Address, Data, Engine, Ocr, Workers, load_settings
from cli.printable import printable

if TYPE_CHECKING:
    from flows.fetching.summary import Summary

Names = Annotated[list[str] | None, typer.Argument(help="Sources to pull; all if none is named.", metavar="[SOURCE]…")]


def nightly(
    names: Names = None,
    data: Data = None,
    workers: Workers = None,
    ocr: Ocr = None,
    engine: Engine = None,
    address: Address = None,
) -> None:
    """Fetch what the sources of sources.toml published, load it, and tell how it went.

    Exit code 3 when a source or a document failed, 11 when another run is fetching.
    """
    from flows.start import run_nightly

    settings = load_settings(data=data, workers=workers, ocr=ocr, engine=engine, address=address)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        made = run_nightly(names or [], settings, _announce)
    except KeyboardInterrupt:
        typer.echo("Stopped. What was fetched and loaded is kept; the next run goes on from there.", err=True)
        raise typer.Exit(130) from None
    show(made)


def show(made: "Summary") -> None:
    """Print the summary; leave with exit code 3 where somebody needs to look."""
    from models.errors import SomeDocumentsFailed

    for line in made.lines():
        typer.echo(printable(line))
    if not made.is_well:
        raise typer.Exit(SomeDocumentsFailed.exit_code)


def _announce(what: str) -> None:
    typer.echo(what, err=True)
