"""How well predicted records agree with those a person wrote down, in the public record format (docs/records.md).

A predicted record matches an expected one of its type when their keys agree (numbers exactly, text by a similarity of
at least 0.8) and their pages differ by at most one; each record matches once, the most similar pairs first. What the
expected file lists under `uncertain` counts neither way, nor do the document's own fields or its meeting where they
stand there. Types that nobody expects count towards the micro F1, where
what was predicted of them is wrong, not towards the macro F1.
"""

from collections.abc import Iterable, Iterator, Sequence

from review.evaluation.matching import FIELD, RULES, alike, fields_right, matches, normal, records_of
from review.evaluation.tallies import Json, Judged, Miss, Score, Tally

__all__ = ["RULES", "Json", "Judged", "Miss", "Score", "Tally", "pooled", "score"]

_MAYBE = 0.7  # the similarity that a match with an uncertain record needs
_DOCUMENT_FIELDS = ("kind", "title", "municipality", "organization", "date", "reference")
_MEETING_FIELDS = ("date", "start", "end", "place")


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


def _same_in_head(name: str, gold: Json, predicted: Json) -> bool:
    """Whether a field of the document itself is right; a title may differ a little."""
    one, other = (gold.get("document") or {}).get(name), (predicted.get("document") or {}).get(name)
    return normal(one) == normal(other) or (name == "title" and alike(one, other) >= FIELD)


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
    right = {j: fields_right(kind, wanted[i], found[j]) for i, j in hits}
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
