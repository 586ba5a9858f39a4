"""The queue: which records a person should look at, and in what order."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from models.correction import Correctable, ReviewStatus
from review.published import Published
from review.standing import Key
from warehouse.queries import cookbook

MOST = 10_000
"""Cases that are held at once: the riskiest."""
SAMPLE = 20
"""Of a thousand unflagged records, how many are looked at all the same."""
_ONE_SAMPLE_IN = 10  # every so manieth case is an unflagged one

# What a record says in one line, and its kronor where it has some.
_SAYS = {
    Correctable.PARTICIPANT: "name",
    Correctable.AGENDA_ITEM: "concat_ws(' ', '§', number, title)",
    Correctable.DECISION: "text",
    Correctable.MEASURE: "text",
    Correctable.BUDGET_LINE: "concat_ws(' · ', label, \"column\", concat_ws(' ', printed, unit), period)",
    Correctable.INDICATOR: (
        "concat_ws(' · ', name, subject, concat_ws(' ', rtrim(rtrim(value::VARCHAR, '0'), '.'), unit), period)"
    ),
    Correctable.WORKING_GROUP: "concat_ws(' · ', name, as_of)",
    Correctable.WORKING_GROUP_MEMBER: "concat_ws(' · ', name, role, represents)",
    Correctable.GOAL: "text",
}
_SEK = "CASE WHEN currency = 'SEK' AND unit IS NOT NULL THEN value::DOUBLE END"


@dataclass(frozen=True)
class Case:
    """A record to look at."""

    key: Key
    page: int
    says: str
    sek: float | None
    """Kronor, where it is a known sum of money."""
    confidence: float | None
    codes: tuple[str, ...]
    """Its flags."""
    municipality: str | None
    committee: str | None
    kind: str | None
    is_sample: bool
    """Not flagged: looked at to learn what the flags miss."""
    status: ReviewStatus | None
    """What reviewing has made of it, as of the last publishing."""
    severity: float
    risk: float


@dataclass(frozen=True)
class Filter:
    """Which cases are wanted; None: all."""

    municipality: str | None = None
    committee: str | None = None
    kind: str | None = None
    relation: str | None = None
    code: str | None = None
    document_id: str | None = None
    below: float | None = None
    """Only those whose confidence is less."""
    mine: bool = False
    """Only those in documents assigned to the one who asks."""

    def chosen(self, found: Sequence[Case], assigned: frozenset[str] = frozenset()) -> list[Case]:
        """The wanted ones; `assigned` are the documents of the one who asks."""
        kept = list(found)
        for name in ("municipality", "committee", "kind"):
            if (wanted := getattr(self, name)) is not None:
                kept = [case for case in kept if getattr(case, name) == wanted]
        if self.relation is not None:
            kept = [case for case in kept if case.key.relation == self.relation]
        if self.document_id is not None:
            kept = [case for case in kept if case.key.document_id == self.document_id]
        if self.code is not None:
            kept = [case for case in kept if self.code in case.codes]
        if self.below is not None:
            kept = [case for case in kept if case.confidence is not None and case.confidence < self.below]
        return [case for case in kept if case.key.document_id in assigned] if self.mine else kept


def cases(published: Published, sample: int = SAMPLE) -> list[Case]:
    """All cases, riskiest first, at most MOST; reviewed ones too, so that who asks can tell what is done.

    `sample` is how many of a thousand unflagged records are among them, always the same ones.
    """
    sql = (Path(__file__).parent / "cases.sql").read_text(encoding="utf-8").replace("$records", _records())
    told = {"sample": sample, "relations": list(uses()), "uses": list(uses().values()), "most": MOST}
    rows = published.ask(sql, told)
    return mixed(
        [
            Case(
                key=Key(row["document_id"], Correctable(row["relation"]), row["record_id"]),
                page=row["page"] or 1,
                says=row["says"] or "",
                codes=tuple(row["codes"]),
                status=ReviewStatus(row["review_status"]) if row["review_status"] else None,
                **{n: row[n] for n in ("sek", "confidence", "municipality", "committee", "kind")},
                is_sample=row["is_sample"],
                severity=float(row["severity"]),
                risk=float(row["risk"]),
            )
            for row in rows
        ]
    )


def mixed(found: Sequence[Case]) -> list[Case]:
    """Cases with the unflagged ones spread among the flagged: one after every nine, the rest at the end."""
    flagged = iter([case for case in found if not case.is_sample])
    spread: list[Case] = []
    for case in (case for case in found if case.is_sample):
        spread += [*islice(flagged, _ONE_SAMPLE_IN - 1), case]
    return [*spread, *flagged]


def open_cases(found: Iterable[Case], now: Mapping[Key, ReviewStatus | None]) -> list[Case]:
    """The cases nobody has decided yet. `now` tells what became of those touched since the last publishing."""
    waiting = (None, ReviewStatus.STALE, ReviewStatus.ORPHANED)
    return [case for case in found if now.get(case.key, case.status) in waiting]


def counts(found: Iterable[Case]) -> dict[str, Counter[str]]:
    """How many cases there are by each value of what one can filter by."""
    counted: dict[str, Counter[str]] = {
        name: Counter() for name in ("municipality", "committee", "kind", "relation", "code")
    }
    for case in found:
        for name in ("municipality", "committee", "kind"):
            if value := getattr(case, name):
                counted[name][value] += 1
        counted["relation"][case.key.relation.value] += 1
        counted["code"].update(case.codes)
    return counted


@cache
def uses() -> dict[str, int]:
    """How many of the ready-made comparisons read each relation."""
    asked = [set(re.findall(r"\b(?:FROM|JOIN)\s+(\w+)", recipe.sql, re.IGNORECASE)) for recipe in cookbook().values()]
    return {relation.value: sum(relation.value in names for names in asked) for relation in Correctable}


def _records() -> str:
    """SQL of all records in one relation."""
    parts = [
        "SELECT document_id, 'document' AS relation, record_id, page, title AS says, confidence, NULL::DOUBLE AS sek\n"
        "FROM store.document WHERE valid_to IS NULL AND record_id IS NOT NULL",
        "SELECT document_id, 'meeting', meeting_record_id, meeting_places[1].page, "
        "concat_ws(' ', meeting_date, meeting_start, meeting_place), meeting_confidence, NULL\n"
        "FROM store.document WHERE valid_to IS NULL AND meeting_record_id IS NOT NULL",
    ]
    for relation, says in _SAYS.items():
        confidence = "NULL" if relation is Correctable.WORKING_GROUP_MEMBER else "confidence"
        sek = _SEK if relation is Correctable.BUDGET_LINE else "NULL"
        parts.append(
            f"SELECT document_id, '{relation.value}', id, page, {says}, {confidence}, {sek}\n"
            f"FROM store.{relation.value} WHERE valid_to IS NULL"
        )
    return "\nUNION ALL\n".join(parts)
