"""One measurement in its own process: python -m benchmarks.measuring [READER, SET, [FILE, …], FIRST, LAST] (JSON)."""

import json
import os
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path


@dataclass(frozen=True)
class Measured:
    """What one reader took for some files. Seconds of CPU and of the clock, peak memory in MB."""

    reader: str
    files: str
    pages: int
    cpu: float
    wall: float
    peak: float

    @property
    def speed(self) -> float:
        """Pages per second of CPU."""
        return self.pages / self.cpu if self.cpu else 0.0


READERS = {
    "ours, compiled": "ours_compiled",
    "ours, pure Python": "ours_python",
    "stock pdfplumber": "stock_pdfplumber",
    "pdfium, text only": "pdfium_text",
    "camelot lattice": "camelot_lattice",
}


def measure(reader: str, files: str, paths: Sequence[Path], first: int = 1, last: int | None = None) -> Measured:
    """Read files in this process."""
    read = import_module(f"benchmarks.readers.{READERS[reader]}").read
    cpu, wall = sum(os.times()[:4]), time.perf_counter()
    pages = sum(read(path, first, last) for path in paths)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Measured(reader, files, pages, sum(os.times()[:4]) - cpu, time.perf_counter() - wall, peak)


def main() -> None:
    """Measure, and print it as JSON."""
    reader, files, paths, first, last = json.loads(sys.argv[1])
    sys.stdout.write(json.dumps(asdict(measure(reader, files, [Path(p) for p in paths], first, last))))


if __name__ == "__main__":
    main()
