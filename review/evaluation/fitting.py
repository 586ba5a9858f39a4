"""Fits what each ground of confidence is worth: logistic regression, pulled towards the priors (L2), Newton's method.

Each record type has weights of its own. A document with many records of a type counts for less than that many
documents, as a table read wrong is wrong in every row: the weights of its records add up to no more than
√(RECORDS · n). A document and its variations count as one document.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from extractors.confidence.weights import INTERCEPT, Weights, confidence, prior
from review.evaluation.scoring import Judged

RECORDS = 3.0
"""How many records of a type a document may have before each begins to count for less."""
PULL = 4.0
"""How strongly weights are pulled towards their priors: as many records that say the prior, roughly."""
_STEPS, _CLOSE = 100, 1e-9

_Array: TypeAlias = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Seen:
    """A judged record with the file it is from, the document that the file is or is a variation of, and its place."""

    document: str
    file: str
    judged: Judged
    municipality: str | None = None

    @property
    def place(self) -> str:
        """What is left out as a whole: the municipality's documents, of which one may be like the other."""
        return self.municipality or self.document


def fit(seen: Sequence[Seen]) -> Weights:
    """Record type → ground → log-odds, two decimals; grounds that no record shows are not in it."""
    by_kind: dict[str, list[Seen]] = defaultdict(list)
    for one in seen:
        by_kind[one.judged.kind].append(one)
    return {kind: _fit(kind, records) for kind, records in sorted(by_kind.items())}


def _fit(kind: str, seen: Sequence[Seen]) -> Mapping[str, float]:
    """The weights of one record type."""
    names = [INTERCEPT, *sorted({ground for one in seen for ground in one.judged.grounds})]
    column = {name: i for i, name in enumerate(names)}
    shown = np.zeros((len(seen), len(names)))
    shown[:, 0] = 1.0
    for row, one in enumerate(seen):
        shown[row, [column[ground] for ground in one.judged.grounds]] = 1.0
    right = np.array([float(one.judged.right) for one in seen])
    start = np.array([prior(kind, name) for name in names])
    pull = np.full(len(names), PULL)
    pull[0] = PULL / 4  # how often a type is right is told by all of its records
    found = _minimum(shown, right, _counts(seen), start, pull)
    return {name: round(float(value), 2) for name, value in zip(names, found, strict=True)}


def _counts(seen: Sequence[Seen]) -> _Array:
    """For how much each record counts."""
    files: dict[str, set[str]] = defaultdict(set)
    for one in seen:
        files[one.document].add(one.file)
    records = Counter(one.file for one in seen)
    return np.array([min(1.0, (RECORDS / records[s.file]) ** 0.5) / len(files[s.document]) for s in seen])


def _minimum(shown: _Array, right: _Array, counts: _Array, start: _Array, pull: _Array) -> _Array:
    """The weights of least loss. Steps are halved until they lead down, so that the fit always ends."""

    def loss(at: _Array) -> float:
        odds = shown @ at
        missed = counts * (np.logaddexp(0.0, odds) - right * odds)
        return float(missed.sum() + 0.5 * (pull * (at - start) ** 2).sum())

    at = start.copy()
    for _ in range(_STEPS):
        share = 1.0 / (1.0 + np.exp(-shown @ at))
        slope = shown.T @ (counts * (share - right)) + pull * (at - start)
        bend = (shown.T * (counts * share * (1.0 - share))) @ shown + np.diag(pull)
        step = np.linalg.solve(bend, slope)
        while loss(at - step) > loss(at) and np.abs(step).max() > _CLOSE:
            step /= 2
        at = at - step
        if np.abs(step).max() < _CLOSE:
            break
    return at


def left_out(fitted_on: Sequence[Seen], held: Sequence[Seen]) -> list[Seen]:
    """The held records with the confidence that weights give them which were fitted without their municipality."""
    out: list[Seen] = []
    for place in dict.fromkeys(one.place for one in held):
        fitted = fit([one for one in fitted_on if one.place != place])
        out += applied(fitted, (one for one in held if one.place == place))
    return out


def applied(fitted: Weights, seen: Iterable[Seen]) -> list[Seen]:
    """Records with the confidence that some weights give them."""
    return [replace(s, judged=_sure(s.judged, confidence(s.judged.kind, s.judged.grounds, fitted))) for s in seen]


def _sure(judged: Judged, value: float) -> Judged:
    return replace(judged, confidence=value)
