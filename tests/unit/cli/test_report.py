"""A run on the terminal: everything fits, each fault is told once."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cli.report import print_run
from models.records import RECORD_LISTS
from models.run import DocumentOutcome, LoadResult, OutcomeCode, Run

NOW = datetime(2026, 1, 1, tzinfo=UTC)
NOTHING = LoadResult()
LONG = "in/ett_mycket_langt_namn_pa_ett_protokoll_2021-02-11.pdf"


def failed(path: str) -> DocumentOutcome:
    return DocumentOutcome(
        path=path, outcome=OutcomeCode.FAILED, code="encrypted", explanation="asks for a password", remedy="Ask for it."
    )


def said(capsys: pytest.CaptureFixture[str], *outcomes: DocumentOutcome, loaded: LoadResult = NOTHING) -> str:
    run = Run(id="r", flow="ingest", started_at=NOW, extractor_version="v", outcomes=outcomes, loaded=loaded)
    print_run(run, Path("data/published.duckdb"))
    return capsys.readouterr().out


def test_all_record_types_fit_on_eighty_characters(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cli.tables._WITHOUT_TERMINAL", 80)
    records = dict.fromkeys(RECORD_LISTS, 12345)
    outcome = DocumentOutcome(path=LONG, outcome=OutcomeCode.LOADED, records=records, flagged=7)
    header, row, total = said(capsys, outcome).splitlines()[:3]
    assert header.split() == [
        "Document", "Outcome", "items", "decis.", "meas.", "budget", "indic.", "groups", "goals", "flags",
    ]  # fmt: skip
    assert row.split()[1:] == ["loaded", *["12345"] * 7, "7"]
    assert total.split() == ["Total", *["12345"] * 7, "7"]
    assert max(map(len, (header, row, total))) <= 80


def test_a_fault_is_told_once_with_all_its_files_and_the_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, failed("in/a.pdf"), failed("in/[b].pdf"))
    assert text.count("asks for a password") == 1
    assert "  in/a.pdf\n  in/[b].pdf\n  → Ask for it.\n" in text
    assert "2 files: 2 failed." in text


def test_an_unchanged_run_is_two_lines(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, DocumentOutcome(path="a.pdf", outcome=OutcomeCode.UNCHANGED))
    assert text == "1 file: 1 unchanged.\nWarehouse: data/published.duckdb\n"


def test_what_was_loaded_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    outcome = DocumentOutcome(path="a.pdf", outcome=OutcomeCode.LOADED)
    assert "Records: 3 new, 1 changed, 0 withdrawn." in said(capsys, outcome, loaded=LoadResult(inserted=3, changed=1))
