"""What `extract` and `parse` share: each PDF through supervised workers, its JSON to a file or standard output."""

import shutil
import signal
import sys
from collections.abc import Generator, Sequence
from contextlib import closing
from pathlib import Path

import typer

from cli.errors import INTERRUPTED, show
from cli.pages_bar import pages_bar
from cli.printable import printable
from extractors.reading.source import open_source
from flows.discover import discover
from flows.passed_over import passed_over
from flows.plan import Plan, plan_met
from flows.reading import Pages, Work, run
from models.errors import InputError, NamndkollError, SomeDocumentsFailed
from models.settings import Settings


def write_each(paths: Sequence[Path], folder: Path | None, settings: Settings, work: Work) -> None:
    """Write a JSON document for each PDF: to `folder/NAME.json`, or to standard output where there is only one PDF.

    One of several PDFs that fails is reported and the others go on; the command then leaves with exit code 3. When it
    is stopped, by Ctrl-C or SIGTERM, it takes its workers and what they had read with it.
    Raises the error of a PDF that is alone, and InputError before anything is read where the PDFs have nowhere to go.
    """
    found = discover(paths)
    targets = _targets(found.files, folder)
    plan = plan_met(found, None, loaded={}, version="", opener=open_source)
    if told := passed_over(plan.passed_over):
        typer.echo(printable(told), err=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        failed = _written(plan, targets, settings, work)
    except KeyboardInterrupt:
        typer.echo("Stopped.", err=True)
        raise typer.Exit(INTERRUPTED) from None
    if failed:
        typer.echo(f"{failed} of {len(plan.files)} failed.", err=True)
        raise typer.Exit(SomeDocumentsFailed.exit_code)


def _written(plan: Plan, targets: dict[str, Path | None], settings: Settings, work: Work) -> int:
    """Write what comes of the PDFs as it comes; how many failed. Raises the error of a PDF that is alone."""
    failed = 0
    with pages_bar() as told, closing(_results(plan, settings, work, told)) as results:
        for name, result in results:
            if isinstance(result, Path):
                _write(result, targets[name])
            elif len(targets) == 1:
                raise result
            else:
                failed += 1
                show(result)
    return failed


def _results(plan: Plan, settings: Settings, work: Work, told: Pages) -> Generator[tuple[str, Path | NamndkollError]]:
    yield from ((file.path, file.error) for file in plan.files if file.error)
    if sources := [file.source for file in plan.files if file.source]:
        with closing(run(work, sources, settings, told)) as reads:
            yield from ((read.source.path, read.result) for read in reads)


def _targets(found: Sequence[Path], folder: Path | None) -> dict[str, Path | None]:
    """Where each PDF's JSON goes, by the PDF's path; None for standard output."""
    if folder is None:
        if len(found) > 1:
            raise InputError(f"{len(found)} PDFs and only one standard output", "Name a folder for them: -o FOLDER.")
        return dict.fromkeys(map(str, found))
    by_name: dict[str, Path] = {}
    for path in found:
        other = by_name.setdefault(path.stem, path)
        if other != path:
            raise InputError(f"{other} and {path} would both become {path.stem}.json", "Take them one at a time.")
    return {str(path): folder / f"{path.stem}.json" for path in found}


def _write(made: Path, target: Path | None) -> None:
    """Copy what was made to its place, piece by piece: that of a long document is long."""
    with made.open(encoding="utf-8") as text:
        if target is None:
            shutil.copyfileobj(text, sys.stdout)
            typer.echo()
            return
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("w", encoding="utf-8") as file:
                shutil.copyfileobj(text, file)
                file.write("\n")
        except OSError as error:
            raise InputError(
                f"cannot be written ({error.strerror})", "Name another folder.", file=str(target)
            ) from error
