"""How fast pages are read, by us and by others: `python -m benchmarks.reading [--json] [--rounds N]`.

Every measurement is a process of its own. What it takes to start (imports included) is not counted; CPU time is, so
that other work on the machine disturbs little. Readers take turns, and each one's best round stands.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import pikepdf

from benchmarks.measuring import READERS, Measured

ROOT = Path(__file__).resolve().parent.parent
DEV = ROOT.parent / "shared" / "corpus" / "dev"
LONG = 500  # pages of the generated file


def generated(folder: Path, samples: Sequence[Path]) -> Path:
    """A file of LONG pages: the samples over and over, each time with fonts and pictures of their own."""
    path = folder / f"{LONG}_pages.pdf"
    with pikepdf.new() as out:
        while len(out.pages) < LONG:
            for sample in samples:
                with pikepdf.open(sample) as pdf:
                    out.pages.extend(pdf.pages)
        del out.pages[LONG:]
        out.save(path)
    return path


def sets(folder: Path) -> Iterator[tuple[str, list[Path]]]:
    """The files by the name of their set, as far as they are here."""
    samples = sorted((ROOT / "samples").glob("*.pdf"))
    if DEV.is_dir():
        yield "dev corpus", sorted(DEV.glob("*.pdf"))
    yield "samples", samples
    yield f"{LONG} pages", [generated(folder, samples)]


def _start(reader: str, files: str, paths: Sequence[Path], first: int, last: int | None) -> "subprocess.Popen[str]":
    """A process that measures."""
    order = json.dumps([reader, files, [str(p) for p in paths], first, last])
    command = [sys.executable, "-m", "benchmarks.measuring", order]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def _finish(process: "subprocess.Popen[str]") -> Measured:
    """What it measured."""
    out, _ = process.communicate()
    if process.returncode:
        raise SystemExit(f"a measurement failed: {process.args!r}")
    return Measured(**json.loads(out))


def in_turns(folder: Path, rounds: int) -> list[Measured]:
    """Each reader's best round over each set."""
    best: dict[tuple[str, str], Measured] = {}
    for files, paths in sets(folder):
        for _ in range(rounds):
            for reader in READERS:
                found = _finish(_start(reader, files, paths, 1, None))
                so_far = best.get((files, reader), found)
                best[files, reader] = found if found.speed >= so_far.speed else so_far
    return list(best.values())


def two_processes(folder: Path) -> float:
    """How many times as fast two processes are as one, by the clock, on the halves of the generated file."""
    path = next(iter(folder.glob("*.pdf")))
    reader = "ours, compiled"
    one = _finish(_start(reader, "", [path], 1, None)).wall
    halves = [_start(reader, "", [path], *span) for span in ((1, LONG // 2), (LONG // 2 + 1, None))]
    return one / max(_finish(half).wall for half in halves)


def table(found: Sequence[Measured], twice: float) -> str:
    """The figures as a table in Markdown."""
    stock = {m.files: m.speed for m in found if m.reader == "stock pdfplumber"}
    limit = {m.files: m.speed for m in found if m.reader == "pdfium, text only"}
    rows = [
        f"| {m.files} | {m.reader} | {m.pages} | {m.speed:.1f} | {m.speed / stock[m.files]:.1f} × "
        f"| {m.speed / limit[m.files]:.0%} | {m.peak:.0f} |"
        for m in found
    ]
    head = "| files | reader | pages | pages per CPU second | against stock | of the limit | peak MB |"
    line = f"Two processes are {twice:.2f} × as fast as one."
    return "\n".join([head, "|---|---|--:|--:|--:|--:|--:|", *rows, "", line])


def main() -> None:
    """Measure, and print a table or JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--json", action="store_true", help="print JSON in place of a table")
    parser.add_argument("--rounds", type=int, default=3, help="how often each reader has its turn")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = in_turns(Path(folder), options.rounds)
        twice = two_processes(Path(folder))
    if options.json:
        sys.stdout.write(json.dumps({"readers": [asdict(m) for m in found], "two_processes": twice}, indent=1))
    else:
        sys.stdout.write(table(found, twice) + "\n")


if __name__ == "__main__":
    main()
