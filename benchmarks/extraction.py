"""Score the extraction of a folder of PDFs against gold: python -m benchmarks.extraction GOLD_DIR PDF_DIR [--json].

GOLD_DIR holds NAME.gold.json (or NAME.json), PDF_DIR holds NAME.pdf. Gold marked `outcome: unread` is of a document
whose text cannot be read as it is, and is left out.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.scoring import RULES, Json, Score, pooled, score
from extractors.pipeline import extract
from extractors.reading.document import read
from extractors.reading.source import open_source
from models.errors import NamndkollError
from models.settings import Settings

_SUFFIXES = (".gold.json", ".json")


def gold_files(folder: Path) -> Mapping[str, Path]:
    """The gold files of a folder by the name of their document, those of unreadable documents left out."""
    found: dict[str, Path] = {}
    for path in sorted(folder.glob("*.json")):
        suffix = next(s for s in _SUFFIXES if path.name.endswith(s))
        found[path.name.removesuffix(suffix)] = path
    return {name: path for name, path in found.items() if _load(path).get("outcome") != "unread"}


def scores(golds: Mapping[str, Path], pdfs: Path) -> Iterator[tuple[str, Score]]:
    """Each document's name and score. A PDF that is missing or cannot be read scores nothing and is told on stderr."""
    for name, path in golds.items():
        yield name, score(_load(path), _extracted(pdfs / f"{name}.pdf"), name)


def table(named: Sequence[tuple[str, Score]]) -> str:
    """A Markdown table: a row a record type, a column a document, the pooled score last."""
    columns = [*named, ("all", pooled(one for _, one in named))] if len(named) > 1 else list(named)
    rows = [["F1", *(name for name, _ in columns)]]
    rows.append(["---"] + ["---:"] * len(columns))
    rows += [[kind, *(_f1(one, kind) for _, one in columns)] for kind in RULES]
    rows.append(["micro", *(f"{one.micro_f1:.3f}" for _, one in columns)])
    rows.append(["macro", *(f"{one.macro_f1:.3f}" for _, one in columns)])
    rows.append(["document fields", *(f"{one.document_fields:.3f}" for _, one in columns)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def as_json(named: Iterable[tuple[str, Score]]) -> dict[str, Any]:
    """The same figures with the counts behind them, ready for `json.dumps`; the pooled score under "all"."""
    listed = list(named)
    return {name: _figures(one) for name, one in [*listed, ("all", pooled(one for _, one in listed))]}


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


def _load(path: Path) -> Json:
    loaded: Json = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def _extracted(pdf: Path) -> Json:
    """A PDF's records; none where it cannot be read."""
    try:
        return extract(read(open_source(pdf)), Settings()).to_records()
    except NamndkollError as error:
        sys.stderr.write(f"{error}\n")
        return {}


def _f1(one: Score, kind: str) -> str:
    """A type's F1; "–" where nothing is expected and nothing was found."""
    tally = one.tallies[kind]
    return f"{tally.f1:.3f}" if tally.gold or tally.predicted else "–"


def _figures(one: Score) -> dict[str, Any]:
    """One score with its counts."""
    types = {
        kind: {
            "gold": tally.gold,
            "predicted": tally.predicted,
            "matched": tally.matched,
            "precision": round(tally.precision, 3),
            "recall": round(tally.recall, 3),
            "f1": round(tally.f1, 3),
            "field_share": None if tally.field_share is None else round(tally.field_share, 3),
        }
        for kind, tally in one.tallies.items()
    }
    whole = {"micro_f1": one.micro_f1, "macro_f1": one.macro_f1, "document_fields": one.document_fields}
    return types | {name: round(value, 3) for name, value in whole.items()}


if __name__ == "__main__":
    raise SystemExit(main())
