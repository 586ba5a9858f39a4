"""The tables' benchmark: what it counts, and that tables of the competition's files are read."""

import json
from pathlib import Path

import pytest

from benchmarks.tables import Tally, figures, main, ours, pooled, tallies


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    tally = Tally(gold=8, predicted=10, hit=6)
    assert (tally.precision, tally.recall) == (0.6, 0.75)
    assert tally.f1 == pytest.approx(2 * 0.6 * 0.75 / (0.6 + 0.75))


def test_pooled_counts_relations_and_the_mean_counts_documents() -> None:
    named = [("a", Tally(100, 100, 100)), ("b", Tally(10, 10, 0))]
    found = figures(named)
    assert found["f1_pooled"] == round(pooled([tally for _, tally in named]).f1, 3) == 0.909
    assert found["f1_by_document"] == 0.5


def test_a_folder_without_ground_truth_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 1
    assert "no ground truth" in capsys.readouterr().err


def test_our_tables_are_scored_and_kept(shared_corpus: Path, tmp_path: Path) -> None:
    folder, out = tmp_path / "one", tmp_path / "out"
    folder.mkdir()
    out.mkdir()
    for name in ("score_tables.py", "eu-003.pdf", "eu-003-str.xml"):
        (folder / name).symlink_to(shared_corpus / "tables" / name)
    ((name, tally),) = tallies(folder, ours, out)
    assert name == "eu-003"
    assert tally.f1 >= 0.95
    assert json.loads((out / "eu-003.json").read_text(encoding="utf-8"))["tables"][0]["rows"]
