"""Scores on the terminal: what a person who evaluates is told."""

import pytest

from cli.scores import show
from review.evaluation.calibration import binned, calibration_error
from review.evaluation.fitting import Seen, left_out
from review.evaluation.scoring import Json, score

PLACES = ("Sala", "Tierp", "Kiruna", "Mora", "Eda")


def document(municipality: str, *, right: bool, ground: str) -> tuple[Json, Json]:
    """Gold and what was found: four goals, all with one ground, whose deadline is right or wrong."""
    goals = [{"text": f"Mål nummer {'abcd'[n] * 9}", "deadline": "2025", "page": 1} for n in range(4)]
    head = {"document": {"municipality": municipality}}
    found = [g | {"confidence": 0.95, "grounds": [ground], "deadline": "2025" if right else "2031"} for g in goals]
    return {**head, "goals": goals}, {**head, "goals": found}


def told(capsys: pytest.CaptureFixture[str], *pairs: tuple[Json, Json]) -> str:
    named = [(str(n), score(gold, found, str(n))) for n, (gold, found) in enumerate(pairs)]
    show(named, {str(n): gold for n, (gold, _) in enumerate(pairs)})
    return capsys.readouterr().out


def test_all_columns_fit_a_terminal_of_eighty_characters(capsys: pytest.CaptureFixture[str]) -> None:
    header = told(capsys, document("Sala", right=True, ground="stated")).splitlines()[0]
    assert header.split() == ["Type", "expected", "found", "right", "precision", "recall", "F1", "fields", "complete"]


def test_what_is_sure_is_held_against_what_is_right(capsys: pytest.CaptureFixture[str]) -> None:
    said = told(
        capsys, document("Sala", right=True, ground="stated"), document("Tierp", right=False, ground="numbered")
    )
    assert "8 of 8 records are at least 0.9 sure, 50% of them right in all fields." in said
    assert "Expected calibration error 0.450." in said
    assert "fitted anew" not in said, "two municipalities are too few to learn from"


def test_confidence_is_fitted_anew_without_the_municipality_that_it_is_held_against(
    capsys: pytest.CaptureFixture[str],
) -> None:
    odd = document("Falun", right=False, ground="numbered")  # only Falun's documents show what this ground is worth
    pairs = [*(document(place, right=True, ground="stated") for place in PLACES), odd, odd]
    said = told(capsys, *pairs)
    by_municipality, by_document = error(pairs, by_municipality=True), error(pairs, by_municipality=False)
    assert said.splitlines()[-1] == f"Expected calibration error {by_municipality:.3f}."
    assert by_municipality > by_document + 0.01


def error(pairs: list[tuple[Json, Json]], *, by_municipality: bool) -> float:
    """The calibration error with a municipality's documents, or each document alone, left out of the fit."""
    seen = [
        Seen(str(n), str(n), judged, gold["document"]["municipality"] if by_municipality else None)
        for n, (gold, found) in enumerate(pairs)
        for judged in score(gold, found).judged
    ]
    return calibration_error(binned([(one.judged.confidence, one.judged.right) for one in left_out(seen, seen)]))
