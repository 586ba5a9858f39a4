"""`namndkoll ingest`."""

import signal
from typing import Annotated

import typer

from cli.model import with_model
from cli.options import Address, Data, Engine, Model, Ocr, Paths, Workers, load_settings
from cli.printable import printable

Municipality = Annotated[
    str | None,
    typer.Option("--municipality", help="Whose documents these are, for those that do not say.", metavar="NAME"),
]


def ingest(
    paths: Paths,
    municipality: Municipality = None,
    data: Data = None,
    workers: Workers = None,
    ocr: Ocr = None,
    engine: Engine = None,
    address: Address = None,
    model: Model = None,
) -> None:
    """Read PDFs and load their records into the warehouse.

    What is loaded and unchanged is not read again. Exit code 3 when a document failed.
    """
    from cli.report import print_run
    from flows.start import run_ingest
    from models.errors import SomeDocumentsFailed

    settings = with_model(
        load_settings(data=data, workers=workers, ocr=ocr, engine=engine, address=address, model=model)
    )
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a stopped service ends as orderly as Ctrl-C does
    try:
        run = run_ingest(paths, municipality, settings, _announce)
    except KeyboardInterrupt:
        typer.echo("Stopped. What was loaded is kept; the next ingest goes on from there.", err=True)
        raise typer.Exit(130) from None
    print_run(run, settings.published)
    if any(outcome.outcome == "failed" for outcome in run.outcomes):
        raise typer.Exit(SomeDocumentsFailed.exit_code)


def _announce(what: str) -> None:
    typer.echo(printable(what), err=True)
