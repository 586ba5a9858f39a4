"""Several sources at the same time, in threads that nobody waits for when the run is stopped."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

A = TypeVar("A")
R = TypeVar("R")


def abreast(work: Callable[[A], R], items: Iterable[A], threads: int) -> Iterator[R]:
    """What comes of each item, as it is done, at most `threads` at once; what one raises is raised here.

    A thread that waits for a server that hangs does not hold up Ctrl-C: it ends with the process.
    """
    waiting = list(items)
    todo: SimpleQueue[A] = SimpleQueue()
    done: SimpleQueue[R | Exception] = SimpleQueue()
    for item in waiting:
        todo.put(item)

    def serve() -> None:
        with suppress(Empty):
            while True:
                item = todo.get_nowait()
                try:
                    done.put(work(item))
                except Exception as error:
                    done.put(error)

    for _ in range(min(threads, len(waiting))):
        Thread(target=serve, daemon=True).start()
    for _ in waiting:
        result = done.get()
        if isinstance(result, Exception):
            raise result
        yield result
