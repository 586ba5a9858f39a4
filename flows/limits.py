"""What a worker may take: seconds for each step, and memory. Kept by the kernel, whatever the step is busy with."""

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from models.settings import Settings

_MEGABYTE = 1024 * 1024
_EACH_PAGE = 1.0  # seconds that layout and extraction are given for a page: ten times what a full one takes


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """A step of the work. A step that takes longer ends this process with SIGALRM.

    No handler and no thread of ours is involved: a C library that never comes back is stopped too. Only for the main
    thread of a worker process.
    """
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def limit_memory(settings: Settings, pages: int) -> None:
    """Let this process have the memory that its next task is worth: the setting's, and a megabyte for each page.

    What is counted is the memory of its own that it may write to (RLIMIT_DATA): not files that are mapped, nor address
    space that is only reserved, of which libraries with threads take gigabytes. macOS does not enforce it.
    """
    wanted = (settings.worker_memory + pages) * _MEGABYTE
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    soft = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
    resource.setrlimit(resource.RLIMIT_DATA, (soft, most))


def opening_seconds(settings: Settings) -> float:
    """How long finding out how many pages there are may take."""
    return settings.document_timeout


def finishing_seconds(settings: Settings, pages: int) -> float:
    """How long laying pages out and making records of them may take."""
    return settings.document_timeout + _EACH_PAGE * pages


def task_seconds(settings: Settings, pages: int) -> float:
    """How long a task may take that opens a document, reads `pages` and finishes it: the sum of its steps, and more.

    For the pool, in case a worker cannot even be ended by its own alarm.
    """
    steps = opening_seconds(settings) + settings.page_timeout * pages + finishing_seconds(settings, pages)
    return 1.1 * steps
