"""An amount's value follows from what is printed and its unit, and never contradicts them."""

from decimal import Decimal

import pytest

from models.correction import ReviewStatus
from models.errors import CorrectionsMoved
from review.access import Denied
from review.amounts import worth
from review.deciding import Invalid
from review.desk import Desk
from tests.review.desk_factory import EVA, OLLE, key, opened


@pytest.mark.parametrize(
    ("printed", "unit", "value"),
    [
        ("140", "tkr", 140_000),
        ("1 437,4", "miljoner kronor", 1_437_400_000),
        ("-12", "kkr", -12_000),
        ("500 tkr", "tkr", 500_000),
        ("140", None, 140),
        ("500 tkr", "mkr", None),  # one of the two is wrong
        ("140", "påsar", None),
        ("se not", "tkr", None),
    ],
)
def test_what_an_amount_is_worth(printed: str, unit: str | None, value: int | None) -> None:
    assert worth(printed, unit) == (None if value is None else Decimal(value))


def test_a_value_follows_the_unit_that_a_reviewer_gives(desk: Desk) -> None:
    made = desk.decide.edit(opened(desk, "Snöröjning"), EVA, {"unit": "tkr"})
    assert {c.field: c.new for c in made} == {"/unit": "tkr", "/value": "140000"}


@pytest.mark.parametrize(
    "typed",
    [{"unit": "tkr", "value": "140"}, {"value": "140 000"}, {"unit": "påsar"}, {"printed": "se not"}],
    ids=["contradicts the unit", "contradicts what is printed", "unit unknown", "no number"],
)
def test_a_value_that_contradicts_the_page_or_does_not_follow_is_refused(desk: Desk, typed: dict[str, str]) -> None:
    with pytest.raises(Invalid) as refused:
        desk.decide.edit(opened(desk, "Snöröjning"), EVA, typed)
    assert set(refused.value.wrong) == {"value"}
    assert list(desk.corrections.all()) == []


def test_what_does_not_follow_may_be_given(desk: Desk) -> None:
    made = desk.decide.edit(opened(desk, "Snöröjning"), EVA, {"unit": "påsar", "value": "140 000"})
    assert {c.field: c.new for c in made} == {"/unit": "påsar", "/value": "140000"}


def test_the_same_change_reaches_the_rows_that_read_alike_and_no_others(desk: Desk) -> None:
    this = opened(desk, "Snöröjning")
    keys = [key(desk, says) for says in ("Snöröjning", "El", "Vinterväghållning")]
    alike = desk.decide.alike(this, keys, EVA, ["unit"])
    assert [one.now["label"] for one in alike.records] == ["Snöröjning", "El"], "the third has a unit"
    made = desk.decide.edit_alike(alike, EVA, {"unit": "tkr"})
    assert {(c.record_id, c.new) for c in made if c.field == "/value"} == {
        (keys[0].record_id, "140000"),
        (keys[1].record_id, "95000"),
    }
    assert opened(desk, "El").record.status is ReviewStatus.EDITED
    desk.decide.undo(made, EVA)
    assert opened(desk, "El").record.status is None


def test_the_same_change_leaves_what_others_have_or_decided_meanwhile(desk: Desk) -> None:
    this = opened(desk, "Snöröjning")
    keys = [key(desk, "Snöröjning"), key(desk, "El")]
    before = desk.decide.alike(this, keys, EVA, ["unit"])
    theirs = opened(desk, "El", OLLE)
    assert [one.now["label"] for one in desk.decide.alike(this, keys, EVA, ["unit"]).records] == ["Snöröjning"]
    with pytest.raises(Denied, match="olle"):
        desk.decide.edit_alike(before, EVA, {"unit": "tkr"})
    desk.decide.accept(theirs, OLLE)
    with pytest.raises(CorrectionsMoved):
        desk.decide.edit_alike(before, EVA, {"unit": "tkr"})
    assert [c.reviewer for c in desk.corrections.all()] == ["olle"]
