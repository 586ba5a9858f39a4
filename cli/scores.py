"""Scores on the terminal: by record type, by municipality, and whether confidence held."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from review.evaluation.figures import Named
    from review.evaluation.scoring import Json, Score

_SURE = 0.9
_ENOUGH = 5  # municipalities: with fewer, what is fitted on the others says little


def show(named: "Named", golds: "Mapping[str, Json]") -> None:
    """Prints the scores of documents; `golds` are the records that they were held against."""
    from rich.console import Console

    from review.evaluation.figures import by_municipality, by_type
    from review.evaluation.scoring import pooled

    whole = pooled(one for _, one in named)
    console = Console(highlight=False)
    counts = ("expected", "found", "right", "precision", "recall", "F1", "fields", "complete")
    console.print(_table(("Type", *counts), by_type(whole)))
    own = f"{whole.document_fields:.3f}" if whole.head.fields else "–"
    console.print(
        f"\n{len(named)} documents: micro F1 {whole.micro_f1:.3f}, macro F1 {whole.macro_f1:.3f}, "
        f"document fields {own}\n"
    )
    places = [(name, f"{one.micro_f1:.3f}") for name, one in by_municipality(named, golds)]
    console.print(_table(("Municipality", "F1 (micro)"), places))
    _show_confidence(console, whole)
    _show_left_out(console, named, golds)


def _show_confidence(console: "Console", whole: "Score") -> None:
    """Of the records that were so sure, how many are right in all fields."""
    from review.evaluation.calibration import calibration_error, reliability

    bins = reliability([whole])
    rows = [(f"{b.low:.2f}–{b.high:.2f}", str(b.count), f"{b.mean:.2f}", f"{b.share:.2f}") for b in bins]
    console.print()
    console.print(_table(("Confidence", "records", "mean", "right"), rows))
    pairs = [(one.confidence, one.right) for one in whole.judged]
    console.print(f"\n{_sure(pairs)}\nExpected calibration error {calibration_error(bins):.3f}.")


def _show_left_out(console: "Console", named: "Named", golds: "Mapping[str, Json]") -> None:
    """The same with weights fitted on the other municipalities' documents, where there are enough."""
    from review.evaluation.calibration import binned, calibration_error
    from review.evaluation.fitting import Seen, left_out
    from review.evaluation.gold import municipality

    seen = [Seen(name, name, judged, municipality(golds[name])) for name, one in named for judged in one.judged]
    if len({one.place for one in seen}) < _ENOUGH:
        return
    pairs = [(one.judged.confidence, one.judged.right) for one in left_out(seen, seen)]
    console.print(f"\nConfidence fitted anew, for each municipality on the others' documents:\n{_sure(pairs)}")
    console.print(f"Expected calibration error {calibration_error(binned(pairs)):.3f}.")


def _sure(pairs: Sequence[tuple[float, bool]]) -> str:
    """Of (confidence, whether right) of each record: how many are sure, and how many of these are right."""
    sure = [right for confidence, right in pairs if confidence >= _SURE]
    share = f", {sum(sure) / len(sure):.0%} of them right in all fields" if sure else ""
    return f"{len(sure)} of {len(pairs)} records are at least {_SURE} sure{share}."


def _table(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> "Table":
    """A table whose first column is names and the others numbers."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, collapse_padding=True, header_style="bold")
    table.add_column(titles[0], no_wrap=True)
    for title in titles[1:]:
        table.add_column(title, justify="right")
    for row in rows:
        table.add_row(*row)
    return table
