"""Whether confidence means something: of the records that were this sure, how many are right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from review.evaluation.scoring import Score

_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)


@dataclass(frozen=True)
class Bin:
    """Records whose confidence is at least `low` and below `high` (the last bin: up to and with 1)."""

    low: float
    high: float
    count: int
    mean: float
    right: int

    @property
    def share(self) -> float:
        """The share that is right: matched, and all scored fields the same."""
        return self.right / self.count


def reliability(scores: Iterable[Score]) -> list[Bin]:
    """The reliability table (Guo et al. 2017, On Calibration of Modern Neural Networks), empty bins left out."""
    judged = [(record.confidence, record.right) for one in scores for record in one.judged]
    return binned(judged)


def binned(judged: Sequence[tuple[float, bool]]) -> list[Bin]:
    """(confidence, whether right) of each record as a reliability table."""
    bins = []
    for low, high in pairwise(_EDGES):
        inside = [(c, right) for c, right in judged if low <= c < high or (c == high == _EDGES[-1])]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            bins.append(Bin(low, high, len(inside), mean, sum(right for _, right in inside)))
    return bins


def calibration_error(bins: Sequence[Bin]) -> float:
    """Expected calibration error: how far confidence and share differ on average, weighted by count."""
    total = sum(b.count for b in bins)
    return sum(b.count * abs(b.share - b.mean) for b in bins) / total if total else 0.0


def at_least(scores: Iterable[Score], confidence: float) -> tuple[int, int, int]:
    """(records this sure or more, how many of them are right, all records)."""
    judged = [record for one in scores for record in one.judged]
    sure = [record.right for record in judged if record.confidence >= confidence]
    return len(sure), sum(sure), len(judged)
