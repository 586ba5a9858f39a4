"""Documents a second by engine and workers, and what Prefect adds: python -m benchmarks.scale PIECE … (JSON).

    read local|dask WORKERS      documents → extractions; nothing is loaded. Dask's processes are on this machine.
    ingest direct|flow FOLDER    documents read, loaded into an empty warehouse and published, without Prefect or as its
                                 flow. FOLDER keeps what was read: the second time there is nothing left to read.

Each piece is a run of its own, so that a machine with other work can be had for one at a time. The documents, of
--pages pages, are the samples again and again, each time with a comment more, which makes them others. What has to be
started first (Dask's processes, Prefect's server) is started before the clock is. Seconds of CPU are those of all
processes: on a machine that has other work they are what to go by.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from extractors.reading.opening import opened
from extractors.reading.source import open_source
from extractors.version import extractor_version
from flows.engines.choice import engine
from flows.night import BATCH
from flows.prefect_env import prepare
from flows.session import ingesting
from models.run import Run
from models.settings import EngineName, Ocr, Settings
from warehouse.files import make_private_folder

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


def documents(folder: Path, pages: int) -> list[Path]:
    """Copies of the samples with at least so many pages, each with bytes of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    samples = [(path, opened(path).n_pages) for path in sorted(SAMPLES.glob("*.pdf"))]
    made: list[Path] = []
    held = 0
    for turn in count():
        for path, n_pages in samples:
            if held >= pages:
                return made
            made.append(folder / f"{path.stem}-{turn:04}.pdf")
            made[-1].write_bytes(path.read_bytes() + b"\n%% copy %d\n" % turn)
            held += n_pages
    return made


class Clock:
    """Seconds of the clock, and of the CPU for this process and all below it, those that ended in between included."""

    def __init__(self) -> None:
        self._began, self._cpu = time.perf_counter(), _cpu()

    def taken(self, n_documents: int) -> dict[str, object]:
        """What was taken until now, and by document."""
        wall, cpu = time.perf_counter() - self._began, _cpu() - self._cpu
        per = {
            "documents a second": round(n_documents / wall, 2),
            "CPU ms a document": round(1_000 * cpu / n_documents),
        }
        return {"seconds": round(wall, 1), "CPU seconds": round(cpu, 1), **per}


def _cpu() -> float:
    alive = 0.0
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            alive += times.user + times.system + times.children_user + times.children_system
    return alive + sum(os.times()[:4])


def read(name: str, workers: int, pages: int) -> dict[str, object]:
    """Time an engine; what it takes to start its processes for a run is counted, a cluster's own start is not."""
    with TemporaryDirectory() as folder:
        sources = [open_source(path) for path in documents(Path(folder) / "in", pages)]
        told = Settings(data=Path(folder) / "data", workers=workers, ocr=Ocr.NEVER)
        with cluster(Path(folder), workers) if name == "dask" else local() as address:
            given = told.model_copy(update={"engine": EngineName(name), "address": address})
            clock = Clock()
            done = list(engine(given, extractor_version(given)).read(sources))
            taken = clock.taken(len(done))
        failed = sum(not isinstance(result, bytes) for _, result in done)
    return {"engine": name, "workers": workers, "documents": len(done), "failed": failed, "pages": pages, **taken}


@contextmanager
def local() -> Iterator[None]:
    """No cluster."""
    yield None


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[str]:
    """A scheduler with workers of one thread each; its address."""
    file = folder / "scheduler.json"
    dask = [sys.executable, "-m", "dask"]
    quiet = {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    command = [
        *dask,
        "scheduler",
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--no-dashboard",
        "--scheduler-file",
        str(file),
    ]
    processes = [subprocess.Popen(command, **quiet)]  # type: ignore[call-overload]
    try:
        while not file.exists():
            time.sleep(0.1)
        options = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--scheduler-file", str(file)]
        processes += [subprocess.Popen([*dask, "worker", *options], **quiet) for _ in range(workers)]  # type: ignore[call-overload]
        address = str(json.loads(file.read_text())["address"])
        _await_workers(address, workers)
        yield address
    finally:
        for process in reversed(processes):
            process.kill()
            process.wait()


def _await_workers(address: str, workers: int) -> None:
    from distributed import Client  # noqa: PLC0415 - takes a second

    with Client(address, set_as_default=False) as client:  # type: ignore[no-untyped-call]
        client.wait_for_workers(workers)


def ingest(way: str, folder: Path, pages: int) -> dict[str, object]:
    """Time an ingest into a warehouse of its own."""
    given = documents(folder / "in", pages)
    data = folder / way
    shutil.rmtree(data, ignore_errors=True)
    make_private_folder(data)
    make_private_folder(folder / "extractions")
    (data / "extractions").symlink_to(folder / "extractions")
    held = sum(1 for _ in (folder / "extractions").glob("*/*.json"))
    settings = Settings(data=data, ocr=Ocr.NEVER, parquet=False, snapshots_kept=0)
    taken, run = flow(given, settings) if way == "flow" else direct(given, settings)
    read_now = sum(1 for _ in (folder / "extractions").glob("*/*.json")) - held
    return {"way": way, "documents": len(run.outcomes), "read": read_now, "pages": pages, **taken}


def direct(given: list[Path], settings: Settings) -> tuple[dict[str, object], Run]:
    """Without Prefect, in the same batches."""
    clock = Clock()
    with ingesting(given, None, settings) as session:
        for _ in range(0, len(session.plan.due), BATCH):
            session.take(BATCH, lambda _outcome: None)
        run = session.finish()
    return clock.taken(len(given)), run


def flow(given: list[Path], settings: Settings) -> tuple[dict[str, object], Run]:
    """As a Prefect flow on a server of its own, which a first flow has warmed."""
    prepare(settings.prefect_home)
    from flows.prefect_server import start_server  # noqa: PLC0415 - Prefect reads its environment when it is imported

    if not start_server():
        raise SystemExit("Prefect's server does not start")
    from flows.ingest import ingest as as_flow  # noqa: PLC0415

    as_flow(given[:1], None, settings.model_copy(update={"data": settings.data / "first"}))
    clock = Clock()
    run: Run = as_flow(given, None, settings)
    return clock.taken(len(given)), run


def main() -> None:
    """Run a piece, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("piece", choices=["read", "ingest"])
    parser.add_argument("what", choices=["local", "dask", "direct", "flow"])
    parser.add_argument("where", help="WORKERS of `read`, or the FOLDER")
    parser.add_argument("--pages", type=int, default=2_000)
    told = parser.parse_args()
    load = os.getloadavg()[0]
    if told.piece == "read":
        result = read(told.what, int(told.where), told.pages)
    else:
        result = ingest(told.what, Path(told.where), told.pages)
    sys.stdout.write(json.dumps({**result, "load before": round(load, 1)}) + "\n")


if __name__ == "__main__":
    main()
