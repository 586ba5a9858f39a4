"""Scores as tables and as JSON."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from review.evaluation.gold import municipality
from review.evaluation.scoring import RULES, Json, Score, pooled

Named = Sequence[tuple[str, Score]]


def table(named: Named) -> str:
    """F1 as a Markdown table: a row a record type, a column a document, the pooled score last."""
    columns = [*named, ("all", pooled(one for _, one in named))] if len(named) > 1 else list(named)
    rows = [["F1", *(name for name, _ in columns)]]
    rows.append(["---"] + ["---:"] * len(columns))
    rows += [[kind, *(shown_f1(one, kind) for _, one in columns)] for kind in RULES]
    rows.append(["micro", *(f"{one.micro_f1:.3f}" for _, one in columns)])
    rows.append(["macro", *(f"{one.macro_f1:.3f}" for _, one in columns)])
    rows.append(["document fields", *(f"{one.document_fields:.3f}" for _, one in columns)])
    return markdown(rows)


def markdown(rows: Iterable[Sequence[str]]) -> str:
    """Rows as lines of a Markdown table."""
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def by_type(one: Score) -> list[list[str]]:
    """A row a record type: expected, found, right, precision, recall, F1, fields right, complete records' F1."""
    rows = []
    for kind, tally in one.tallies.items():
        if not tally.gold and not tally.predicted:
            continue
        share = tally.field_share
        counts = [str(tally.gold), str(tally.predicted), str(tally.matched)]
        shares = [f"{tally.precision:.3f}", f"{tally.recall:.3f}", f"{tally.f1:.3f}"]
        rows.append([kind, *counts, *shares, "–" if share is None else f"{share:.3f}", f"{tally.complete_f1:.3f}"])
    return rows


def by_municipality(named: Named, golds: Mapping[str, Json]) -> Named:
    """Scores pooled by the municipality that the gold names; "?" where it names none."""
    groups: dict[str, list[Score]] = defaultdict(list)
    for name, one in named:
        groups[municipality(golds[name]) or "?"].append(one)
    return [(name, pooled(scores)) for name, scores in sorted(groups.items())]


def as_json(named: Iterable[tuple[str, Score]]) -> dict[str, Any]:
    """The figures with the counts behind them, ready for `json.dumps`; the pooled score under "all"."""
    listed = list(named)
    return {name: _figures(one) for name, one in [*listed, ("all", pooled(one for _, one in listed))]}


def shown_f1(one: Score, kind: str) -> str:
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
            "complete_f1": round(tally.complete_f1, 3),
        }
        for kind, tally in one.tallies.items()
    }
    whole = {"micro_f1": one.micro_f1, "macro_f1": one.macro_f1, "document_fields": one.document_fields}
    return types | {name: round(value, 3) for name, value in whole.items()}
