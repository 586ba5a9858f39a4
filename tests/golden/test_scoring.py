"""The scorer itself: what counts as a match, and that it agrees with the one that the gold of the corpus came with."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from review.evaluation.scoring import RULES, Tally, pooled, score
from tests.golden.golden_documents import EXPECTED, READABLE, sample


def goal(text: str, page: int = 1, **more: object) -> dict[str, Any]:
    return {"text": text, "page": page, **more}


def tally_of(kind: str, gold: dict[str, Any], predicted: dict[str, Any]) -> tuple[int, int, int]:
    tally = score(gold, predicted).tallies[kind]
    return tally.gold, tally.predicted, tally.matched


@pytest.mark.parametrize("name", READABLE)
def test_what_is_expected_scores_full_marks_against_itself(name: str) -> None:
    result = score(EXPECTED[name], EXPECTED[name], name)
    assert result.micro_f1 == result.macro_f1 == result.document_fields == 1
    assert not result.misses
    assert all(tally.field_share in (None, 1) for tally in result.tallies.values())


@pytest.mark.parametrize(
    ("found", "matched"),
    [
        (goal("Alla elever ska nå målen."), 1),
        (goal("alla elever skall nå målen"), 1),
        (goal("Alla elever ska nå målen", page=2), 1),
        (goal("Alla elever ska nå målen", page=3), 0),
        (goal("Sjukfrånvaron ska minska"), 0),
    ],
)
def test_a_text_matches_when_it_is_alike_and_near(found: dict[str, Any], matched: int) -> None:
    assert tally_of("goals", {"goals": [goal("Alla elever ska nå målen")]}, {"goals": [found]}) == (1, 1, matched)


def test_each_record_matches_once() -> None:
    text = goal("Alla elever ska nå målen")
    assert tally_of("goals", {"goals": [text]}, {"goals": [text, text]}) == (1, 2, 1)


def test_a_number_is_a_key_however_it_is_written() -> None:
    gold = {"budget_lines": [{"label": "Drift", "column": None, "value": 140000, "page": 1}]}
    same = {"budget_lines": [{"label": "Drift", "column": None, "value": 140000.0, "page": 1}]}
    other = {"budget_lines": [{"label": "Drift", "column": None, "value": 140, "page": 1}]}
    assert tally_of("budget_lines", gold, same) == (1, 1, 1)
    assert tally_of("budget_lines", gold, other) == (1, 1, 0)


def test_a_cell_is_named_by_its_row_and_its_column_in_either_order() -> None:
    gold = {"budget_lines": [{"label": "2009", "column": "Driftskostnad", "value": 1, "page": 1}]}
    turned = {"budget_lines": [{"label": "Driftskostnad", "column": "2009", "value": 1, "page": 1}]}
    assert tally_of("budget_lines", gold, turned) == (1, 1, 1)


def test_an_uncertain_record_counts_neither_way() -> None:
    unsure = {"goals": [], "uncertain": [{"type": "goals", **goal("Alla elever ska nå målen")}]}
    assert tally_of("goals", unsure, {"goals": [goal("Alla elever ska nå målen")]}) == (0, 0, 0)
    assert tally_of("goals", unsure, {"goals": []}) == (0, 0, 0)


def test_members_and_participants_are_scored_where_they_sit() -> None:
    gold = {
        "meeting": {"participants": [{"name": "Eva Ek", "party": "S"}]},
        "working_groups": [{"name": "Styrgrupp", "page": 2, "members": [{"name": None, "vacant": True}]}],
    }
    result = score(gold, gold)
    assert result.tallies["participants"].matched == result.tallies["members"].matched == 1


def test_scores_are_pooled_by_their_counts() -> None:
    good = score({"goals": [goal("Ett")]}, {"goals": [goal("Ett")]})
    bad = score({"goals": [goal("Två"), goal("Tre"), goal("Fyra")]}, {})
    both = pooled([good, bad])
    assert both.tallies["goals"] == Tally(gold=4, predicted=1, matched=1, fields=1, fields_right=1, complete=1)
    assert both.tallies["goals"].f1 == pytest.approx(0.4)
    assert len(both.misses) == 3


def test_a_type_nobody_expects_counts_for_micro_not_for_macro() -> None:
    result = score({"goals": [goal("Ett")]}, {"goals": [goal("Ett")], "measures": [goal("Två")]})
    assert result.macro_f1 == 1
    assert result.micro_f1 == pytest.approx(2 / 3)


@pytest.mark.slow
def test_it_agrees_with_the_scorer_of_the_corpus(shared_corpus: Path, tmp_path: Path) -> None:
    outside = shared_corpus.parent / "score.py"
    if not outside.is_file():
        pytest.skip(f"the corpus has no scorer at {outside}")
    for folder in ("gold", "found"):
        (tmp_path / folder).mkdir()
    for name in READABLE:
        (tmp_path / "gold" / f"{name}.gold.json").write_text(json.dumps(EXPECTED[name]), encoding="utf-8")
        (tmp_path / "found" / f"{name}.json").write_text(json.dumps(sample(name).records), encoding="utf-8")
    command = [sys.executable, str(outside), str(tmp_path / "gold"), str(tmp_path / "found"), "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    ours = pooled(score(EXPECTED[name], sample(name).records, name) for name in READABLE)
    for kind in RULES:
        tally = ours.tallies[kind]
        assert tally.f1 == pytest.approx(theirs[kind]["f1"], abs=0.02), kind
        assert tally.field_share == pytest.approx(theirs[kind]["fields_share"], abs=0.02), kind
    assert ours.micro_f1 == pytest.approx(theirs["micro_f1"], abs=0.02)
    assert ours.macro_f1 == pytest.approx(theirs["macro_f1"], abs=0.02)
    assert ours.document_fields == pytest.approx(theirs["document_fields"], abs=0.02)
