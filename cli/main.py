"""The `namndkoll` command. Each subcommand imports what it needs when it runs, so that --help is quick."""

import os
import sys
from collections.abc import Callable
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
    rich_markup_mode=None,  # rich takes longer to import than all else together
)

# What each is for, in at most 58 letters: what a terminal of 80 columns shows of it.
COMMANDS: tuple[tuple[Callable[..., None], str], ...] = (
    (ingest, "Read PDFs and load their records into the warehouse."),
    (sql, "Ask the warehouse a question in SQL."),
    (query, "Ask a ready-made question, or list them."),
    (search, "Search the texts of decisions and measures."),
    (report, "Write the comparisons as one HTML page."),
    (status, "Show what is loaded and how the last run went."),
    (extract, "Read PDFs and write their records as JSON."),
    (parse, "Read PDFs and write pages, text and tables as JSON."),
    (evaluate, "Score extraction against records written by a person."),
    (review, "Open the desk on which doubtful records are corrected."),
    (forget, "Take a person or a document out of all that is stored."),
    (version, "Show the version, and that of the extractor."),
    (nightly, "Fetch, load and publish what the sources have new."),
    (backfill, "Fetch and load years of a source's archive."),
    (reprocess, "Extract loaded documents anew; show the differences."),
    (gc, "Show, and remove, what is past its time."),
    (serve, "Run `nightly` on a schedule."),
)
GROUPS: tuple[tuple[str, typer.Typer, str], ...] = (
    ("sources", sources.app, "Check sources.toml, and say what to expect of a source."),
    ("corrections", corrections.app, "Apply, back up and restore reviewers' corrections."),
    ("review-account", review_account.app, "Say who may use the desk, and as what."),
    ("gold", gold.app, "Make gold files of reviewed documents."),
    ("reference", reference.app, "Load population and groups of municipalities."),
    ("kolada", kolada.app, "Load official key figures to check extracted ones by."),
)

for command, purpose in COMMANDS:
    app.command(short_help=purpose)(command)
for name, group, purpose in GROUPS:
    app.add_typer(group, name=name, short_help=purpose)


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
