"""Score the themes of measures against those given by hand: python -m benchmarks.themes [--misses].

`themes.tsv` holds measures of our own samples, labelled before a word of terms/themes.toml was written.
"""

import csv
import sys
from collections import Counter
from pathlib import Path

from extractors.themes import theme

LABELLED = Path(__file__).parent / "themes.tsv"
UNKNOWN = "unknown"


def labelled() -> list[dict[str, str]]:
    """Rows of theme, text, category, committee."""
    with LABELLED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def given(row: dict[str, str]) -> str:
    """The theme that the classifier gives a labelled measure."""
    found = theme(row["text"], row["category"] or None, row["committee"] or None)
    return found.key if found else UNKNOWN


def f1_by_theme(rows: list[dict[str, str]]) -> dict[str, float]:
    """F1 of each theme that occurs."""
    pairs = Counter((row["theme"], given(row)) for row in rows)
    keys = sorted({wanted for wanted, _ in pairs})
    found = {}
    for key in keys:
        right = pairs[key, key]
        both = sum(n for (wanted, _), n in pairs.items() if wanted == key)
        both += sum(n for (_, got), n in pairs.items() if got == key)
        found[key] = 2 * right / both
    return found


def main() -> None:
    """Print F1 by theme and their mean; with --misses what was labelled otherwise, too."""
    rows = labelled()
    scores = f1_by_theme(rows)
    lines = [f"{key:<14} {score:.3f}" for key, score in scores.items()]
    right = sum(row["theme"] == given(row) for row in rows)
    lines.append(f"macro F1 {sum(scores.values()) / len(scores):.3f}, right {right} of {len(rows)}")
    if "--misses" in sys.argv:
        wrong = [row for row in rows if row["theme"] != given(row)]
        lines += [f"{r['theme']} → {given(r)}: {r['text']} | {r['category']} | {r['committee']}" for r in wrong]
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main()
