"""Fit what each ground of confidence is worth: python -m benchmarks.calibrate [--gold FOLDER …] [--check].

The weights are fitted on documents as they were read before rules were changed for them (first_readings.tsv): what
rules were mended on is read better than what is new. `--reviewed DATA` adds the records that reviewers judged at the
desk of a data folder, as they were last published. Writes extractors/confidence/weights.toml and docs/confidence.md,
which also holds the weights against the samples, and every NAME.pdf beside a NAME.gold.json in the folders, as they are
read today. `--check` writes nothing and prints the figures.
"""

import argparse
import csv
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.calibration_report import Group, document
from extractors.confidence.weights import Weights
from extractors.pipeline import extract
from extractors.reading.document import read
from extractors.reading.source import open_source
from models.settings import Settings
from review.evaluation.fitting import Seen, fit, left_out
from review.evaluation.gold import gold_files, load, municipality
from review.evaluation.reviewed import reviewed_documents
from review.evaluation.scoring import Json, Judged, score
from samples.build import SAMPLES
from samples.sets import EXPECTED, LATER, READABLE

_ROOT = SAMPLES.parent
WEIGHTS, REPORT = _ROOT / "extractors" / "confidence" / "weights.toml", _ROOT / "docs" / "confidence.md"
FIRST = Path(__file__).parent / "first_readings.tsv"
_WRITTEN_BY = "# Log-odds by record type, written by `python -m benchmarks.calibrate`; see docs/confidence.md.\n"


@dataclass(frozen=True)
class Task:
    """A PDF to score: which document it is, of which municipality, its name as a file, what it is expected to hold."""

    document: str
    municipality: str | None
    file: str
    pdf: Path
    gold: Json


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, and write weights and report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.calibrate", description="Calibrate the confidence.")
    parser.add_argument("--gold", type=Path, action="append", default=[], metavar="FOLDER", help="PDFs with gold files")
    parser.add_argument(
        "--reviewed", type=Path, action="append", default=[], metavar="DATA", help="data folder of a desk"
    )
    parser.add_argument("--check", action="store_true", help="write nothing, print the report")
    options = parser.parse_args(arguments)
    with ProcessPoolExecutor(max_workers=2) as pool:
        tasks = [*_of_folders(options.gold), *_of_samples()]
        seen = [one for found in pool.map(judged, tasks) for one in found]
    fitted_on = [*first_readings(), *(one for data in options.reviewed for one in of_desk(data))]
    text, weights = report(seen, fitted_on), fit(fitted_on)
    if options.check:
        sys.stdout.write(text)
        return 0
    WEIGHTS.write_text(_WRITTEN_BY + as_toml(weights), encoding="utf-8")
    REPORT.write_text(text, encoding="utf-8")
    return 0


def _of_samples() -> Iterator[Task]:
    """The samples."""
    for name in READABLE:
        yield Task(name, _place(name), name, SAMPLES / f"{name}.pdf", EXPECTED[name])


def _of_folders(folders: Sequence[Path]) -> Iterator[Task]:
    """The PDFs with gold files in folders."""
    for folder in folders:
        for name, path in gold_files(folder).items():
            gold = load(path)
            yield Task(name, municipality(gold), name, folder / f"{name}.pdf", gold)


def of_desk(data: Path) -> Iterator[Seen]:
    """The records that reviewers judged."""
    for one in reviewed_documents(Settings(data=data).published):
        for judgement in score(one.gold, one.found).judged:
            yield Seen(one.name, one.name, judgement, municipality(one.gold))


@cache
def _place(document: str) -> str | None:
    """The municipality that a document names."""
    further = next(Path(__file__).parent.glob(f"*/expected/{document}.gold.json"), None)
    return municipality(EXPECTED[document] if further is None else load(further))


def judged(task: Task) -> list[Seen]:
    """The records of a PDF, each as judged against what it is expected to hold."""
    found = extract(read(open_source(task.pdf)), Settings()).to_records()
    return [Seen(task.document, task.file, one, task.municipality) for one in score(task.gold, found).judged]


def first_readings() -> list[Seen]:
    """The records of documents as they were judged before rules were changed for these."""
    out: list[Seen] = []
    with FIRST.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            one = Judged(0.0, row["right"] == "yes", row["kind"], tuple(row["grounds"].split()))
            out += [Seen(row["document"], row["document"], one, _place(row["document"]))] * int(row["records"])
    return out


def report(seen: Sequence[Seen], fitted_on: Sequence[Seen]) -> str:
    """The report: each document held against weights fitted without its municipality's."""
    held = left_out(fitted_on, seen)
    samples = [one for one in held if one.document in READABLE]
    groups = [
        Group("as first read", left_out(fitted_on, fitted_on)),
        Group("as read today", held),
        Group("samples that rules were written with", [one for one in samples if one.document not in LATER]),
        Group("samples written before the rules met them", [one for one in samples if one.document in LATER]),
        Group("real documents", [one for one in held if one.document not in READABLE]),
    ]
    return document([group for group in groups if group.seen], fit(fitted_on))


def as_toml(weights: Weights) -> str:
    """Weights as TOML."""
    return "".join(f"\n[{kind}]\n{_lines(known)}" for kind, known in weights.items())


def _lines(known: Mapping[str, float]) -> str:
    return "".join(f"{name} = {value}\n" for name, value in known.items())


if __name__ == "__main__":
    raise SystemExit(main())
