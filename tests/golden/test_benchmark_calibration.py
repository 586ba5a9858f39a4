"""The fit behind confidence: what grounds are worth, how far from the priors, and documents left out whole."""

import math
from dataclasses import replace
from pathlib import Path

from benchmarks.calibrate import as_toml, of_desk
from benchmarks.calibration_report import Group, document
from extractors.confidence.weights import INTERCEPT, confidence, prior
from models.correction import Action, Correction
from review.evaluation.fitting import Seen, applied, fit, left_out
from review.evaluation.scoring import Judged
from tests.warehouse.warehouse_factory import day, extraction, measure, settings_in
from warehouse.corrections import corrections
from warehouse.session import loading


def seen(document: str, right: bool, *grounds: str, file: str | None = None, count: int = 1) -> list[Seen]:
    return [Seen(document, file or document, Judged(0.5, right, "goals", grounds))] * count


def documents(right: bool, *grounds: str, count: int, prefix: str = "d") -> list[Seen]:
    return [one for n in range(count) for one in seen(f"{prefix}{n}", right, *grounds)]


MIXED = [*documents(True, "stated", count=60), *documents(False, "vision", count=60, prefix="w")]


def test_what_goes_with_right_records_speaks_for_and_the_other_against() -> None:
    fitted = fit(MIXED)["goals"]
    assert fitted["stated"] > 0.5
    assert fitted["vision"] < -0.5
    assert confidence("goals", ("stated",), {"goals": fitted}) > 0.8
    assert confidence("goals", ("vision",), {"goals": fitted}) < 0.3


def test_the_same_records_give_the_same_weights_in_any_order() -> None:
    assert fit(MIXED) == fit(list(reversed(MIXED)))


def test_a_ground_that_little_is_known_of_stays_near_its_prior() -> None:
    fitted = fit([*MIXED, *seen("x", True, "contradicted")])["goals"]
    assert abs(fitted["contradicted"] - prior("goals", "contradicted")) < 0.5


def test_many_records_of_one_document_weigh_less_than_many_documents() -> None:
    in_one = fit([*MIXED, *seen("one", True, "numbered", count=50)])["goals"]
    in_many = fit([*MIXED, *documents(True, "numbered", count=50, prefix="m")])["goals"]
    assert 0 < in_one["numbered"] < in_many["numbered"]


def test_variations_of_a_document_count_as_one() -> None:
    varied = [one for n in range(20) for one in seen("one", True, "numbered", file=f"one~{n}")]
    once, often = (fit([*MIXED, *more])["goals"]["numbered"] for more in (seen("one", True, "numbered"), varied))
    assert math.isclose(once, often, abs_tol=0.011)


def test_a_document_is_held_against_weights_fitted_without_it_and_its_variations() -> None:
    odd = [*seen("odd", False, "numbered"), *seen("odd", False, "numbered", file="odd~1")]
    held = {(one.document, one.file): one.judged.confidence for one in left_out([*MIXED, *odd], odd)}
    without = applied(fit(MIXED), odd)
    assert [held[one.document, one.file] for one in odd] == [one.judged.confidence for one in without]


def test_no_document_of_the_same_municipality_has_a_part_in_what_one_is_held_against() -> None:
    [odd], [sister] = seen("odd", False, "numbered"), seen("sister", False, "numbered")
    here = [replace(one, municipality="Tierp") for one in (odd, sister)]
    [held, _] = left_out([*MIXED, *here], here)
    assert held.judged.confidence == applied(fit(MIXED), [odd])[0].judged.confidence
    [elsewhere] = left_out([*MIXED, *here], [replace(odd, municipality="Sala")])
    assert elsewhere.judged.confidence < held.judged.confidence


def test_what_reviewers_judged_is_fitted_on_with_its_municipality(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, parquet=False, snapshots_kept=0)
    rejected = Correction(
        document_id="a" * 64, relation="measure", record_id="m1", action=Action.REJECT, extractor_version="v1",
        reviewer="eva", at=day(5),
    )  # fmt: skip
    with corrections(settings.corrections) as store, loading(settings) as warehouse:
        store.append([rejected])
        warehouse.load(extraction(measures=(measure(1, grounds=("in_table",)), measure(2))))
        warehouse.publish()
    [one] = of_desk(settings.data)
    assert (one.document, one.municipality) == ("a", "Trelleborg")
    assert (one.judged.kind, one.judged.right, one.judged.grounds) == ("measures", False, ("in_table",))


def test_the_weights_file_holds_names_and_numbers_only() -> None:
    text = as_toml({"goals": {INTERCEPT: 0.5, "stated": -1.25}})
    assert text == "\n[goals]\nintercept = 0.5\nstated = -1.25\n"


def test_the_report_says_whether_what_is_asked_for_was_reached() -> None:
    sure, half = applied({"goals": {INTERCEPT: 9.0}}, MIXED[:60]), applied({"goals": {INTERCEPT: 9.0}}, MIXED)
    assert "100.0% of the sure records are right (reached: 95 %)" in document([Group("all", sure)], {})
    assert "50.0% of the sure records are right (not reached: 95 %)" in document([Group("all", half)], {})
