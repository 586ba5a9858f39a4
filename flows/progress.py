"""Progress bars on the terminal, and nothing where there is none."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from flows.fetching.visit import Visit
from flows.night import Night
from flows.session import Told
from models.run import DocumentOutcome


@contextmanager
def progress_bar(total: int) -> Iterator[Told]:
    """A bar of `total` documents on standard error; call what is given with each outcome."""
    with _bars("Reading") as progress:
        bar = progress.add_task("", total=total)

        def told(outcome: DocumentOutcome) -> None:
            progress.update(bar, advance=1, description=Path(outcome.path).name)

        yield told


@contextmanager
def sources_bar(tonight: Night) -> Iterator[Callable[[Visit], None]]:
    """A bar of the night's sources, and one of documents for each source that is asked for some.

    Call what is given with each visit.
    """
    with _bars("Fetching") as progress:
        bar = progress.add_task("sources", total=len(tonight.sources))
        with _documents(progress, tonight) as bars:

            def told(visit: Visit) -> None:
                progress.update(bar, advance=1)
                if visit.source in bars:
                    progress.update(bars[visit.source], visible=False)

            yield told


@contextmanager
def documents_bar(tonight: Night) -> Iterator[None]:
    """A bar of the documents that a source is asked for."""
    with _bars("Fetching") as progress, _documents(progress, tonight):
        yield


@contextmanager
def _documents(progress: Progress, tonight: Night) -> Iterator[dict[str, TaskID]]:
    """A bar of documents for each source, from the first that it is asked for."""
    bars: dict[str, TaskID] = {}

    def fetching(source: str, done: int, of: int) -> None:
        if source not in bars:
            bars[source] = progress.add_task(source)
        progress.update(bars[source], completed=done, total=of)

    before, tonight.fetching = tonight.fetching, fetching
    try:
        yield bars
    finally:
        tonight.fetching = before


@contextmanager
def _bars(what: str) -> Iterator[Progress]:
    console = Console(stderr=True)
    name = TextColumn("{task.description}", markup=False)
    columns = (TextColumn(what), BarColumn(bar_width=30), MofNCompleteColumn(), TimeRemainingColumn(), name)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield progress
