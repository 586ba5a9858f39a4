"""A bar of a long document's pages on the terminal, and nothing where there is none."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from flows.orders import SMALL_PAGES
from flows.reading import Pages


@contextmanager
def pages_bar() -> Iterator[Pages]:
    """Shows on standard error, for each document under way that is no small one, how many of its pages are read."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(bar_width=30), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        bars: dict[str, TaskID] = {}

        def told(path: str, done: int, pages: int) -> None:
            if pages <= SMALL_PAGES:
                return
            if path not in bars:
                bars[path] = progress.add_task(Path(path).name, total=pages)
            progress.update(bars[path], completed=done)

        yield told
