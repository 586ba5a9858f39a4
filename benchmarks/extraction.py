"""Score the extraction of a folder of PDFs against gold: python -m benchmarks.extraction GOLD_DIR PDF_DIR [--json].

GOLD_DIR holds NAME.gold.json (or NAME.json), PDF_DIR holds NAME.pdf. Gold marked `outcome: unread` is of a document
whose text cannot be read as it is, and is left out.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from extractors.pipeline import extract
from extractors.reading.document import read
from extractors.reading.source import open_source
from models.errors import NamndkollError
from models.settings import Settings
from review.evaluation.figures import as_json, table
from review.evaluation.gold import gold_files, load
from review.evaluation.scoring import Json, Score, score


def scores(golds: Mapping[str, Path], pdfs: Path) -> Iterator[tuple[str, Score]]:
    """Each document's name and score. A PDF that is missing or cannot be read scores nothing and is told on stderr."""
    for name, path in golds.items():
        yield name, score(load(path), _extracted(pdfs / f"{name}.pdf"), name)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores; 1 where there is no gold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extraction", description="Score the extraction.")
    parser.add_argument("gold", type=Path, metavar="GOLD_DIR", help="folder of NAME.gold.json or NAME.json")
    parser.add_argument("pdfs", type=Path, metavar="PDF_DIR", help="folder of NAME.pdf")
    parser.add_argument("--json", action="store_true", help="print JSON with all counts instead of a table")
    parser.add_argument("--misses", action="store_true", help="then list what was missed (-) and what is wrong (+)")
    options = parser.parse_args(arguments)
    golds = gold_files(options.gold)
    if not golds:
        sys.stderr.write(f"no gold files in {options.gold}\n")
        return 1
    named = list(scores(golds, options.pdfs))
    shown = json.dumps(as_json(named), ensure_ascii=False, indent=1) if options.json else table(named)
    sys.stdout.write(f"{shown}\n")
    if options.misses:
        sys.stdout.writelines(f"{miss}\n" for _, one in named for miss in one.misses)
    return 0


def _extracted(pdf: Path) -> Json:
    """A PDF's records; none where it cannot be read."""
    try:
        return extract(read(open_source(pdf)), Settings()).to_records()
    except NamndkollError as error:
        sys.stderr.write(f"{error}\n")
        return {}


if __name__ == "__main__":
    raise SystemExit(main())
