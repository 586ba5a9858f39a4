"""How well predicted records agree with those a person wrote down, in the public record format (docs/records.md).

A predicted record matches an expected one of its type when their keys agree (numbers exactly, text by a similarity of
at least 0.8) and their pages differ by at most one; each record matches once, the most similar pairs first. What the
expected file lists under `uncertain` counts neither way, nor do the document's own fields or its meeting where they
stand there. Types that nobody expects count towards the micro F1, where
what was predicted of them is wrong, not towards the macro F1.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from rapidfuzz import fuzz

Json = Mapping[str, Any]
"""A document or a record in the public format."""

_MATCH, _MAYBE, _FIELD = 0.8, 0.7, 0.9  # similarity that a match, a match with an uncertain record and a field need
_DOCUMENT_FIELDS = ("kind", "title", "municipality", "organization", "date", "reference")
_MEETING_FIELDS = ("date", "start", "end", "place")


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


@dataclass(frozen=True)
class Tally:
    """Counts for one record type: expected (gold), predicted, matched; fields of the matched, and those right.

    `complete` counts the matched whose fields are all right.
    """

    gold: int = 0
    predicted: int = 0
    matched: int = 0
    fields: int = 0
    fields_right: int = 0
    complete: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.gold + other.gold,
            self.predicted + other.predicted,
            self.matched + other.matched,
            self.fields + other.fields,
            self.fields_right + other.fields_right,
            self.complete + other.complete,
        )

    @property
    def precision(self) -> float:
        """The share of the predicted that is right; 1 where nothing is expected or predicted."""
        return self.matched / self.predicted if self.predicted else float(not self.gold)

    @property
    def recall(self) -> float:
        """The share of the expected that was found; 1 where nothing is expected."""
        return self.matched / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def complete_f1(self) -> float:
        """F1 where only complete records count as found."""
        both = self.gold + self.predicted
        return 2 * self.complete / both if both else float(not self.gold)

    @property
    def field_share(self) -> float | None:
        """The share of the matched records' fields that are right; None where nothing matched."""
        return self.fields_right / self.fields if self.fields else None


@dataclass(frozen=True)
class Miss:
    """A record that was expected and not found, or found and not expected."""

    document: str
    type: str
    expected: bool
    record: Json

    def __str__(self) -> str:
        shown = ("number", "name", "subject", "label", "column", "text", "title", "value", "status", "vacant", "page")
        said = ", ".join(f"{key}={self.record[key]!r}" for key in shown if self.record.get(key) not in (None, ""))
        return f"{'-' if self.expected else '+'} {self.document} {self.type}: {said}"


@dataclass(frozen=True)
class Judged:
    """A predicted record: how sure it was and on what grounds, and whether it is right in all scored fields."""

    confidence: float
    right: bool
    kind: str
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Score:
    """The tallies of one document or of several pooled, by record type; `head` counts the document's own fields.

    `judged` holds each predicted record that was counted and has a confidence, the document and its meeting included.
    """

    tallies: Mapping[str, Tally]
    head: Tally = field(default_factory=Tally)
    misses: Sequence[Miss] = ()
    judged: Sequence[Judged] = ()

    @property
    def micro_f1(self) -> float:
        """F1 over all records, whatever their type."""
        total = sum(self.tallies.values(), Tally())
        both = total.gold + total.predicted
        return 2 * total.matched / both if both else 0.0

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the types that something is expected of."""
        scored = [tally.f1 for tally in self.tallies.values() if tally.gold]
        return sum(scored) / len(scored) if scored else 0.0

    @property
    def document_fields(self) -> float:
        """The share of the document's own fields (kind, title, …) that are right."""
        return self.head.fields_right / self.head.fields if self.head.fields else 0.0


def score(gold: Json, predicted: Json, document: str = "") -> Score:
    """One document's score; `document` names it in the misses."""
    tallies, misses, judged = {}, [], [*_judged_head(gold, predicted)]
    for kind in RULES:
        tallies[kind], missed, sure = _score_type(kind, gold, predicted, document)
        misses += missed
        judged += sure
    return Score(tallies, _head_tally(gold, predicted), tuple(misses), tuple(judged))


def pooled(scores: Iterable[Score]) -> Score:
    """Several documents' scores as one: counts are added, not averaged."""
    parts = list(scores)
    tallies = {kind: sum((part.tallies[kind] for part in parts), Tally()) for kind in RULES}
    head = sum((part.head for part in parts), Tally())
    misses = tuple(miss for part in parts for miss in part.misses)
    return Score(tallies, head, misses, tuple(pair for part in parts for pair in part.judged))


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


