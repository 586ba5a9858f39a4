"""Every benchmark, one after the other, each into its section of figures.md: python -m benchmarks [NAME …].

Run it on a machine that does nothing else. A section that cannot be measured here (no corpus, no browser) stays as it
was, and so do those that are not named.
"""

import argparse
import os
import platform
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

FIGURES = Path(__file__).with_name("figures.md")
CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
_SECTION = re.compile(r"^## (?P<title>[^\n]+)\n(?P<body>.*?)(?=^## |\Z)", re.M | re.S)
_HEAD = """# Figures

What `make bench` measured, each beside its baseline of the same run: ratios hold elsewhere, seconds do not.
What is measured, how, and why so: [README.md](README.md).
"""


@dataclass(frozen=True)
class Benchmark:
    """A benchmark: its section's title, and the arguments of `python -m` that print the section.

    `pieces` are arguments to add, a process each, where it is measured in several; FOLDER is one that they share.
    """

    title: str
    command: tuple[str, ...]
    needs: Path | None = None
    """What it measures, where that is not ours."""
    pieces: tuple[str, ...] = ("",)


_SCALE = (
    *(f"read {way} {workers}" for way in ("local", "dask") for workers in (1, 2, 4)),
    "ingest direct FOLDER",  # reads what the next two load
    "ingest direct FOLDER",
    "ingest flow FOLDER",
)
BENCHMARKS: Mapping[str, Benchmark] = {
    "reading": Benchmark("Reading", ("benchmarks.reading",)),
    "tables": Benchmark("Tables", ("benchmarks.tables", str(CORPUS / "tables")), CORPUS / "tables"),
    "extracting": Benchmark("Extracting", ("benchmarks.extracting",)),
    "themes": Benchmark("Themes", ("benchmarks.themes",)),
    "load": Benchmark("Loading", ("benchmarks.load",)),
    "views": Benchmark("Asking", ("benchmarks.views",)),
    "scale": Benchmark("Orchestration and scale", ("benchmarks.scale",), pieces=_SCALE),
    "desk": Benchmark("The desk", ("benchmarks.desk",)),
}


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmarks that are named, all without names. 1 where one failed; the others are kept."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Run the benchmarks.")
    parser.add_argument("names", nargs="*", choices=[*BENCHMARKS, []], metavar="NAME", help=", ".join(BENCHMARKS))
    named = parser.parse_args(arguments).names or list(BENCHMARKS)
    failed = [name for name in named if not _run(name, BENCHMARKS[name])]
    if failed:
        print(f"Failed, sections left as they were: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _run(name: str, benchmark: Benchmark) -> bool:
    if benchmark.needs and not benchmark.needs.exists():
        print(f"{name}: left out, {benchmark.needs.name} is not here", file=sys.stderr)
        return True
    print(f"{name} …", file=sys.stderr, flush=True)
    begun = time.monotonic()
    told = []
    with TemporaryDirectory() as folder:
        for piece in benchmark.pieces:
            command = [sys.executable, "-m", *benchmark.command, *piece.replace("FOLDER", folder).split()]
            done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
            if done.returncode:
                return False
            told.append(f"{piece}\n{done.stdout.strip()}" if piece else done.stdout.strip())
    took = f"{(time.monotonic() - begun) / 60:.0f} min" if time.monotonic() - begun > 90 else "about a minute"
    keep(FIGURES, benchmark.title, f"{machine()}; {took}.\n\n{_shown(told)}\n")
    return True


def _shown(told: list[str]) -> str:
    """What the pieces printed: Markdown as it is, all else as it was typed."""
    text = "\n".join(told)
    return text if "|" in text or text.startswith("#") else f"```\n{text}\n```"


def keep(path: Path, title: str, body: str) -> None:
    """Write a section of the figures; the others stay, all in the order of BENCHMARKS."""
    sections = dict(_SECTION.findall(path.read_text(encoding="utf-8"))) if path.exists() else {}
    sections[title] = f"\n{body}\n"
    order = [one.title for one in BENCHMARKS.values() if one.title in sections]
    text = "".join(f"\n## {one}\n\n{sections[one].strip()}\n" for one in order)
    path.write_text(_HEAD + text, encoding="utf-8")


def machine() -> str:
    """The day and the machine, and what the figures depend on most."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("pdfplumber", "pypdfium2", "duckdb", "prefect"))
    today = f"{date.today():%-d %B %Y}"
    return f"{today}, {os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}, {libraries}"


if __name__ == "__main__":
    sys.exit(main())
