"""The scales of diagrams, which look like columns of figures: numbers at equal steps."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extractors.reading.figures import is_amount
from extractors.reading.gutters import CutLine, Span, extent, nearest, text_of

_FEWEST = 4  # numbers that make a scale
_SHARE = 0.8  # of the steps are one and the same


def are_scales(lines: Sequence[CutLine], columns: Sequence[Span]) -> bool:
    """Whether every column of figures, the first column aside, counts up or down by equal steps, line by line.

    Amounts in a table do not: then the lines are the scales of diagrams with what stands between them.
    """
    found: dict[int, list[float | None]] = {}
    for line in lines:
        for cell in line.cells:
            text = text_of(cell)
            if is_amount(text):
                found.setdefault(nearest(columns, extent(cell)), []).append(_number(text))
    scales = [numbers for column, numbers in found.items() if column > 0 and len(numbers) >= _FEWEST]
    return bool(scales) and all(map(_is_scale, scales))


def _number(text: str) -> float | None:
    """A plain number's value, for comparing steps only; None for one with a unit or a mark."""
    bare = "".join(text.split()).rstrip("%").replace(",", ".").replace("−", "-").replace("–", "-")
    try:
        return float(bare)
    except ValueError:
        return None


def _is_scale(numbers: Sequence[float | None]) -> bool:
    """Whether numbers follow on each other at one step that is not nought, but where another diagram begins."""
    if any(number is None for number in numbers):
        return False
    steps = [round(b - a, 6) for a, b in pairwise(n for n in numbers if n is not None)]
    step, times = Counter(steps).most_common(1)[0]
    return step != 0 and times >= _SHARE * len(steps)
