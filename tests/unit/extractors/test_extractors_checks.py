"""Each flag on a single record is raised where its doubt is, and not where it is not."""

from typing import Any

import pytest

from extractors.checks import all_checks, checked, whole_checks
from extractors.whole import Whole
from models.extraction import Extraction
from models.flags import Flag, Severity
from models.records import Record
from tests.unit.extractors.record_factory import amount, decision, extraction, goal, indicator, measure, place


def codes(record: Record, **more: Any) -> list[str]:
    """The codes of a record's flags, once checked."""
    whole: Extraction = checked(extraction(record, **more))
    return [flag.code for _, one in whole.records() for flag in one.flags]


RAISED: dict[str, list[Record]] = {
    "label_missing": [amount(label=None)],
    "unit_missing": [amount(unit=None)],
    "unit_inherited": [amount(unit_from="note"), amount(unit_from="heading", evidence={"unit": place("Belopp i kkr")})],
    "unit_misprint": [
        amount(evidence={"unit": place("Kostnader i kkkr")}),
        amount(printed="140 kkkr", places=(place("140 kkkr"),)),
    ],
    "sign_ambiguous": [
        amount(printed="(140)", value=-140, places=(place("(140)"),)),
        amount(printed="140-", value=-140, places=(place("140-"),)),
        amount(printed="- 140", value=-140, places=(place("- 140"),)),
        amount(label="socialnämndens underskott"),
    ],
    "printed_not_on_page": [
        amount(printed="140", places=(place("410"),)),
        indicator(value=64, places=(place("46"),)),
    ],
    "text_not_on_page": [decision(text="godkänna planen", places=(place("godkänna budgeten"),))],
    "negated": [decision(text="inte bevilja bygglov"), decision(text="avslå motionen"), measure(text="Ej bygga ut")],
    "responsible_unknown": [measure(responsible=("Xyzgruppen 4",))],
}
NOT_RAISED: dict[str, list[Record]] = {
    "label_missing": [amount(label="Skolskjuts"), indicator()],
    "unit_missing": [amount(unit="kkr"), amount(unit="kr")],
    "unit_inherited": [amount(unit_from="cell"), amount(unit_from="column"), amount(unit_from="caption")],
    "unit_misprint": [amount(evidence={"unit": place("Kostnader i kkr")}), amount(printed="140"), amount(label="kkkr")],
    "sign_ambiguous": [
        amount(printed="140"),
        amount(printed="-140", value=-140, places=(place("-140"),)),
        amount(label="underskott", value=-140, printed="-140", places=(place("-140"),)),
        amount(label="Underskott", column="2024"),
        amount(printed="140 tkr"),
    ],
    "printed_not_on_page": [
        amount(printed="1 400", places=(place("1\u00a0400"),)),
        indicator(value=64, places=(place("64 %"),)),
        indicator(value="7.5", places=(place("7,5"),)),
    ],
    "text_not_on_page": [
        decision(text="godkänna kommunikationsplanen", places=(place("godkänna kommunika- tionsplanen,"),)),
        goal(text="Öka tryggheten", places=(place("• Öka tryggheten"),)),
    ],
    "negated": [decision(text="bevilja bygglov"), measure(text="Bygga ut")],
    "responsible_unknown": [measure(responsible=("Socialnämnden", "rektor")), measure(responsible=("Anna Berg (S)",))],
}


@pytest.mark.parametrize(("code", "record"), [(code, r) for code, records in RAISED.items() for r in records])
def test_a_doubt_is_flagged(code: str, record: Record) -> None:
    assert code in codes(record)


@pytest.mark.parametrize(("code", "record"), [(code, r) for code, records in NOT_RAISED.items() for r in records])
def test_what_is_not_doubtful_is_not_flagged(code: str, record: Record) -> None:
    assert code not in codes(record)


@pytest.mark.parametrize(("code", "record"), [(code, records[0]) for code, records in RAISED.items()])
def test_a_flag_says_in_words_what_is_wrong_and_what_to_do(code: str, record: Record) -> None:
    (found,) = [one for _, one in checked(extraction(record)).records()]
    flag = next(flag for flag in found.flags if flag.code == code)
    assert flag.explanation.endswith(".")
    assert flag.remedy.endswith(".")


def test_flags_that_an_extractor_set_stay_and_stand_once() -> None:
    own = Flag(code="unit_missing", severity=Severity.INFO, explanation="Redan känt.", remedy="Ingenting.")
    other = Flag(code="label_unsure", severity=Severity.INFO, explanation="Osäker.", remedy="Se efter.")
    assert codes(amount(unit=None, flags=(own, other))) == ["unit_missing", "label_unsure"]


def test_checks_leave_other_records_alone() -> None:
    whole = extraction(goal())
    assert checked(whole) == whole


def test_each_check_answers_any_record_with_a_list() -> None:
    whole = extraction()
    for check in all_checks():
        assert isinstance(check(amount(), whole), list)


def test_each_check_of_a_whole_document_answers_an_empty_one() -> None:
    for check in whole_checks():
        assert list(check(Whole(extraction()))) == []


def test_a_check_that_fails_costs_its_own_flags_only_and_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(record: Record, _extraction: Extraction) -> list[Flag]:
        raise KeyError(record.id)

    checks = (breaks, *all_checks())
    monkeypatch.setattr("extractors.checks.all_checks", lambda: checks)
    found = checked(extraction(amount(unit=None), amount(id="budget_line-2", unit=None)))
    assert [issue.code for issue in found.issues] == ["check_failed"]
    assert "breaks failed: KeyError" in found.issues[0].explanation
    assert all(line.flags for line in found.budget_lines)
