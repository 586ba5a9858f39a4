"""The script that scores a folder of PDFs."""

import json
import shutil
from pathlib import Path

import pytest

from benchmarks.extraction import main
from review.evaluation.gold import gold_files
from review.evaluation.scoring import RULES
from samples.build import SAMPLES
from tests.golden.golden_documents import READABLE, UNREAD

NAME = "kallelse_varberg"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one document and its gold."""
    shutil.copy(SAMPLES / f"{NAME}.pdf", tmp_path)
    shutil.copy(SAMPLES / "expected" / f"{NAME}.json", tmp_path / f"{NAME}.gold.json")
    return tmp_path


def test_it_prints_a_table_with_a_row_for_every_type(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), str(folder)]) == 0
    rows = [line.split(" | ") for line in capsys.readouterr().out.strip("| \n").splitlines()]
    assert rows[0][1].rstrip(" |") == NAME
    assert [row[0].strip("| ") for row in rows[2:]] == [*RULES, "micro", "macro", "document fields"]


def test_it_prints_all_counts_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), str(folder), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {NAME, "all"}
    assert found["all"] == found[NAME]
    assert found[NAME]["agenda_items"]["gold"] > 0


def test_a_document_that_is_missing_scores_nothing_and_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / f"{NAME}.pdf").unlink()
    assert main([str(folder), str(folder), "--misses"]) == 0
    printed = capsys.readouterr()
    assert f"{NAME}.pdf" in printed.err
    assert f"- {NAME} agenda_items: number='1'" in printed.out


def test_without_gold_it_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), str(tmp_path)]) == 1
    assert "no gold" in capsys.readouterr().err


def test_documents_that_cannot_be_read_are_left_out() -> None:
    found = gold_files(SAMPLES / "expected")
    assert set(found) == set(READABLE)
    assert not set(found) & set(UNREAD)
