"""Each flag is raised where its doubt is, and not where it is not."""

from decimal import Decimal
from typing import Any

import pytest

from extractors.checks import all_checks, checked
from models.document import SourceDocument
from models.extraction import Extraction
from models.flags import Flag, Severity
from models.provenance import BBox, Provenance
from models.records import BudgetLine, Goal


def place(quote: str) -> Provenance:
    return Provenance(page=1, bbox=BBox(0, 0, 1, 1), quote=quote)


def amount(**more: Any) -> BudgetLine:
    given: dict[str, Any] = {"id": "budget_line-1", "places": (place("140"),), "extractor": "budget_lines"}
    given |= {"label": "Drift", "value": Decimal(140), "printed": "140", "unit": "kkr"}
    return BudgetLine(**given | more)


def flagged(*lines: BudgetLine, **more: Any) -> list[list[str]]:
    source = SourceDocument(id="0" * 64, path="a.pdf")
    whole = Extraction(
        source=source, extractor_version="0" * 12, pipeline="blank:sv", n_pages=1, budget_lines=lines, **more
    )
    return [[flag.code for flag in line.flags] for line in checked(whole).budget_lines]


RAISED: dict[str, list[dict[str, Any]]] = {
    "unit_missing": [{"unit": None}],
    "unit_misprint": [{"evidence": {"unit": place("Kostnader i kkkr")}}, {"printed": "140 kkkr"}],
}
NOT_RAISED: dict[str, list[dict[str, Any]]] = {
    "unit_missing": [{"unit": "kkr"}, {"unit": "kr"}],
    "unit_misprint": [{"evidence": {"unit": place("Kostnader i kkr")}}, {"printed": "140 kkr"}, {"label": "kkkr"}],
}


@pytest.mark.parametrize(("code", "fields"), [(code, f) for code, found in RAISED.items() for f in found])
def test_a_doubt_is_flagged(code: str, fields: dict[str, Any]) -> None:
    assert code in flagged(amount(**fields))[0]


@pytest.mark.parametrize(("code", "fields"), [(code, f) for code, found in NOT_RAISED.items() for f in found])
def test_what_is_not_doubtful_is_not_flagged(code: str, fields: dict[str, Any]) -> None:
    assert code not in flagged(amount(**fields))[0]


@pytest.mark.parametrize("code", RAISED)
def test_a_flag_says_in_words_what_is_wrong_and_what_to_do(code: str) -> None:
    source = SourceDocument(id="0" * 64, path="a.pdf")
    lines = tuple(amount(**fields) for fields in RAISED[code])
    whole = checked(
        Extraction(source=source, extractor_version="0" * 12, pipeline="blank:sv", n_pages=1, budget_lines=lines)
    )
    for line in whole.budget_lines:
        flag = next(flag for flag in line.flags if flag.code == code)
        assert flag.explanation.endswith(".")
        assert flag.remedy.endswith(".")


def test_flags_that_an_extractor_set_stay_and_stand_once() -> None:
    own = Flag(code="unit_missing", severity=Severity.INFO, explanation="Redan känt.", remedy="Ingenting.")
    other = Flag(code="label_unsure", severity=Severity.INFO, explanation="Osäker.", remedy="Se efter.")
    assert flagged(amount(unit=None, flags=(own, other))) == [["unit_missing", "label_unsure"]]


def test_checks_leave_other_records_alone() -> None:
    goal = Goal(id="goal-1", places=(place("Mål"),), extractor="goals", text="Mål")
    source = SourceDocument(id="0" * 64, path="a.pdf")
    whole = Extraction(source=source, extractor_version="0" * 12, pipeline="blank:sv", n_pages=1, goals=(goal,))
    assert checked(whole) == whole


def test_each_check_answers_any_record_with_a_list() -> None:
    source = SourceDocument(id="0" * 64, path="a.pdf")
    whole = Extraction(source=source, extractor_version="0" * 12, pipeline="blank:sv", n_pages=1)
    for check in all_checks():
        assert isinstance(check(amount(), whole), list)
