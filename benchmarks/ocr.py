"""What is lost where a page's text is not honest: python -m benchmarks.ocr [NAME …] [--twin TWIN …].

Each sample is read as it is, and as twins that show the same: with text layers damaged in several ways, and as scans.
Printed are the micro F1 of each and how many of its pages were found out.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from extractors.pipeline import extract
from extractors.reading.document import read
from extractors.reading.ocr.cache import NoOcrCache
from extractors.reading.ocr.page_reader import page_reader
from extractors.reading.options import ReadOptions
from extractors.reading.source import open_source
from models.document import TextLayer
from models.settings import Ocr, Settings
from review.evaluation.scoring import score
from samples.build import SAMPLES, expected, names
from samples.twins import RARE, Damage, damaged, scanned

Twin = Callable[..., bytes]

TWINS: Mapping[str, Twin] = {
    "letters swapped": partial(damaged, damage=Damage.SWAPPED),
    "rare letters swapped": partial(damaged, damage=Damage.SWAPPED, letters=3, among=RARE),
    "letters dropped": partial(damaged, damage=Damage.DROPPED, letters=2),
    "foreign letters": partial(damaged, damage=Damage.FOREIGN),
    "all shifted": partial(damaged, damage=Damage.SHIFTED),
    "scan, 200 dpi": partial(scanned, dpi=200),
    "scan, 300 dpi": partial(scanned, dpi=300),
}
_SECONDS = 300.0  # for OCR of a page: a loaded machine must not change what is measured


@dataclass(frozen=True)
class Measured:
    """A document's micro F1, its pages, and those that were read by OCR or left unread."""

    f1: float
    pages: int
    by_ocr: int
    unread: int


def measured(pdf: Path, sample: str, options: ReadOptions) -> Measured:
    """A PDF that shows a sample, scored against the sample's records."""
    parsed = read(open_source(pdf), options)
    found = extract(parsed, Settings(ocr=Ocr.AUTO)).to_records()
    by_ocr = sum(page.text_layer is TextLayer.OCR for page in parsed.pages)
    unread = sum(not page.text_layer.is_read for page in parsed.pages)
    return Measured(score(expected(sample), found).micro_f1, len(parsed.pages), by_ocr, unread)


def with_twins(sample: str, twins: Sequence[str], options: ReadOptions) -> list[Measured]:
    """A sample's own measure, then those of its twins, each damaged by a seed of its own."""
    original = SAMPLES / f"{sample}.pdf"
    out = [measured(original, sample, options)]
    with tempfile.TemporaryDirectory() as folder:
        for twin in twins:
            pdf = Path(folder) / "twin.pdf"
            pdf.write_bytes(TWINS[twin](original.read_bytes(), seed=names().index(sample)))
            out.append(measured(pdf, sample, options))
    return out


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table, a row a sample; 1 where there is no tesseract."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ocr", description="Measure what OCR loses.")
    parser.add_argument("samples", nargs="*", metavar="NAME", help="samples to measure (default: all that have text)")
    parser.add_argument("--twin", action="append", choices=sorted(TWINS), help="twins to measure (default: all)")
    told = parser.parse_args(arguments)
    reader = page_reader(Ocr.AUTO, NoOcrCache(), _SECONDS)
    if reader is None:
        sys.stderr.write("tesseract is not installed\n")
        return 1
    options, twins = ReadOptions(ocr=reader), told.twin or list(TWINS)
    sys.stdout.write(f"| micro F1 (pages by OCR / pages) | as it is | {' | '.join(twins)} |\n")
    sys.stdout.write(f"|---|{'---:|' * (len(twins) + 1)}\n")
    for sample in told.samples or [n for n in names() if "outcome" not in expected(n)]:
        cells = [_cell(one) for one in with_twins(sample, twins, options)]
        sys.stdout.write(f"| {sample} | {' | '.join(cells)} |\n")
        sys.stdout.flush()
    return 0


def _cell(one: Measured) -> str:
    unread = f", {one.unread} unread" if one.unread else ""
    return f"{one.f1:.3f} ({one.by_ocr}/{one.pages}{unread})"


if __name__ == "__main__":
    raise SystemExit(main())
