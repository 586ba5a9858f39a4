"""Whether a list is as it should be. What goes missing in silence is told: a list too short is a fault."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median

from flows.fetching.sighting import Tally
from flows.fetching.source import Listed, Source

_TOO_FEW = 0.8
_TOO_MANY = 2.0
_JUDGED = 5  # a month with fewer documents is too small to judge: one that is withdrawn must not fail the source
_SETTLED = 45  # days after a month's end when its documents should be there: minutes are signed within two weeks
_MASS = 0.2
_ACCEPT = "If it is right so: 'namndkoll sources accept {}', or expected in sources.toml."
LEARNED_FROM = 7
"""Lists that the expected number is learned from: their median."""


class Outcome(StrEnum):
    """How a source fared in a night, the worst last."""

    OK = "ok"
    WARNED = "warned"
    FAILED = "failed"


@dataclass(frozen=True)
class Verdict:
    """How a list is judged, and why."""

    outcome: Outcome
    reasons: tuple[str, ...] = ()


def tally(documents: Iterable[Listed]) -> Tally:
    """Count a list."""
    months = [f"{d.meeting_date:%Y-%m}" if d.meeting_date else "" for d in documents]
    return Tally(len(months), Counter(month for month in months if month))


def judged(source: Source, now: Tally, before: Sequence[Tally], today: date) -> Verdict:
    """Judge a list by those before it, the latest first, or by what sources.toml expects."""
    failures = list(_failures(source, now, before, today))
    warnings = list(_warnings(source, now, before, today))
    if failures:
        return Verdict(Outcome.FAILED, (*failures, *warnings, _ACCEPT.format(source.name)))
    return Verdict(Outcome.WARNED if warnings else Outcome.OK, tuple(warnings))


def mass_change(what: str, number: int, known: int) -> str | None:
    """A warning where so many documents changed or went in one night that it may be a fault of the site."""
    if number >= _JUDGED and number > _MASS * known:
        return f"{number} of {known} documents {what} in one night"
    return None


def _expected(source: Source, before: Sequence[Tally]) -> float:
    if source.expected is not None:
        return source.expected
    return median(one.total for one in before) if before else 0


def _failures(source: Source, now: Tally, before: Sequence[Tally], today: date) -> Iterable[str]:
    expected = _expected(source, before)
    if not now.total and expected:
        yield f"lists nothing, where {expected:.0f} documents are expected"
    elif now.total < _TOO_FEW * expected:
        yield f"lists {now.total} documents, where {expected:.0f} are expected"
    elif source.expected is None and before and not source.is_rolling:
        first = min(now.months, default="")  # what is older has left the site by age
        for month, number in sorted(before[0].months.items()):
            if number >= _JUDGED and month > first and now.months[month] < _TOO_FEW * number:
                yield f"lists {now.months[month]} documents of {month}, where there were {number}"
    if source.expected_a_month:
        for month in _settled_months(source, now, today):
            if now.months[month] < _TOO_FEW * source.expected_a_month:
                yield f"lists {now.months[month]} documents of {month}, where {source.expected_a_month} are expected"


def _warnings(source: Source, now: Tally, before: Sequence[Tally], today: date) -> Iterable[str]:
    expected = _expected(source, before)
    if not now.total and source.expected is None and not any(one.total for one in before):
        yield "lists nothing, and never did: is what sources.toml says of it right?"
    if expected and now.total > _TOO_MANY * expected:
        yield f"lists {now.total} documents, where {expected:.0f} are expected"
    settled = list(_settled_months(source, now, today))
    for month in settled if source.expected_a_month else ():
        if now.months[month] > _TOO_MANY * (source.expected_a_month or 0):
            yield f"lists {now.months[month]} documents of {month}, where {source.expected_a_month} are expected"
    for month in settled[-1:] if source.expected_a_month is None else ():
        year_before = f"{int(month[:4]) - 1}{month[4:]}"
        earlier = now.months[year_before]
        if earlier >= _JUDGED and now.months[month] < _TOO_FEW * earlier:
            yield f"lists {now.months[month]} documents of {month}; of {year_before} there are {earlier}"


def _settled_months(source: Source, now: Tally, today: date) -> Iterable[str]:
    """The months of the list's last year whose documents should all be there."""
    first = max(min(now.months, default="9999"), f"{source.since:%Y-%m}" if source.since else "")
    for back in range(12, 0, -1):
        year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
        after = date(year + (month == 11), (month + 1) % 12 + 1, 1)
        if (name := f"{year}-{month + 1:02}") > first and (today - after).days >= _SETTLED:
            yield name
