"""The flow in Prefect."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import httpx
import pytest

from models.run import OutcomeCode
from models.settings import Ocr, Settings

NAMES = ["tjansteskrivelse_norrtalje", "budget_pitea", "skannat_protokollsutdrag_hudiksvall"]


@pytest.fixture
def documents(samples: Path, tmp_path: Path) -> Path:
    """A folder with three samples and a file that is no PDF."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name in NAMES:
        shutil.copy(samples / f"{name}.pdf", folder)
    (folder / "letter.pdf").write_text("Kära nämnd")
    return folder


def test_the_flow_reads_loads_and_publishes_and_keeps_a_table(
    prefect_server: str, documents: Path, tmp_path: Path
) -> None:
    from flows.ingest import ingest  # noqa: PLC0415

    settings = Settings(data=tmp_path / "data", ocr=Ocr.NEVER)
    run = ingest([documents], "Provkommun", settings)
    outcomes = {Path(outcome.path).stem: outcome for outcome in run.outcomes}
    assert outcomes["letter"].outcome is OutcomeCode.FAILED
    assert outcomes["skannat_protokollsutdrag_hudiksvall"].outcome is OutcomeCode.UNREAD
    assert outcomes["budget_pitea"].records["budget_lines"] > 0
    with duckdb.connect(str(settings.published), read_only=True) as con:
        assert con.execute("SELECT count(*) FROM document").fetchall() == [(3,)]
        assert con.execute("SELECT count(*) FROM document_outcome").fetchall() == [(4,)]
    asked = {"artifacts": {"key": {"any_": ["ingest"]}}}
    [artifact] = httpx.post(f"{prefect_server}/artifacts/filter", json=asked).raise_for_status().json()
    assert artifact["description"] == "4 files: 2 loaded, 1 without readable text, 1 failed"
    assert "letter.pdf" in artifact["data"]


def test_the_command_uses_the_server_it_is_told_of_and_says_nothing_alarming(
    prefect_server: str, documents: Path, tmp_path: Path, checkout: Path
) -> None:
    environment = {**os.environ, "PREFECT_API_URL": prefect_server, "PYTHONPATH": str(checkout)}
    command = [sys.executable, "-m", "cli.main", "ingest", str(documents), "--data", "data", "--ocr", "never"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr == "3 documents to read.\n"
    assert "4 files: 2 loaded, 1 without readable text, 1 failed." in done.stdout
    assert "letter.pdf" in done.stdout
    for alarming in ("Traceback", "WARNING", "ERROR", "server"):
        assert alarming not in done.stdout
