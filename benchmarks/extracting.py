"""What extraction takes of a page, by document and by extractor: python -m benchmarks.extracting [--json] [--rounds N].

A round is a process that goes through all documents, each once, so that nothing is remembered from an earlier pass
over the same text. The first few of a round pay for what is loaded at first use (wordlists, patterns): what they take
more than in the rounds where others go first is the start, and is told apart. CPU time is counted, and each document's
best round; two baselines are taken in the same processes on the same documents.
"""

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.timing import Timed

ROOT = Path(__file__).resolve().parent.parent
DEV = ROOT.parent / "shared" / "corpus" / "dev"
FIRST = 6  # documents of a round that pay for what is loaded at first use


@dataclass(frozen=True)
class Figures:
    """The best of each document, and what a process takes to start: imports, and first uses (CPU seconds)."""

    best: list[Timed]
    imports: float
    first_uses: float


def documents() -> list[Path]:
    """The samples, and the dev corpus where it is here."""
    return [*sorted((ROOT / "samples").glob("*.pdf")), *sorted(DEV.glob("*.pdf"))]


def measured(paths: Sequence[Path], rounds: int) -> Figures:
    """Each document's best round of those in which others went first."""
    best: dict[str, Timed] = {}
    firsts: list[list[Timed]] = []
    imports: list[float] = []
    for number in range(rounds):
        at = number * len(paths) // rounds
        order = [*paths[at:], *paths[:at]]
        found = _round(order)
        imports.append(found["imports"])
        timed = [Timed(**one) for one in found["documents"]]
        firsts.append(timed[:FIRST])
        for one in timed[FIRST:]:
            so_far = best.get(one.document, one)
            best[one.document] = min(one, so_far, key=lambda t: t.extracting)
    more = [sum(t.extracting - best[t.document].extracting for t in some if t.document in best) for some in firsts]
    return Figures(list(best.values()), min(imports), min(more))


def _round(order: Sequence[Path]) -> dict[str, Any]:
    """What a process measured."""
    command = [sys.executable, "-m", "benchmarks.timing", *map(str, order)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def report(figures: Figures) -> str:
    """The figures as tables in Markdown."""
    rows = [_row(one.document, [one]) for one in figures.best]
    head = "| document | pages | extraction, ms a page | to spaCy's sentencizer | to pdfplumber | our reading, ms |"
    parts: dict[str, float] = defaultdict(float)
    for one in figures.best:
        for name, took in one.parts.items():
            parts[name] += took
    pages = sum(one.pages for one in figures.best)
    whole = sum(parts.values())
    by_part = [
        f"| {name} | {1000 * took / pages:.2f} | {took / whole:.0%} |"
        for name, took in sorted(parts.items(), key=lambda part: -part[1])
    ]
    start = f"Once a process: imports {figures.imports:.2f} s, first uses {figures.first_uses:.2f} s."
    return "\n".join(
        [
            *(head, "|---|--:|--:|--:|--:|--:|", *rows, _row("**all**", figures.best), ""),
            *("| extractor | ms a page | share |", "|---|--:|--:|", *by_part, "", start),
        ]
    )


def _row(name: str, some: Sequence[Timed]) -> str:
    """A row of the first table: documents pooled, page by page."""
    pages = sum(t.pages for t in some)
    extracting, reading = sum(t.extracting for t in some), sum(t.reading for t in some)
    spacy, pdfplumber = sum(t.spacy for t in some), sum(t.pdfplumber for t in some)
    times = f"{extracting / spacy:.1f} ×" if spacy else "–"
    return (
        f"| {name} | {pages} | {1000 * extracting / pages:.1f} | {times} | {extracting / pdfplumber:.2f} × "
        f"| {1000 * reading / pages:.1f} |"
    )


def as_json(figures: Figures) -> str:
    """All that was measured, in CPU seconds."""
    found = [vars(one) for one in figures.best]
    return json.dumps({"documents": found, "imports": figures.imports, "first_uses": figures.first_uses}, indent=1)


def main() -> None:
    """Measure, and print tables or JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extracting", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON in place of tables")
    parser.add_argument("--rounds", type=int, default=3, help="how many processes go through the documents, at least 2")
    options = parser.parse_args()
    figures = measured(documents(), max(2, options.rounds))
    sys.stdout.write((as_json if options.json else report)(figures) + "\n")


if __name__ == "__main__":
    main()
