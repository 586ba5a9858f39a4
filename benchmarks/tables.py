"""Score the tables against the ICDAR 2013 table competition's files: python -m benchmarks.tables DIR [--json].

DIR holds NAME.pdf beside NAME-str.xml, the ground truth, and score_tables.py, which compares cells with their
neighbours. Ours, stock pdfplumber and camelot are scored alike. `--write OUT` keeps our tables as OUT/NAME.json, in the
form that score_tables.py reads. A reader that fails on a file scores nothing there.
"""

import argparse
import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pdfplumber
from camelot.io import read_pdf

from extractors.reading.document import read
from extractors.reading.source import open_source

Rows = Sequence[Sequence[str | None]]
Reader = Callable[[Path], list[Rows]]


class Scorer(Protocol):
    """What score_tables.py offers: relations between neighbouring cells, of the truth and of what was read."""

    def gold_relations(self, path: Path) -> Counter[Any]:
        """The relations in a ground truth file."""

    def matrix_relations(self, tables: Sequence[Rows]) -> Counter[Any]:
        """The relations in tables given row by row."""


@dataclass(frozen=True)
class Tally:
    """How many relations are true, were read, and both; F1 is the harmonic mean of precision and recall."""

    gold: int
    predicted: int
    hit: int

    @property
    def precision(self) -> float:
        """The share of what was read that is true."""
        return self.hit / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of what is true that was read."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean; 1 where nothing was to be read and nothing was."""
        return 2 * self.hit / (self.gold + self.predicted) if self.gold + self.predicted else 1.0


def ours(pdf: Path) -> list[Rows]:
    """Our tables of a file."""
    return [table.rows for table in read(open_source(pdf)).tables]


def stock(pdf: Path) -> list[Rows]:
    """pdfplumber's, with its default settings."""
    with pdfplumber.open(pdf) as document:
        return [table for page in document.pages for table in page.extract_tables()]


def camelots(flavor: str) -> Reader:
    """A reader of camelot's tables in one of its flavors."""

    def tables(pdf: Path) -> list[Rows]:
        return [table.df.values.tolist() for table in read_pdf(str(pdf), pages="all", flavor=flavor)]

    return tables


READERS: Mapping[str, Reader] = {
    "ours": ours,
    "pdfplumber": stock,
    **{f"camelot {flavor}": camelots(flavor) for flavor in ("lattice", "stream", "hybrid")},
}


def scorer(folder: Path) -> Scorer:
    """The folder's own score_tables.py. Raises FileNotFoundError where there is none."""
    path = folder / "score_tables.py"
    spec = importlib.util.spec_from_file_location("score_tables", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise FileNotFoundError(f"{path} is missing")
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Scorer = module
    return found


def tallies(folder: Path, reader: Reader, out: Path | None = None) -> Iterator[tuple[str, Tally]]:
    """Each document's name and tally; its tables are written to `out`, if one is given."""
    scores = scorer(folder)
    for truth in sorted(folder.glob("*-str.xml")):
        name = truth.name.removesuffix("-str.xml")
        tables = _read(reader, folder / f"{name}.pdf")
        if out is not None:
            told = json.dumps({"tables": [{"rows": rows} for rows in tables]}, ensure_ascii=False)
            (out / f"{name}.json").write_text(told, encoding="utf-8")
        gold, found = scores.gold_relations(truth), scores.matrix_relations(tables)
        yield name, Tally(gold.total(), found.total(), (gold & found).total())


def _read(reader: Reader, pdf: Path) -> list[Rows]:
    """A reader's tables; none, told on stderr, where it fails."""
    try:
        return reader(pdf)
    except Exception as error:
        sys.stderr.write(f"{pdf.name}: {type(error).__name__}: {error}\n")
        return []


def pooled(of: Sequence[Tally]) -> Tally:
    """All documents' relations together."""
    return Tally(sum(t.gold for t in of), sum(t.predicted for t in of), sum(t.hit for t in of))


def figures(named: Sequence[tuple[str, Tally]]) -> dict[str, Any]:
    """The pooled figures, the mean F1 of the documents, and each one's F1."""
    of = [tally for _, tally in named]
    whole = pooled(of)
    return {
        "documents": len(of),
        "precision": round(whole.precision, 3),
        "recall": round(whole.recall, 3),
        "f1_pooled": round(whole.f1, 3),
        "f1_by_document": round(sum(t.f1 for t in of) / max(1, len(of)), 3),
        "f1": {name: round(tally.f1, 3) for name, tally in named},
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 where the folder holds no ground truth."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tables", description="Score the tables.")
    parser.add_argument("folder", type=Path, metavar="DIR", help="NAME.pdf, NAME-str.xml and score_tables.py")
    parser.add_argument("--reader", choices=READERS, action="append", help="only this one; may be given again")
    parser.add_argument("--write", type=Path, metavar="OUT", help="keep our tables as OUT/NAME.json")
    parser.add_argument("--json", action="store_true", help="print JSON, each document's F1 too")
    options = parser.parse_args(arguments)
    if not any(options.folder.glob("*-str.xml")):
        sys.stderr.write(f"no ground truth (NAME-str.xml) in {options.folder}\n")
        return 1
    if options.write is not None:
        options.write.mkdir(parents=True, exist_ok=True)
    found = {
        name: figures(list(tallies(options.folder, READERS[name], options.write if name == "ours" else None)))
        for name in options.reader or READERS
    }
    sys.stdout.write((json.dumps(found, indent=1) if options.json else table(found)) + "\n")
    return 0


def table(found: Mapping[str, Mapping[str, Any]]) -> str:
    """A Markdown table, a row a reader."""
    head = "| reader | documents | precision | recall | F1 pooled | F1 by document |"
    keys = ("documents", "precision", "recall", "f1_pooled", "f1_by_document")
    rows = [f"| {name} | {' | '.join(str(one[key]) for key in keys)} |" for name, one in found.items()]
    return "\n".join([head, "| --- | ---: | ---: | ---: | ---: | ---: |", *rows])


if __name__ == "__main__":
    raise SystemExit(main())
