"""One ingest of a folder of hostile PDFs, collected from the test suites of PDF libraries."""

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.faults.processes import members, until

pytestmark = pytest.mark.slow  # some two minutes, and a Prefect server
BOUND = 1_500  # seconds for all, on a busy machine


def test_every_file_has_its_outcome_and_nothing_is_left_behind(
    shared_corpus: Path, tmp_path: Path, checkout: Path
) -> None:
    bad = shared_corpus / "bad"
    (tmp_path / "tmp").mkdir()
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    running = subprocess.Popen(
        [sys.executable, "-m", "cli.main", "ingest", str(bad), "--data", "data", "--ocr", "never"],
        cwd=tmp_path,
        env={
            **clean,
            "PYTHONPATH": str(checkout),
            "TMPDIR": str(tmp_path / "tmp"),
            "NAMNDKOLL_PAGE_TIMEOUT": "30",
            "NAMNDKOLL_DOCUMENT_TIMEOUT": "60",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    out, err = running.communicate(timeout=BOUND)
    assert running.returncode == 3
    assert "Traceback" not in out + err
    assert until(lambda: not members(running.pid), 20)
    assert [path.name for path in (tmp_path / "tmp").iterdir() if path.name.startswith("namndkoll-")] == []
    with duckdb.connect(str(tmp_path / "data/published/namndkoll.duckdb"), read_only=True) as con:
        rows = con.execute("SELECT path, outcome, code, explanation, remedy FROM document_outcome").fetchall()
        loaded = con.execute("SELECT count(*) FROM document").fetchall()[0][0]
    assert sorted(row[0] for row in rows) == sorted(str(path) for path in bad.glob("*.pdf"))
    read = [row for row in rows if row[1] != "failed"]
    assert loaded == len(read) > 40
    assert all(code and explanation and remedy for _, outcome, code, explanation, remedy in rows if outcome != "loaded")
    codes = {Path(path).name: code for path, _, code, _, _ in rows}
    assert codes["pdfminer__samples__encryption__aes-256.pdf"] == "encrypted"
    assert codes["ocrmypdf__tests__resources__livecycle.pdf"] == "dynamic_form"
    assert codes["qpdf__qpdf__qtest__qpdf__empty.pdf"] == "no_pages"
    assert not {code for code in codes.values() if code in ("error", "extractor_failed")}
