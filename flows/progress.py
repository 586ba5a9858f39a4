"""Progress bars on the terminal, and nothing where there is none."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from flows.fetching.visit import Visit
from flows.session import Told
from models.run import DocumentOutcome


@contextmanager
def progress_bar(total: int) -> Iterator[Told]:
    """A bar of `total` documents on standard error; call what is given with each outcome."""
    with _bar("Reading", total) as advance:

        def told(outcome: DocumentOutcome) -> None:
            advance(Path(outcome.path).name)

        yield told


@contextmanager
def sources_bar(total: int) -> Iterator[Callable[[Visit], None]]:
    """A bar of `total` sources on standard error; call what is given with each visit."""
    with _bar("Fetching", total) as advance:

        def told(visit: Visit) -> None:
            advance(visit.source)

        yield told


@contextmanager
def _bar(what: str, total: int) -> Iterator[Callable[[str], None]]:
    console = Console(stderr=True)
    name = TextColumn("{task.description}")
    columns = (TextColumn(what), BarColumn(bar_width=30), MofNCompleteColumn(), TimeRemainingColumn(), name)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        bar = progress.add_task("", total=total)
        yield lambda described: progress.update(bar, advance=1, description=described)
