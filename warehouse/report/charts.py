"""Bar charts as SVG, to stand in a page: no script, no font or picture from elsewhere, readable by a screen reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from warehouse.report.sections import Chart

WIDTH, ROW, LABELS, FIGURES = 920, 26, 380, 130
"""Of a chart, in the SVG's units: its width, a bar's height with the space below, the room of labels and of figures."""
_LONGEST_LABEL = 45


@dataclass(frozen=True)
class Bar:
    """One bar, placed."""

    label: str
    full_label: str
    value: Decimal
    x: float
    width: float
    y: int


@dataclass(frozen=True)
class Bars:
    """One chart, placed: what its template draws."""

    title: str
    bars: tuple[Bar, ...]
    zero: float
    height: int
    left_out: int
    """Rows that found no room, for the reader to know of."""


def charts(chart: Chart, rows: Sequence[dict[str, Any]]) -> list[Bars]:
    """The charts of an answer's rows, in the order of the answer; none where no row has a value."""
    parted: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in rows:
        if row[chart.value] is not None and all(row[name] == value for name, value in chart.only.items()):
            parted.setdefault(tuple(row[name] for name in chart.by), []).append(row)
    return [_placed(chart, key, of_one) for key, of_one in parted.items()]


def _placed(chart: Chart, key: tuple[Any, ...], rows: list[dict[str, Any]]) -> Bars:
    shown = sorted(rows, key=lambda row: -abs(row[chart.value]))[: chart.rows]
    shown.sort(key=lambda row: -row[chart.value])
    values = [Decimal(row[chart.value]) for row in shown]
    least, most = min(*values, Decimal(0), Decimal(0)), max(*values, Decimal(0), Decimal(0))
    room = WIDTH - LABELS - FIGURES
    scale = room / float(most - least or 1)
    zero = LABELS - float(least) * scale
    bars = []
    for n, (row, value) in enumerate(zip(shown, values, strict=True)):
        label = ", ".join(str(row[name]) for name in chart.label if row[name] is not None)
        length = abs(float(value)) * scale
        bars.append(Bar(_short(label), label, value, zero - (length if value < 0 else 0), length, n * ROW))
    title = ", ".join([chart.value, *map(str, key)])
    return Bars(title, tuple(bars), zero, len(bars) * ROW, len(rows) - len(shown))


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1].rstrip(" ,") + "…"
