"""What each ground of confidence is worth: log-odds from weights.toml, fitted on documents that a person has read.

`python -m benchmarks.calibrate` writes them. A ground that no scored document showed has the weight of priors.toml
where it stands there, else 0: it then tells nothing either way.
"""

import math
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent
INTERCEPT = "intercept"
"""The name under which a type's weight stands that holds whatever the grounds."""

Weights = Mapping[str, Mapping[str, float]]
"""Record type → ground (or INTERCEPT) → log-odds."""


@cache
def weights() -> Weights:
    """The fitted weights by record type (list name: measures, budget_lines, …)."""
    return tomllib.loads((_FOLDER / "weights.toml").read_text(encoding="utf-8"))


@cache
def priors() -> Weights:
    """The weights that the fit starts from and that grounds without a scored record keep."""
    return tomllib.loads((_FOLDER / "priors.toml").read_text(encoding="utf-8"))


def weight(kind: str, ground: str, fitted: Weights | None = None) -> float:
    """The log-odds that a ground adds to a record of a type."""
    known = (weights() if fitted is None else fitted).get(kind, {})
    return known.get(ground, prior(kind, ground))


@lru_cache(maxsize=5_000)  # each record asks anew for the same few
def prior(kind: str, ground: str) -> float:
    """What a ground is worth as long as nothing was scored: what stands for its type, else for all, else nothing."""
    told = priors()
    family = "flag" if ground.startswith("flag_") else ground
    return next((p[name] for name in (ground, family) for p in (told.get(kind, {}), told["any"]) if name in p), 0.0)


def confidence(kind: str, grounds: Iterable[str], fitted: Weights | None = None) -> float:
    """How likely a record with these grounds is right in all fields, from 0 to 1 (two decimals).

    Never 0 or 1: no ground proves anything.
    """
    log_odds = weight(kind, INTERCEPT, fitted) + sum(weight(kind, one, fitted) for one in dict.fromkeys(grounds))
    return min(0.99, max(0.01, round(1 / (1 + math.exp(-max(-30.0, log_odds))), 2)))
