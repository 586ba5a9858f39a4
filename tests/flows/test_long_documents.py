"""Documents of many pages: shared among the workers, and every process stays small."""

import json
import os
import threading
import time
from pathlib import Path

import pikepdf
import pytest

from extractors.reading.source import open_source
from flows.reading import parse_in_worker, run
from models.settings import Settings

PAGES = 160


def long_document(samples: Path, target: Path, pages: int) -> Path:
    """A PDF of so many pages, in which those of a sample come again and again."""
    with pikepdf.open(samples / "budget_pitea.pdf") as sample, pikepdf.new() as made:
        while len(made.pages) < pages:
            made.pages.extend(sample.pages[: pages - len(made.pages)])
        made.save(target)
    return target


class Watch:
    """The largest resident size, in megabytes, that each child process of this one had that was begun meanwhile."""

    def __init__(self) -> None:
        self.peaks: dict[int, int] = {}
        self._before = set(self._children())  # a server that other tests use
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._done.wait(0.05):
            self.peaks |= {child: peak for child, peak in self._children().items() if child not in self._before}

    def _children(self) -> dict[int, int]:
        """The peak size of each child process by its number."""
        found = {}
        for process in Path("/proc").glob("[0-9]*"):
            try:
                status = dict(line.split(":", 1) for line in (process / "status").read_text().splitlines())
            except OSError:
                continue
            if int(status["PPid"]) == os.getpid() and "VmHWM" in status:
                found[int(process.name)] = int(status["VmHWM"].split()[0]) // 1024
        return found


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is looked up in /proc")
def test_a_long_document_is_read_whole_by_all_workers_and_each_stays_small(samples: Path, tmp_path: Path) -> None:
    source = open_source(long_document(samples, tmp_path / "long.pdf", PAGES))
    told: list[int] = []
    started = time.monotonic()
    with Watch() as watch:
        for read in run(parse_in_worker, [source], Settings(workers=2), lambda _path, done, _all: told.append(done)):
            assert isinstance(read.result, Path), read.result
            parsed = json.loads(read.result.read_bytes())
    assert [page["number"] for page in parsed["pages"]] == list(range(1, PAGES + 1))
    assert all(page["text_layer"] == "ok" for page in parsed["pages"])
    assert parsed["issues"] == []
    assert len(parsed["tables"]) >= PAGES
    assert told[-1] == PAGES
    reader, finisher = sorted(size for size in watch.peaks.values() if size > 60)
    assert reader < 130, f"{watch.peaks} after {time.monotonic() - started:.0f} s"
    assert finisher < 300, "the one that laid the document out as well"
