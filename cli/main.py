"""The `namndkoll` command. Each subcommand imports what it needs when it runs, so that --help is quick."""

import os
import sys
from typing import Annotated

import typer

from cli import corrections, errors, gold, kolada, reference, review_account, sources
from cli.backfill import backfill
from cli.compare_report import report
from cli.evaluate import evaluate
from cli.extract import extract
from cli.forget import forget
from cli.gc import gc
from cli.ingest import ingest
from cli.nightly import nightly
from cli.parse import parse
from cli.query import query
from cli.reprocess import reprocess
from cli.review import review
from cli.search import search
from cli.serve import serve
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

for command in (ingest, sql, query, search, report, status, extract, parse, evaluate, review, forget, version):
    app.command()(command)
for upkeep in (nightly, backfill, reprocess, gc, serve):
    app.command()(upkeep)
app.add_typer(corrections.app, name="corrections")
app.add_typer(kolada.app, name="kolada")
app.add_typer(reference.app, name="reference")
app.add_typer(review_account.app, name="review-account")
app.add_typer(gold.app, name="gold")
app.add_typer(sources.app, name="sources")


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
