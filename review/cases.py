"""The queue: which records a person should look at, and in what order."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from models.correction import Correctable, ReviewStatus
from review.published import Published
from review.standing import Key
from warehouse.queries import cookbook

WAITING = (None, ReviewStatus.STALE, ReviewStatus.ORPHANED)
"""What reviewing has made of a case that is to be looked at."""
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
_VALUES = """
WITH told AS (
    SELECT municipality, coalesce(organization, source_committee) AS committee, kind
    FROM store.document WHERE valid_to IS NULL
)
SELECT DISTINCT 'municipality' AS name, municipality AS value FROM told WHERE municipality IS NOT NULL
UNION SELECT 'committee', committee FROM told WHERE committee IS NOT NULL
UNION SELECT 'kind', kind FROM told WHERE kind IS NOT NULL
UNION SELECT 'code', code FROM store.flag WHERE valid_to IS NULL
ORDER BY name, value COLLATE sv
"""
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


class Scope(NamedTuple):
    """How many records become cases."""

    sample: int = 20
    """Of a thousand unflagged records, how many are looked at all the same, always the same ones."""
    most: int = 10_000
    """Flagged cases that are held at once: the riskiest."""


DEFAULT_SCOPE = Scope()


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


class Found(NamedTuple):
    """Cases in the order in which they are looked at."""

    cases: Sequence[Case]
    n_open: int
    """How many there are that nobody has decided, as of the last publishing."""

    @property
    def n_left_out(self) -> int:
        """How many of them are not held, because there are too many."""
        return self.n_open - sum(case.status in WAITING for case in self.cases)


def cases(
    published: Published,
    wanted: Filter = Filter(),
    assigned: frozenset[str] = frozenset(),
    scope: Scope = DEFAULT_SCOPE,
) -> Found:
    """The wanted cases, riskiest first; reviewed ones too where there is room, in case that a decision is taken back.

    `assigned` are the documents of the one who asks.
    """
    sql = (Path(__file__).parent / "cases.sql").read_text(encoding="utf-8").replace("$records", _records())
    documents = set(assigned) if wanted.mine else None
    if wanted.document_id is not None:
        documents = {wanted.document_id} & documents if documents is not None else {wanted.document_id}
    told = {"sample": scope.sample, "relations": list(uses()), "uses": list(uses().values())}
    told |= {"most": scope.most, "most_samples": scope.most // (_ONE_SAMPLE_IN - 1)}
    told |= {name: getattr(wanted, name) for name in ("municipality", "committee", "kind", "relation", "code", "below")}
    rows = published.ask(sql, told | {"documents": None if documents is None else sorted(documents)})
    found = [
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
    return Found(mixed(found), rows[0]["n_open"] if rows else 0)


def mixed(found: Sequence[Case]) -> list[Case]:
    """Cases with the unflagged ones spread among the flagged: one after every nine, the rest at the end."""
    flagged = iter([case for case in found if not case.is_sample])
    spread: list[Case] = []
    for case in (case for case in found if case.is_sample):
        spread += [*islice(flagged, _ONE_SAMPLE_IN - 1), case]
    return [*spread, *flagged]


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


def values(published: Published) -> dict[str, list[str]]:
    """All values that one can filter by, in the order of their letters, whether a case with them is held or not."""
    found: dict[str, list[str]] = {"relation": [relation.value for relation in Correctable]}
    for row in published.ask(_VALUES):
        found.setdefault(row["name"], []).append(row["value"])
    return found


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
