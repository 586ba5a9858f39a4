"""Fit what each ground of confidence is worth: python -m benchmarks.calibrate [--gold FOLDER …] [--check].

Scores what is extracted from the samples, their variations, and every NAME.pdf beside a NAME.gold.json in the folders,
and writes extractors/confidence/weights.toml and docs/confidence.md. `--check` writes nothing and prints the figures.
`--reviewed DATA` adds the records that reviewers judged at the desk of a data folder, as they were last published.
The samples of first_readings.tsv are fitted on as they were read before rules were changed for them: what rules were
mended on is read better than what is new.
"""

import argparse
import csv
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.calibration_report import Group, document
from extractors.confidence.weights import Weights
from extractors.pipeline import extract
from extractors.reading.document import read
from extractors.reading.source import open_source
from models.settings import Settings
from review.evaluation.fitting import Seen, applied, fit, left_out
from review.evaluation.gold import gold_files, load, municipality
from review.evaluation.reviewed import reviewed_documents
from review.evaluation.scoring import Json, Judged, score
from samples.build import SAMPLES, expected, render
from samples.sets import EXPECTED, LATER, READABLE
from samples.variations.catalogue import usual

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
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(max_workers=2) as pool:
        tasks = [*_of_folders(options.gold), *_of_samples(Path(folder))]
        seen = [one for found in pool.map(judged, tasks) for one in found]
    seen += [one for data in options.reviewed for one in of_desk(data)]
    fitted_on = [*(one for one in seen if one.document not in LATER), *first_readings()]
    text, weights = report(seen, fitted_on), fit(fitted_on)
    if options.check:
        sys.stdout.write(text)
        return 0
    WEIGHTS.write_text(_WRITTEN_BY + as_toml(weights), encoding="utf-8")
    REPORT.write_text(text, encoding="utf-8")
    return 0


def _of_samples(folder: Path) -> Iterator[Task]:
    """The samples, and their usual variations made in a folder."""
    for name in READABLE:
        yield Task(name, _place(name), name, SAMPLES / f"{name}.pdf", EXPECTED[name])
        for number, variation in enumerate(usual(name), 1):
            file = f"{name}~{number}"
            pdf = render(name, folder / f"{file}.pdf", variation)
            yield Task(name, _place(name), file, pdf, expected(name, variation))


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


def _place(sample: str) -> str | None:
    """The municipality that a sample names; its variations count as of the same, whatever they name."""
    return municipality(EXPECTED[sample])


def judged(task: Task) -> list[Seen]:
    """The records of a PDF, each as judged against what it is expected to hold."""
    found = extract(read(open_source(task.pdf)), Settings()).to_records()
    return [Seen(task.document, task.file, one, task.municipality) for one in score(task.gold, found).judged]


def first_readings() -> list[Seen]:
    """The records of samples as they were judged before rules were changed for these."""
    out: list[Seen] = []
    with FIRST.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            one = Judged(0.0, row["right"] == "yes", row["kind"], tuple(row["grounds"].split()))
            out += [Seen(row["document"], row["document"], one, _place(row["document"]))] * int(row["records"])
    return out


def report(seen: Sequence[Seen], fitted_on: Sequence[Seen]) -> str:
    """The report: each document held against weights fitted without its municipality's, variations not counted."""
    today = [one for one in seen if one.file == one.document]
    held = left_out(fitted_on, today)
    samples = [one for one in held if one.document in READABLE]
    without = fit([one for one in fitted_on if one.document not in LATER])
    groups = [
        Group("all documents", held),
        Group("samples that rules were written with", [one for one in samples if one.document not in LATER]),
        Group("samples written before the rules met them, today", [one for one in samples if one.document in LATER]),
        Group("the same as first read", left_out(fitted_on, first_readings())),
        Group("the same as first read, the fit without any of them", applied(without, first_readings())),
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
