"""`namndkoll backfill`."""

import signal
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from cli.nightly import show
from cli.options import Address, Data, Engine, Ocr, Workers, load_settings

if TYPE_CHECKING:
    from flows.fetching.visit import Visit

Names = Annotated[list[str], typer.Argument(help="Sources to pull.", metavar="SOURCE…", show_default=False)]
First = Annotated[int, typer.Option("--from", help="First year of the meetings.", min=1970, max=2100, metavar="YEAR")]
Last = Annotated[
    int | None, typer.Option("--to", help="Last year; this one if not told.", min=1970, max=2100, metavar="YEAR")
]


def backfill(
    names: Names,
    first: First,
    last: Last = None,
    data: Data = None,
    workers: Workers = None,
    ocr: Ocr = None,
    engine: Engine = None,
    address: Address = None,
) -> None:
    """Fetch and load years of a source's archive, in batches. Run it again to go on where it was stopped."""
    from flows.backfill import run_backfill
    from models.errors import InputError

    until = last or datetime.now(UTC).year
    if until < first:
        raise InputError(f"--to {until} is before --from {first}", "Turn them round.")
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    settings = load_settings(data=data, workers=workers, ocr=ocr, engine=engine, address=address)
    try:
        made = run_backfill(names, (first, until), settings, _told)
    except KeyboardInterrupt:
        typer.echo("Stopped. Run it again to go on from there.", err=True)
        raise typer.Exit(130) from None
    show(made)


def _told(visit: "Visit") -> None:
    fetched = visit.new + visit.changed
    typer.echo(f"{visit.source}: {fetched} fetched and loaded, {visit.waiting} to go", err=True)
