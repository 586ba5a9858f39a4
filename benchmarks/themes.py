"""Score the themes of measures and of money against those given by hand: python -m benchmarks.themes [--misses].

`themes.tsv` holds measures of our own samples, labelled before a word of terms/themes.toml was written;
`money_themes.tsv` amounts of money of the samples, labelled by one who had not read the wordlists.
"""

import csv
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

from extractors.themes import theme
from extractors.themes.assign import with_themes
from models.document import SourceDocument
from models.extraction import Extraction
from models.provenance import BBox, Provenance
from models.records import BudgetLine, DocumentInfo, DocumentKind

MEASURES = Path(__file__).parent / "themes.tsv"
MONEY = Path(__file__).parent / "money_themes.tsv"
UNKNOWN = "unknown"
Given = Callable[[dict[str, str]], str]
"""The theme that the program gives a labelled row."""


def labelled(file: Path = MEASURES) -> list[dict[str, str]]:
    """Rows of theme, text or label, committee, and of measures their category."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def given(row: dict[str, str]) -> str:
    """The theme that the classifier gives a labelled measure."""
    found = theme(row["text"], row["category"] or None, row["committee"] or None)
    return found.key if found else UNKNOWN


def given_to_money(row: dict[str, str]) -> str:
    """The theme that an amount with a labelled label gets in a document of the committee."""
    place = Provenance(page=1, bbox=BBox(0, 0, 1, 1), quote="1")
    common = {"id": "x", "places": (place,), "extractor": "by_hand"}
    line = BudgetLine(**common, label=row["label"], value=Decimal(1), printed="1")
    document = DocumentInfo(**common, kind=DocumentKind.BUDGET, organization=row["committee"] or None)
    source = SourceDocument(id="0" * 64, path="/x.pdf")
    whole = Extraction(
        source=source, extractor_version="", pipeline="", n_pages=1, document=document, budget_lines=(line,)
    )
    return with_themes(whole).budget_lines[0].theme or UNKNOWN


def f1_by_theme(rows: list[dict[str, str]], program: Given = given) -> dict[str, float]:
    """F1 of each theme that occurs."""
    pairs = Counter((row["theme"], program(row)) for row in rows)
    keys = sorted({wanted for wanted, _ in pairs})
    found = {}
    for key in keys:
        right = pairs[key, key]
        both = sum(n for (wanted, _), n in pairs.items() if wanted == key)
        both += sum(n for (_, got), n in pairs.items() if got == key)
        found[key] = 2 * right / both
    return found


def told(what: str, rows: list[dict[str, str]], program: Given, *, misses: bool) -> Iterator[str]:
    """Lines: F1 by theme and their mean, what was labelled otherwise where asked for."""
    scores = f1_by_theme(rows, program)
    yield from (f"{key:<14} {score:.3f}" for key, score in scores.items())
    right = sum(row["theme"] == program(row) for row in rows)
    yield f"{what}: macro F1 {sum(scores.values()) / len(scores):.3f}, right {right} of {len(rows)}"
    if misses:
        for row in rows:
            if row["theme"] != program(row):
                yield f"{row['theme']} → {program(row)}: {' | '.join(list(row.values())[1:])}"


def main() -> None:
    """Print the scores of both; with --misses what was labelled otherwise, too."""
    misses = "--misses" in sys.argv
    lines = [*told("measures", labelled(), given, misses=misses), ""]
    lines += told("money", labelled(MONEY), given_to_money, misses=misses)
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main()
