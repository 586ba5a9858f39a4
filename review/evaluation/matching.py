"""Which predicted record is which expected one, and which of its fields say the same."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from review.evaluation.tallies import Json

MATCH = 0.8
"""The similarity that a match needs."""
FIELD = 0.9
"""The similarity that a field needs to say the same."""


@dataclass(frozen=True)
class Rule:
    """What tells records of a type apart: keys that agree, texts that are alike, fields that are then scored."""

    exact: tuple[str, ...]
    texts: tuple[str, ...]
    fields: tuple[str, ...]


RULES: Mapping[str, Rule] = {
    "agenda_items": Rule(("number",), (), ("title", "reference")),
    "participants": Rule((), ("name",), ("role", "party", "capacity")),
    "decisions": Rule(("status",), ("text",), ("agenda_item", "organization")),
    "measures": Rule((), ("text",), ("category", "responsible", "deadline", "status")),
    "budget_lines": Rule(("value",), ("label",), ("column", "currency", "unit", "period")),
    "indicators": Rule(("value",), ("name", "subject"), ("unit", "period")),
    "working_groups": Rule((), ("name",), ("as_of",)),
    "members": Rule(("vacant", "represents"), ("name",), ("role",)),
    "goals": Rule((), ("text",), ("deadline",)),
}


def records_of(document: Json, kind: str) -> list[Json]:
    """A document's records of a type.

    Participants and members are taken out of the meeting and the groups, unless they have a list of their own.
    """
    if kind in document:
        return list(document[kind] or [])
    if kind == "participants":
        return [{**record, "page": 1} for record in (document.get("meeting") or {}).get("participants") or []]
    if kind == "members":
        groups = document.get("working_groups") or []
        return [{**record, "page": group.get("page", 1)} for group in groups for record in group.get("members") or []]
    return []


def matches(kind: str, gold: Sequence[Json], predicted: Sequence[Json], floor: float = MATCH) -> list[tuple[int, int]]:
    """Pairs of indices of records that agree, the most alike first, each record once."""
    pairs = []
    for i, expected in enumerate(gold):
        for j, found in enumerate(predicted):
            alike = similarity(kind, expected, found)
            if alike >= floor:
                pairs.append((alike, fields_right(kind, expected, found), i, j))
    out: list[tuple[int, int]] = []
    taken_gold, taken_predicted = set(), set()
    for _, _, i, j in sorted(pairs, reverse=True):
        if i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
            out.append((i, j))
    return out


def similarity(kind: str, gold: Json, predicted: Json) -> float:
    """How alike two records of a type are, from 0 to 1; 0 where a key or the page speaks against it."""
    rule = RULES[kind]
    if abs((gold.get("page") or 1) - (predicted.get("page") or 1)) > 1:
        return 0.0
    if any(_key(gold.get(key)) != _key(predicted.get(key)) for key in rule.exact):
        return 0.0
    if kind == "budget_lines":
        return _named_alike(gold, predicted)
    return min((alike(gold.get(key), predicted.get(key)) for key in rule.texts), default=1.0)


def alike(one: object, other: object) -> float:
    """How alike two values are as texts; most of a text within the other is alike enough (0.9)."""
    a, b = normal(one), normal(other)
    if a == b:
        return 1.0
    if not a or not b:
        return 0.0
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) >= 8 and shorter in longer and len(shorter) / len(longer) > 0.5:
        return 0.9
    return fuzz.ratio(a, b) / 100


def normal(value: object) -> str:
    """A value as a text without what typesetting changes: case, white space, punctuation, order in a list."""
    if value is None or value in ([], (), ""):
        return ""
    if isinstance(value, (list, tuple)):
        return " | ".join(sorted(normal(part) for part in value))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return _normal_text(str(value))


@cache
def _normal_text(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\u00ad", "")
    return re.sub(r"[\s.,;:–—-]+", " ", folded).strip(" ()\"'”")


def _key(value: object) -> object:
    """A key to be compared exactly: numbers by value, however they are written."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return round(float(value), 6)
    return normal(value)


def _named_alike(gold: Json, predicted: Json) -> float:
    """How alike the names of two equal amounts are: a cell is named by its row and its column, in either order.

    In prose the amount decides, and the labels need to share a word only.
    """
    label, column = gold.get("label"), gold.get("column")
    alikes = [alike(label, predicted.get("label")), alike(label, predicted.get("column"))]
    if column:
        alikes += [alike(column, predicted.get("column")) * 0.95, alike(column, predicted.get("label"))]
    elif _stems(label) & _stems(predicted.get("label")):
        alikes.append(MATCH)
    return max(alikes)


def _stems(value: object) -> set[str]:
    """The beginnings of a text's longer words."""
    return {word[:6] for word in re.findall(r"\w{4,}", normal(value))}


def _same(gold: Json, predicted: Json, name: str) -> bool:
    """Whether a field of two matched records says the same."""
    return alike(gold.get(name), predicted.get(name)) >= FIELD


def fields_right(kind: str, gold: Json, predicted: Json) -> int:
    """How many fields of two matched records say the same."""
    return sum(_same(gold, predicted, name) for name in RULES[kind].fields)
