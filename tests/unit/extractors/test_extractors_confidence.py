"""A record's confidence is what its grounds give: what it was made on, what it shows, what it is flagged for."""

import math

import pytest

from extractors.confidence.seen import table_grounds
from extractors.confidence.shown import shown
from extractors.confidence.together import together
from extractors.confidence.weak import low_confidence
from extractors.confidence.weighing import weighed
from extractors.confidence.weights import INTERCEPT, confidence, prior, priors, weight, weights
from models.flags import Flag, Severity
from models.provenance import BBox, Provenance
from models.records import RECORD_LISTS, UnitSource
from tests.unit.extractors.page_factory import table
from tests.unit.extractors.record_factory import amount, cell, document, extraction, goal, indicator, measure

DOUBT = Flag(code="table_ragged", severity=Severity.WARNING, explanation="Ojämn.", remedy="Se efter.")
KINDS = {*RECORD_LISTS, "participants", "document", "meeting"}


def test_grounds_add_up_in_log_odds() -> None:
    fitted = {"measures": {INTERCEPT: 1.0, "in_table": 0.5, "need": -2.0}}
    assert confidence("measures", (), fitted) == round(1 / (1 + math.exp(-1.0)), 2)
    assert confidence("measures", ("in_table", "need"), fitted) == round(1 / (1 + math.exp(0.5)), 2)


def test_a_ground_told_twice_counts_once() -> None:
    fitted = {"goals": {INTERCEPT: 0.0, "stated": 1.0}}
    assert confidence("goals", ("stated", "stated"), fitted) == confidence("goals", ("stated",), fitted)


@pytest.mark.parametrize("log_odds", [-1000.0, 1000.0])
def test_no_ground_proves_anything(log_odds: float) -> None:
    assert 0 < confidence("goals", ("stated",), {"goals": {"stated": log_odds}}) < 1


def test_a_ground_without_fit_or_prior_tells_nothing_either_way() -> None:
    assert weight("goals", "no_such_ground") == 0.0
    assert confidence("goals", ("no_such_ground",)) == confidence("goals", ())


def test_what_was_not_fitted_has_its_prior() -> None:
    assert weight("goals", "contradicted", {}) == priors()["any"]["contradicted"]
    assert weight("measures", "only_parsed", {}) == priors()["measures"]["only_parsed"]


def test_every_flag_speaks_against_a_record_unless_it_has_a_prior_of_its_own() -> None:
    assert prior("goals", "flag_of_a_check_to_come") == priors()["any"]["flag"] < 0
    assert prior("measures", "flag_negated") == priors()["any"]["flag_negated"] == 0


def test_the_weights_file_is_of_record_types_and_finite_numbers() -> None:
    assert set(weights()) <= KINDS
    for kind, known in weights().items():
        assert INTERCEPT in known, kind
        assert all(math.isfinite(value) and abs(value) < 10 for value in known.values()), kind


def test_a_record_is_as_sure_as_its_grounds_say() -> None:
    whole = weighed(extraction(goal(grounds=("stated",), confidence=1.0)))
    [found] = whole.goals
    assert found.grounds == ("stated",)
    assert found.confidence == confidence("goals", found.grounds)


def test_flags_and_what_a_record_shows_are_grounds_too() -> None:
    [plain] = weighed(extraction(amount(grounds=("in_table",), unit_from="caption"))).budget_lines
    [doubted] = weighed(extraction(amount(grounds=("in_table",), unit_from="caption", flags=(DOUBT,)))).budget_lines
    assert plain.grounds == ("in_table", "unit_in_caption", "period_missing")
    assert doubted.grounds == (*plain.grounds, "flag_table_ragged")
    assert doubted.confidence < plain.confidence


def test_document_and_meeting_are_weighed_as_well() -> None:
    found = weighed(extraction(document=document(grounds=("kind_unknown",)))).document
    assert found is not None
    assert found.confidence == confidence("document", ("kind_unknown",))


def test_no_record_is_surer_than_its_least_sure_word() -> None:
    seen = Provenance(page=1, bbox=BBox(0, 0, 9, 9), quote="Mål", ocr=0.45)
    [found] = weighed(extraction(goal(grounds=("stated",), places=(seen,)))).goals
    assert "ocr" in found.grounds
    assert found.confidence == pytest.approx(confidence("goals", found.grounds) * 0.45 / 0.9, abs=0.001)