def matches(kind: str, gold: Sequence[Json], predicted: Sequence[Json], floor: float = _MATCH) -> list[tuple[int, int]]:
    """Pairs of indices of records that agree, the most alike first, each record once."""
    pairs = []
    for i, expected in enumerate(gold):
        for j, found in enumerate(predicted):
            alike = similarity(kind, expected, found)
            if alike >= floor:
                pairs.append((alike, _fields_right(kind, expected, found), i, j))
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
        alikes.append(_MATCH)
    return max(alikes)


def _stems(value: object) -> set[str]:
    """The beginnings of a text's longer words."""
    return {word[:6] for word in re.findall(r"\w{4,}", normal(value))}


def _same(gold: Json, predicted: Json, name: str) -> bool:
    """Whether a field of two matched records says the same."""
    return alike(gold.get(name), predicted.get(name)) >= _FIELD


def _fields_right(kind: str, gold: Json, predicted: Json) -> int:
    """How many fields of two matched records say the same."""
    return sum(_same(gold, predicted, name) for name in RULES[kind].fields)


def _same_in_head(name: str, gold: Json, predicted: Json) -> bool:
    """Whether a field of the document itself is right; a title may differ a little."""
    one, other = (gold.get("document") or {}).get(name), (predicted.get("document") or {}).get(name)
    return normal(one) == normal(other) or (name == "title" and alike(one, other) >= _FIELD)


def _score_type(kind: str, gold: Json, predicted: Json, document: str) -> tuple[Tally, list[Miss], list[Judged]]:
    """One record type of one document: its tally, its misses, and each counted record as judged."""
    wanted, found = records_of(gold, kind), records_of(predicted, kind)
    hits = matches(kind, wanted, found)
    left = {j: record for j, record in enumerate(found) if j not in {j for _, j in hits}}
    unsure = [record for record in gold.get("uncertain") or [] if record.get("type") == kind]
    names = list(left)
    forgiven = {names[j] for _, j in matches(kind, unsure, list(left.values()), _MAYBE)}
    wrong = {j: record for j, record in left.items() if j not in forgiven}
    misses = [Miss(document, kind, True, record) for record in _without(wanted, {i for i, _ in hits})]
    misses += [Miss(document, kind, False, record) for record in wrong.values()]
    right = {j: _fields_right(kind, wanted[i], found[j]) for i, j in hits}
    whole = {j for j, count in right.items() if count == len(RULES[kind].fields)}
    tally = Tally(
        gold=len(wanted),
        predicted=len(found) - len(forgiven),
        matched=len(hits),
        fields=len(hits) * len(RULES[kind].fields),
        fields_right=sum(right.values()),
        complete=len(whole),
    )
    judged = [one for j in sorted({*right, *wrong}) if (one := _judged(kind, found[j], right=j in whole))]
    return tally, misses, judged


def _judged(kind: str, record: Json, *, right: bool) -> Judged | None:
    """A record with how sure it was; None where it does not say."""
    sure = record.get("confidence")
    return None if sure is None else Judged(float(sure), right, kind, tuple(record.get("grounds") or ()))


def _head_tally(gold: Json, predicted: Json) -> Tally:
    """The document's own fields, nothing where they are uncertain."""
    if "document" in _uncertain_heads(gold):
        return Tally()
    right = sum(_same_in_head(name, gold, predicted) for name in _DOCUMENT_FIELDS)
    return Tally(fields=len(_DOCUMENT_FIELDS), fields_right=right)


def _uncertain_heads(gold: Json) -> set[str]:
    """Which of "document" and "meeting" the expected file does not vouch for."""
    return {record["type"] for record in gold.get("uncertain") or [] if record.get("type") in ("document", "meeting")}


def _judged_head(gold: Json, predicted: Json) -> Iterator[Judged]:
    """The document's own particulars and its meeting: right where all their fields are."""
    head, meeting = predicted.get("document") or {}, predicted.get("meeting") or {}
    same = all(_same_in_head(name, gold, predicted) for name in _DOCUMENT_FIELDS)
    held = gold.get("meeting") or {}
    met = all(normal(held.get(name)) == normal(meeting.get(name)) for name in _MEETING_FIELDS)
    for one in (_judged("document", head, right=same), _judged("meeting", meeting, right=met)):
        if one is not None and one.kind not in _uncertain_heads(gold):
            yield one


def _without(records: Sequence[Json], indices: set[int]) -> list[Json]:
    return [record for i, record in enumerate(records) if i not in indices]
