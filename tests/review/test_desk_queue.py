"""The queue: the riskiest first, who has what, and what it leaves out is told."""

from typing import Any

import pytest

from models.correction import Action, Correctable
from review import doubts, leases
from review.access import Denied
from review.cases import Case, Filter, Scope, mixed, values
from review.desk import Desk
from review.standing import Key
from tests.review.desk_factory import EVA, OLLE, key, opened
from warehouse.publish import publish


def test_the_riskiest_case_comes_first(desk: Desk) -> None:
    order = [case.says.split(" · ")[0] for case in desk.queues.of("eva")]
    assert order == ["Vinterväghållning", "Snöröjning", "El", "Laga bron"]


def test_an_error_outweighs_a_warning_and_money_weighs(desk: Desk) -> None:
    by_name = {case.says.split(" · ")[0]: case for case in desk.queues.found("").cases}
    assert by_name["Snöröjning"].severity > by_name["Laga bron"].severity
    assert by_name["Vinterväghållning"].sek == 7_000_000
    assert by_name["Snöröjning"].sek is None, "a sum without a unit is no sum of kronor"


def test_filters_narrow_the_queue(desk: Desk) -> None:
    def left(**wanted: Any) -> int:
        return len(desk.queues.of("eva", Filter(**wanted)))

    assert left() == 4
    assert left(municipality="Ale") == 1
    assert left(relation="budget_line") == 3
    assert left(code="unit_missing") == 2
    assert left(below=0.4) == 0
    assert left(mine=True) == 0
    desk.assign(key(desk, "Laga").document_id, "eva", EVA)
    assert left(mine=True) == 1


def test_one_case_in_ten_is_an_unflagged_one() -> None:
    def case(n: int, *, sample: bool) -> Case:
        return Case(Key("d", Correctable.GOAL, str(n)), 1, "", None, None, (), None, None, None, sample, None, 1.0, 1.0)

    order = mixed([*(case(n, sample=False) for n in range(20)), *(case(n, sample=True) for n in range(20, 22))])
    assert [n for n, one in enumerate(order) if one.is_sample] == [9, 19]
    assert len(order) == 22


def test_an_accepted_case_leaves_the_queue_at_once_and_comes_back_when_undone(desk: Desk) -> None:
    made = desk.decide.accept(opened(desk, "Laga"), EVA)
    assert key(desk, "Laga") not in {case.key for case in desk.queues.of("olle")}
    desk.decide.undo(made, EVA)
    assert key(desk, "Laga") in {case.key for case in desk.queues.of("olle")}
    desk.decide.undo(made, EVA)
    assert [c.action for c in desk.history(key(desk, "Laga"))] == [Action.ACCEPT, Action.UNDO], "undone once only"


def test_a_record_on_anothers_screen_is_theirs_until_the_lease_ends(desk: Desk) -> None:
    first = opened(desk, "Laga", EVA)
    second_one = opened(desk, "Laga", OLLE)
    assert second_one.lease.holder == "eva"
    with pytest.raises(Denied, match="eva arbetar"):
        desk.decide.accept(second_one, OLLE)
    assert desk.queues.next_case("olle", Filter(municipality="Ale")) is None
    later = first.lease.until + 1
    assert leases.take(desk.store, first.record.key, "olle", later).holder == "olle"


def test_who_cannot_tell_leaves_the_case_to_others(desk: Desk) -> None:
    desk.decide.doubt(opened(desk, "Laga"), EVA, "oläsligt")
    assert key(desk, "Laga") not in {case.key for case in desk.queues.of("eva")}
    assert opened(desk, "Laga", OLLE).notes[0].note == "oläsligt"
    desk.decide.undoubt(key(desk, "Laga"), EVA)
    assert doubts.doubts(desk.store) == []


def test_what_does_not_fit_is_counted_and_reached_by_a_filter(desk: Desk) -> None:
    small = Desk(desk.settings, desk.store, desk.corrections, Scope(most=2))
    found = small.queues.found("eva")
    assert [case.says.split(" · ")[0] for case in found.cases] == ["Vinterväghållning", "Snöröjning"]
    assert (found.n_open, found.n_left_out) == (4, 2)
    assert values(small.published)["municipality"] == ["Ale", "Bjuv"], "also one of which no case is held"
    (laga,) = small.queues.of("eva", Filter(municipality="Ale"))
    assert laga.says == "Laga bron"
    assert small.queues.found("eva", Filter(municipality="Ale")).n_left_out == 0
    small.close()


def test_decided_cases_never_push_open_ones_out(desk: Desk) -> None:
    for says in ("Vinterväghållning", "Snöröjning"):
        desk.decide.accept(opened(desk, says), EVA)
    publish(desk.settings)
    small = Desk(desk.settings, desk.store, desk.corrections, Scope(most=2))
    assert {case.says.split(" · ")[0] for case in small.queues.of("eva")} == {"El", "Laga bron"}
    small.close()


def test_what_is_left_is_counted_as_it_is_listed_and_documents_go_on_as_they_would_be_made_anew(desk: Desk) -> None:
    def is_right() -> bool:
        fresh = Desk(desk.settings, desk.store, desk.corrections)
        documents = {case.key.document_id for case in fresh.queues.found("").cases}
        same = all(desk.document(one) == fresh.document(one) for one in documents)
        counted = all(desk.queues.n_left(who, Filter()) == len(fresh.queues.of(who)) for who in ("eva", "olle"))
        fresh.close()
        return same and counted

    assert is_right()
    first = desk.decide.edit(opened(desk, "Laga"), EVA, {"category": "Broar"})
    assert is_right()
    desk.decide.doubt(opened(desk, "El"), EVA, "oläsligt")
    desk.decide.take_out(opened(desk, "Snöröjning"), EVA, Action.REJECT)
    assert is_right()
    desk.decide.undo(first, EVA)
    assert is_right()
    desk.decide.split(opened(desk, "Laga"), EVA, [{"text": "Laga bron"}, {"text": "Måla bron"}])
    desk.decide.accept(opened(desk, "Vinterväghållning"), EVA)
    assert is_right()
