"""The second reading: by somebody else, unseen; where the two differ, a third look decides."""

from models.correction import Correctable
from review import quality, second
from review.cases import Filter
from review.desk import Desk
from review.standing import Key
from tests.review.desk_factory import EVA, OLLE, key, opened


def test_a_second_reader_is_somebody_else_and_sees_what_the_first_saw(reread: Desk) -> None:
    reread.decide.edit(opened(reread, "Laga"), EVA, {"category": "Broar"})
    laga = key(reread, "Laga")
    assert (reread.second.due("eva"), reread.second.due("olle")) == ([], [laga])
    blind = reread.open_second(laga)
    assert blind
    assert blind.record.now.get("category") is None
    reread.decide.read_second(blind, OLLE, {"category": "Broar"})
    assert reread.second.due("olle") == []
    assert reread.second.disagreed() == frozenset()


def test_a_record_that_two_read_differently_comes_first_in_the_queue_until_somebody_decides(reread: Desk) -> None:
    laga = key(reread, "Laga")
    first = reread.decide.edit(opened(reread, "Laga"), EVA, {"category": "Broar"})
    reread.decide.read_second(reread.open_second(laga), OLLE, {"category": "Vägar"})  # type: ignore[arg-type]
    assert reread.queues.of("eva")[0].key == laga
    assert reread.queues.next_case("eva", Filter()) == laga
    again = opened(reread, "Laga")
    assert again.other.fields["category"] == "Vägar"
    assert quality.agreement(reread.store)["measure", "category"] == (1, 0)
    made = reread.decide.change(again, EVA, again.other.fields)
    assert [(c.old, c.new) for c in made] == [("Broar", "Vägar")]
    assert laga not in {case.key for case in reread.queues.of("olle")}
    reread.decide.undo(made, EVA)
    assert reread.queues.of("olle")[0].key == laga
    reread.decide.undo(first, EVA)
    assert quality.agreement(reread.store)["measure", "category"] == (1, 0), "agreement is as of the second reading"


def test_a_second_reader_may_find_that_a_record_is_none(reread: Desk) -> None:
    reread.decide.accept(opened(reread, "Laga"), EVA)
    reread.decide.read_second(reread.open_second(key(reread, "Laga")), OLLE, None)  # type: ignore[arg-type]
    assert opened(reread, "Laga").other.fields == {}
    assert quality.agreement(reread.store) == {("measure", "is_record"): (1, 0)}


def test_a_reviewer_passes_by_a_disagreement_and_comes_to_the_riskiest_case(reread: Desk) -> None:
    laga = key(reread, "Laga")
    reread.decide.accept(opened(reread, "Laga"), EVA)
    reread.decide.read_second(reread.open_second(laga), OLLE, None)  # type: ignore[arg-type]
    following = reread.queues.next_case("eva", Filter(), laga)
    assert following == key(reread, "Vinterväghållning")
    assert reread.queues.next_case("eva", Filter(), following, step=-1) == laga


def test_the_sample_for_a_second_reading_is_about_the_share_that_is_asked_for() -> None:
    picked = sum(second.is_sampled(Key("d", Correctable.GOAL, str(n)), 0.1) for n in range(2000))
    assert 150 < picked < 250
