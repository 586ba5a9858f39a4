"""A progress bar on the terminal, and nothing where there is none."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from flows.session import Told
from models.run import DocumentOutcome


@contextmanager
def progress_bar(total: int) -> Iterator[Told]:
    """A bar of `total` documents on standard error; call what is given with each outcome."""
    console = Console(stderr=True)
    name = TextColumn("{task.description}")
    columns = (TextColumn("Reading"), BarColumn(bar_width=30), MofNCompleteColumn(), TimeRemainingColumn(), name)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        bar = progress.add_task("", total=total)

        def told(outcome: DocumentOutcome) -> None:
            progress.update(bar, advance=1, description=Path(outcome.path).name)

        yield told
