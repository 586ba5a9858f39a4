"""The `namndkoll` command. Each subcommand imports what it needs when it runs, so that --help is quick."""

import os
import sys
from typing import Annotated

import typer

from cli import corrections, errors
from cli.evaluate import evaluate
from cli.extract import extract
from cli.ingest import ingest
from cli.parse import parse
from cli.query import query
from cli.sql import sql
from cli.status import status
from cli.version import print_version, version

app = typer.Typer(
    name="namndkoll",
    help="Reads what Swedish municipal committees (nämnder) publish and makes it comparable.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)

for command in (ingest, sql, query, status, extract, parse, evaluate, version):
    app.command()(command)
app.add_typer(corrections.app, name="corrections")


@app.callback()
def main_options(
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
    _version: Annotated[
        bool, typer.Option("--version", help="Show the version and leave.", callback=print_version, is_eager=True)
    ] = False,
) -> None:
    """Options before the command."""
    if debug:
        os.environ[errors.DEBUG] = "1"


def main() -> None:
    """Entry point of the console script."""
    sys.exit(errors.guarded(app))


if __name__ == "__main__":
    main()
