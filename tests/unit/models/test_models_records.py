"""What records refuse, and the public format they are written in."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from models.correction import Action, Correction
from models.document import Issue, SourceDocument
from models.extraction import Extraction
from models.flags import Flag, Severity
from models.provenance import BBox, Provenance
from models.records import (
    RECORD_LISTS,
    AgendaItem,
    BudgetLine,
    Decision,
    Goal,
    Indicator,
    Measure,
    Meeting,
    Member,
    Participant,
    Record,
    Status,
    WorkingGroup,
)
from models.run import LoadResult

PLACE = Provenance(page=3, bbox=BBox(1, 2, 3, 4), quote="Text")
BASE: dict[str, Any] = {"id": "x-1", "places": (PLACE,), "extractor": "test"}
SOURCE = SourceDocument(id="ab" * 32, path="/somewhere/a.pdf")
FLAG = Flag(code="unit_missing", severity=Severity.ERROR, explanation="Enhet saknas.", remedy="Se efter.")


def extraction(**lists: Any) -> Extraction:
    return Extraction(source=SOURCE, extractor_version="0" * 12, pipeline="blank:sv", n_pages=3, **lists)


def refused(kind: type[Any], **values: Any) -> bool:
    try:
        kind(**values)
    except ValidationError:
        return True
    return False


class TestRefusals:
    @pytest.mark.parametrize(
        ("kind", "needed"),
        [
            (AgendaItem, {"number": "1"}),
            (Decision, {"status": Status.DECIDED, "text": "bifaller"}),
            (Measure, {"text": "Utreda"}),
            (BudgetLine, {"value": 1, "printed": "1"}),
            (Indicator, {"name": "NMI", "value": 1}),
            (WorkingGroup, {"name": "Styrgrupp"}),
            (Goal, {"text": "Alla ska nå målen"}),
            (Participant, {"name": "Eva Ek"}),
            (Meeting, {}),
        ],
    )
    def test_unknown_keys_places_and_ids(self, kind: type[Record], needed: dict[str, Any]) -> None:
        assert kind(**BASE, **needed).page == 3
        assert refused(kind, **BASE, **needed, misspelt=1)
        assert refused(kind, **BASE | {"places": ()}, **needed)
        assert refused(kind, **BASE | {"id": ""}, **needed)
        assert refused(kind, **BASE, **needed, confidence=1.1)
        for name in needed:
            assert refused(kind, **BASE, **{key: value for key, value in needed.items() if key != name})

    def test_records_do_not_change(self) -> None:
        with pytest.raises(ValidationError, match="frozen"):
            Goal(**BASE, text="Mål").text = "Annat"  # type: ignore[misc]

    def test_nobody_sits_in_a_vacant_seat(self) -> None:
        assert refused(Member, name="Eva Ek", vacant=True, place=PLACE)
        assert not refused(Member, name=None, vacant=True, represents="SN", place=PLACE)
        assert not refused(Member, name=None, vacant=False, role="ekonom", place=PLACE)

    @pytest.mark.parametrize(
        ("as_of", "fine"),
        [("2009", True), ("2009-11", True), ("2009-11-30", True), ("nov 2009", False), ("09-11", False)],
    )
    def test_a_group_is_as_of_an_iso_date(self, as_of: str, fine: bool) -> None:
        assert refused(WorkingGroup, **BASE, name="Styrgrupp", as_of=as_of) is not fine

    @pytest.mark.parametrize(("time", "fine"), [("18:00", True), ("8:00", False), ("18.00", False)])
    def test_times_have_four_digits(self, time: str, fine: bool) -> None:
        assert refused(Meeting, **BASE, start=time) is not fine

    def test_a_currency_has_three_capitals(self) -> None:
        assert refused(BudgetLine, **BASE, value=1, printed="1", currency="kr")
        assert not refused(BudgetLine, **BASE, value=1, printed="1", currency=None)

    def test_a_document_is_named_by_a_sha256(self) -> None:
        assert refused(SourceDocument, id="AB" * 32, path="a.pdf")
        assert refused(SourceDocument, id="ab", path="a.pdf")

    @pytest.mark.parametrize("code", ["Unit missing", "unit-missing", "", "1st"])
    def test_codes_are_names(self, code: str) -> None:
        assert refused(Flag, code=code, severity=Severity.INFO, explanation="", remedy="")
        assert refused(Issue, code=code, file="a.pdf", explanation="", remedy="")

    def test_an_edit_and_only_an_edit_names_a_field(self) -> None:
        about = {
            "document_id": "d",
            "relation": "measure",
            "record_id": "x",
            "extractor_version": "0",
            "reviewer": "eva",
            "at": "2024-01-01T12:00:00Z",
        }
        assert not refused(Correction, **about, action=Action.EDIT, field="/deadline")
        assert refused(Correction, **about, action=Action.EDIT)
        assert refused(Correction, **about, action=Action.ACCEPT, field="/deadline")
        assert refused(Correction, **about, action=Action.EDIT, field="deadline")


class TestPublicFormat:
    def test_a_record_has_its_page_and_its_flags_as_codes(self) -> None:
        found = extraction(goals=(Goal(**BASE, text="Mål", flags=(FLAG,)),)).to_records()["goals"][0]
        assert found["page"] == 3
        assert found["flags"] == ["unit_missing"]
        assert found["places"] == [{"page": 3, "bbox": [1, 2, 3, 4], "quote": "Text"}]

    @pytest.mark.parametrize(
        ("value", "written"), [("140000", 140000), ("1E+6", 1000000), ("2.50", 2.5), ("-0.3", -0.3), ("2.0", 2)]
    )
    def test_an_amount_is_a_number(self, value: str, written: float) -> None:
        line = BudgetLine(**BASE, value=Decimal(value), printed=value)
        found = extraction(budget_lines=(line,)).to_records()["budget_lines"][0]["value"]
        assert found == written
        assert type(found) is type(written)

    def test_those_present_are_in_the_meeting(self) -> None:
        meeting = Meeting(**BASE, participants=(Participant(**BASE, name="Eva Ek"),))
        found = extraction(meeting=meeting).to_records()["meeting"]["participants"]
        assert [(one["name"], one["page"], one["flags"]) for one in found] == [("Eva Ek", 3, [])]

    def test_nothing_read_is_nothing_said(self) -> None:
        assert extraction().to_records() == {
            "document": None,
            "meeting": None,
            **{name: [] for name in RECORD_LISTS},
            "pipeline": "blank:sv",
            "issues": [],
        }

    def test_records_come_by_list_in_the_order_of_the_format(self) -> None:
        goal, item = Goal(**BASE, text="Mål"), AgendaItem(**BASE, number="1")
        assert list(extraction(goals=(goal,), agenda_items=(item,)).records()) == [
            ("agenda_items", item),
            ("goals", goal),
        ]


def test_loads_add_up() -> None:
    one = LoadResult(inserted=1, changed=2, unchanged=3, withdrawn=4, flagged=5)
    assert one + one == LoadResult(inserted=2, changed=4, unchanged=6, withdrawn=8, flagged=10)
    assert one + LoadResult() == one
