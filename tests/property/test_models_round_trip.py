"""Each type that is handed from step to step serialises to JSON and back unchanged."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from models.extraction import Extraction
from models.provenance import BBox, Provenance
from models.records import RECORD_LISTS, Member
from tests.unit.models.model_strategies import TYPES, boxes, extractions, filled, provenances

ANY = pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)


@ANY
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_json_and_back_is_the_same(kind: type[BaseModel], data: st.DataObject) -> None:
    one = data.draw(TYPES[kind])
    assert kind.model_validate_json(one.model_dump_json()) == one


@ANY
@settings(max_examples=3, deadline=None)
@given(data=st.data())
def test_an_unknown_key_is_refused(kind: type[BaseModel], data: st.DataObject) -> None:
    dumped = data.draw(TYPES[kind]).model_dump(mode="json")
    with pytest.raises(ValidationError, match="misspelt"):
        kind.model_validate({**dumped, "misspelt": 1})


@settings(max_examples=25, deadline=None)
@given(one=extractions)
def test_the_public_format_has_every_record_with_its_page(one: Extraction) -> None:
    written = one.to_records()
    for name in RECORD_LISTS:
        found = getattr(one, name)
        assert [(record["id"], record["page"]) for record in written[name]] == [(r.id, r.page) for r in found]
    for line, record in zip(one.budget_lines, written["budget_lines"], strict=True):
        assert Decimal(record["value"]) == line.value or record["value"] == float(line.value)


@settings(max_examples=30, deadline=None)
@given(boxes, boxes)
def test_a_union_holds_both_and_overlap_knows_no_order(one: BBox, other: BBox) -> None:
    both = BBox.union([one, other])
    assert both.holds(one)
    assert both.holds(other)
    assert one.overlap(other) == other.overlap(one) >= 0


@given(name=filled, place=provenances)
@settings(max_examples=10, deadline=None)
def test_a_vacant_seat_has_no_name(name: str, place: Provenance) -> None:
    with pytest.raises(ValidationError, match="vacant"):
        Member(name=name, vacant=True, place=place)
