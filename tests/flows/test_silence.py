"""A list that is too short fails its source; what is merely odd is warned of."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from flows.fetching.answers import Known
from flows.fetching.due import due, gone
from flows.fetching.names import Role
from flows.fetching.sighting import Sighting, Tally
from flows.fetching.silence import Outcome, judged, mass_change
from flows.fetching.source import Listed, Source
from flows.sources import connectors

TODAY = date(2031, 6, 20)
NOW = datetime(2031, 6, 20, 2, tzinfo=UTC)


def source(kind: str = "html_list", **told: Any) -> Source:
    base = {"name": "mora", "municipality": "Mora", "address": "https://example.se"}
    return connectors()[kind].model_validate(base | told)


def year(**changed: int) -> Tally:
    """A list with six documents a month of the year before and this one until May."""
    months = Counter({f"{y}-{m:02}": 6 for y in (2030, 2031) for m in range(1, 13) if (y, m) < (2031, 6)})
    months.update({name.replace("_", "-")[1:]: number - 6 for name, number in changed.items()})
    return Tally(sum(months.values()), months)


def outcome(now: Tally, *before: Tally, **told: Any) -> Outcome:
    return judged(source(**told), now, before, TODAY).outcome


def test_the_first_list_is_taken_as_it_is() -> None:
    assert outcome(Tally(12, Counter())) is Outcome.OK


def test_a_list_that_never_held_anything_is_warned_of_unless_that_is_expected() -> None:
    assert outcome(Tally(0, Counter())) is Outcome.WARNED
    assert outcome(Tally(0, Counter()), expected=0) is Outcome.OK
    assert outcome(year()) is Outcome.OK


@pytest.mark.parametrize(("total", "expected"), [(0, Outcome.FAILED), (79, Outcome.FAILED), (80, Outcome.OK)])
def test_a_list_below_four_fifths_of_what_it_held_fails(total: int, expected: Outcome) -> None:
    assert outcome(Tally(total, Counter()), *[Tally(100, Counter())] * 3) is expected


def test_a_list_more_than_twice_as_long_is_warned_of() -> None:
    assert outcome(Tally(201, Counter()), Tally(100, Counter())) is Outcome.WARNED


def test_what_is_expected_is_the_median_of_the_lists_before() -> None:
    lists = [Tally(total, Counter()) for total in (10, 100, 100, 100, 900)]
    assert outcome(Tally(90, Counter()), *lists) is Outcome.OK


def test_a_month_that_loses_documents_fails_though_the_whole_list_does_not() -> None:
    verdict = judged(source(), year(_2031_03=2), [year()], TODAY)
    assert verdict.outcome is Outcome.FAILED
    assert "lists 2 documents of 2031-03, where there were 6" in verdict.reasons
    assert "namndkoll sources accept mora" in verdict.reasons[-1]


def test_months_that_leave_the_site_by_age_fail_nothing() -> None:
    before, now = year(), year()
    del now.months["2030-01"], now.months["2030-02"]
    assert outcome(Tally(now.total - 12, now.months), before) is Outcome.OK


def test_a_single_document_that_is_withdrawn_fails_nothing() -> None:
    assert outcome(year(_2031_03=5), year()) is Outcome.OK


def test_a_settled_month_with_much_less_than_a_year_before_is_warned_of() -> None:
    thin = year(_2031_04=2)
    verdict = judged(source(), thin, [thin], TODAY)
    assert verdict.outcome is Outcome.WARNED
    assert verdict.reasons == ("lists 2 documents of 2031-04; of 2030-04 there are 6",)


def test_what_sources_toml_expects_goes_before_what_was_learned() -> None:
    assert outcome(Tally(50, Counter()), Tally(100, Counter()), expected=50) is Outcome.OK
    assert outcome(Tally(30, Counter()), expected=50) is Outcome.FAILED
    assert outcome(year(), expected=125, expected_a_month=6) is Outcome.OK
    assert outcome(year(_2031_04=4), expected_a_month=6) is Outcome.FAILED
    assert outcome(year(_2031_04=13), expected_a_month=6) is Outcome.WARNED
    assert outcome(year(_2031_05=1), expected_a_month=6) is Outcome.OK  # May's minutes may still come


def test_many_documents_changed_in_one_night_are_warned_of() -> None:
    assert mass_change("changed", 30, 100) == "30 of 100 documents changed in one night"
    assert mass_change("changed", 20, 100) is None
    assert mass_change("changed", 2, 4) is None


def sighting(**told: Any) -> Sighting:
    document = {"key": "a", "address": "a", "title": "a", "meeting_date": date(2031, 6, 1)}
    document |= {name: told.pop(name) for name in ("meeting_date", "stamp", "role") if name in told}
    fetched = {"document_id": "d", "first_fetched": NOW - timedelta(days=9), "checked_at": NOW - timedelta(days=1)}
    return Sighting(**{
        **{"id": 1, "document": Listed(**document), "first_seen": NOW, "last_seen": NOW, "gone_at": None},
        **{"fetched_stamp": None, "known": Known(etag='"1"'), "attempts": 0},
        **fetched, **told,
    })  # fmt: skip


NEVER = {"document_id": None, "first_fetched": None, "checked_at": None}


@pytest.mark.parametrize(
    ("told", "is_due"),
    [
        (NEVER, True),
        ({**NEVER, "meeting_date": date(2031, 4, 30)}, False),
        ({**NEVER, "meeting_date": None}, True),
        ({**NEVER, "role": Role.CANCELLED}, False),
        ({**NEVER, "gone_at": NOW}, False),
        ({}, True),
        ({"checked_at": NOW - timedelta(hours=6)}, False),
        ({"known": Known()}, False),
        ({"known": Known(), "checked_at": NOW - timedelta(days=8)}, True),
        ({"first_fetched": NOW - timedelta(days=40)}, False),
        ({"first_fetched": NOW - timedelta(days=40), "checked_at": NOW - timedelta(days=31)}, True),
        ({"first_fetched": NOW - timedelta(days=40), "stamp": "new"}, True),
        ({**NEVER, "attempts": 1, "checked_at": NOW}, True),
        ({**NEVER, "attempts": 3, "checked_at": NOW - timedelta(days=1)}, False),
        ({**NEVER, "attempts": 3, "checked_at": NOW - timedelta(days=2)}, True),
        ({**NEVER, "attempts": 30, "checked_at": NOW - timedelta(days=29)}, False),
    ],
)
def test_what_is_asked_for_tonight(told: dict[str, Any], is_due: bool) -> None:
    assert bool(due([sighting(**told)], NOW, date(2031, 5, 1))) is is_due


def test_new_documents_come_first_and_the_latest_meetings_before_older_ones() -> None:
    known = sighting(id=1)
    old, new = (sighting(**NEVER, id=n, meeting_date=date(2031, 5, n)) for n in (2, 3))
    assert [one.id for one in due([known, old, new], NOW, None)] == [3, 2, 1]


def test_gone_is_what_a_list_would_hold_and_does_not() -> None:
    missing = sighting(last_seen=NOW - timedelta(days=1))
    assert gone(source(), [missing, sighting()], NOW, None) == [missing]
    assert gone(source("feed"), [missing], NOW, None) == []
    assert gone(source(), [missing], NOW, date(2031, 6, 10)) == [missing]
    plus = source("meetingsplus", committees={"a": "A"})
    assert gone(plus, [missing], NOW, date(2031, 6, 10)) == []
