"""An ingest that is stopped while Prefect's own server runs: orderly, quickly, and nothing left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.soak  # each starts a Prefect server of its own


def until(true: Callable[[], bool], seconds: float) -> bool:
    """Whether it came true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.05)
    return False


def servers(data: Path) -> list[str]:
    """The processes that run Prefect's server for this data folder."""
    home = f"PREFECT_HOME={data / 'prefect'}".encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if home in (process / "environ").read_bytes() and b"uvicorn" in (process / "cmdline").read_bytes():
                found.append(process.name)
        except OSError:
            continue
    return found


@pytest.fixture
def under_way(samples: Path, tmp_path: Path, checkout: Path) -> subprocess.Popen[str]:
    """An ingest that has read its first document."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    running = subprocess.Popen(
        [sys.executable, "-m", "cli.main", "ingest", str(samples), "--data", "data", "--workers", "1"],
        cwd=tmp_path,
        env={**clean, "PYTHONPATH": str(checkout)},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert until(lambda: any((tmp_path / "data").glob("extractions/*/*.json")), 120)
    return running


def test_ctrl_c_ends_it_quickly_and_keeps_what_was_loaded(under_way: subprocess.Popen[str], tmp_path: Path) -> None:
    os.killpg(under_way.pid, signal.SIGINT)  # as a terminal does: to every process of the command
    _, said = under_way.communicate(timeout=180)  # publishing takes its time on a busy machine
    assert under_way.returncode == 130
    assert said.splitlines()[3:] == ["Stopped. What was loaded is kept; the next ingest goes on from there."]
    assert (tmp_path / "data" / "published" / "namndkoll.duckdb").exists()
    assert until(lambda: not servers(tmp_path / "data"), 60)


def test_a_killed_ingest_leaves_no_server_behind(under_way: subprocess.Popen[str], tmp_path: Path) -> None:
    assert servers(tmp_path / "data")
    under_way.kill()
    under_way.wait()
    assert until(lambda: not servers(tmp_path / "data"), 60)