def test_what_little_speaks_for_is_flagged() -> None:
    [weak] = weighed(extraction(amount(label=None, unit=None, grounds=("label_missing",)))).budget_lines
    assert weak.confidence < 0.65
    assert [flag.code for flag in weak.flags] == ["low_confidence"]
    assert "flag_low_confidence" not in weak.grounds
    assert low_confidence(amount(confidence=0.64))
    assert low_confidence(amount(confidence=0.65)) == []


def test_a_deadline_that_has_a_date_is_told_from_one_that_has_none() -> None:
    assert "deadline_parsed" in shown(measure(deadline="2025", deadline_from="2025-01-01", deadline_to="2025-12-31"))
    assert "deadline_unparsed" in shown(measure(deadline="löpande"))


def test_two_values_for_one_thing_contradict_each_other() -> None:
    same = {"name": "NMI", "subject": "Arvika", "period": "2019", "unit": "index"}
    two = [indicator(id="a", value=61, **same), indicator(id="b", value=62, **same)]
    other = indicator(id="c", value=60, **same | {"period": "2018"})
    assert together(extraction(*two, other)) == {"a": ("contradicted",), "b": ("contradicted",)}
    again = indicator(id="b", value=61, **same)
    assert together(extraction(two[0], again)) == {}


def test_a_column_whose_total_is_its_sum_bears_its_amounts_out() -> None:
    parts = [cell(row, 1, value) for row, value in enumerate(("41", "68", "131"))]
    assert set(together(extraction(*parts, cell(3, 1, "240", is_total=True)))) == {
        f"budget_line-{row}-1" for row in range(4)
    }
    assert together(extraction(*parts, cell(3, 1, "250", is_total=True))) == {}
    assert together(extraction(*parts)) == {}


def test_a_sum_bears_out_figures_and_not_the_year_that_was_told_elsewhere() -> None:
    parts = [cell(n, 1, value) for n, value in enumerate(("100", "90", "50"))]
    column = [*parts, cell(3, 1, "240", is_total=True)]
    dated = [one.model_copy(update={"grounds": ("period_in_header",)}) for one in column]
    around = [one.model_copy(update={"grounds": ("period_around",)}) for one in column]
    assert set(together(extraction(*dated)).values()) == {("sums_agree",)}
    assert set(together(extraction(*around)).values()) == {("sums_agree_undated",)}


def test_two_parts_are_too_few_to_bear_a_total_out() -> None:
    parts = [cell(0, 1, "41"), cell(1, 1, "68")]
    assert together(extraction(*parts, cell(2, 1, "109", is_total=True))) == {}


def test_a_table_tells_how_it_is_drawn_and_how_whole_it_is() -> None:
    whole = table(("Post", "2023", "2024"), ("Hyra", "10", "12"), ("El", "3", "4"))
    assert table_grounds(whole) == ("table_ruled", "table_full")
    spaced = whole.model_copy(update={"is_ruled": False})
    assert "table_borderless" in table_grounds(spaced)
    holes = table(("Post", "2023", "2023"), ("Hyra", "", "12"), ("", "3", ""))
    assert set(table_grounds(holes)) == {"table_ruled", "table_sparse", "headers_alike"}
    assert "headers_blank" in table_grounds(table(("Post", ""), ("Hyra", "10")))
    assert "table_headless" in table_grounds(table(("Hyra", "10"), ("El", "3"), header_rows=0))


def test_an_amount_of_which_the_table_tells_all_is_told_from_one_that_has_its_year_from_elsewhere() -> None:
    whole = cell(1, 1, "240").model_copy(
        update={"grounds": ("header_matched", "label_in_row", "period_in_header"), "unit_from": UnitSource.COLUMN}
    )
    around = whole.model_copy(update={"grounds": ("header_matched", "label_in_row", "period_around")})
    noted = whole.model_copy(update={"unit_from": UnitSource.NOTE})
    assert ["told_in_table" in shown(one) for one in (whole, around, noted)] == [True, False, False]
