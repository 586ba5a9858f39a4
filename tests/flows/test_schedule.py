"""The deployments on a Prefect server: scheduled for the coming nights, and run to their end by whoever takes them."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import httpx
import pytest

pytestmark = pytest.mark.soak  # a server of its own, with the services that make a schedule's runs

_SECONDS = 300
SOURCE = """
[mora]
kind = "folder"
municipality = "Mora"
committee = "Byggnadsnämnden"
address = "{}"
"""

Environment = dict[str, str]


def until(answer: Callable[[], Any]) -> Any:
    """The first answer that is something."""
    end = time.monotonic() + _SECONDS
    while time.monotonic() < end:
        if found := answer():
            return found
        time.sleep(0.5)
    return pytest.fail(f"nothing came of it in {_SECONDS} seconds")


def answers(address: str) -> bool:
    """Whether the server is up."""
    try:
        return httpx.get(f"{address}/health").is_success
    except httpx.TransportError:
        return False


@pytest.fixture(scope="module")
def environment(
    tmp_path_factory: pytest.TempPathFactory, samples: Path, checkout: Path
) -> Iterator[tuple[Environment, Path]]:
    """The environment of a shell that knows a running server and one source; and the data folder."""
    home = tmp_path_factory.mktemp("home")
    (home / "in").mkdir()
    shutil.copy(samples / "tjansteskrivelse_norrtalje.pdf", home / "in")
    (home / "sources.toml").write_text(SOURCE.format(home / "in"), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/api"
    told = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    told |= {"PREFECT_HOME": str(home / "prefect"), "PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1"}
    told |= {"NAMNDKOLL_HOME": str(checkout), "NAMNDKOLL_SOURCES": str(home / "sources.toml")}
    told |= {"NAMNDKOLL_DATA": str(home / "data"), "NAMNDKOLL_OCR": "never", "PYTHONPATH": str(checkout)}
    with running([*prefect(), "server", "start", "--port", str(port)], told):
        until(lambda: answers(address))
        yield told | {"PREFECT_API_URL": address}, home / "data"


@contextmanager
def running(command: list[str], environment: Environment) -> Iterator[None]:
    """A process for as long as the block takes."""
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def prefect() -> list[str]:
    return [sys.executable, "-m", "prefect"]


def told(environment: Environment, checkout: Path, *command: str) -> None:
    """Run a command of Prefect's in the checkout, as docs/operations.md has it."""
    done = subprocess.run(
        [*prefect(), *command], cwd=checkout, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def asked(environment: Environment, what: str, question: dict[str, Any]) -> list[dict[str, Any]]:
    """What the server answers."""
    address = f"{environment['PREFECT_API_URL']}/{what}/filter"
    found: list[dict[str, Any]] = httpx.post(address, json=question).raise_for_status().json()
    return found


def run_of_the_night(environment: Environment, checkout: Path) -> dict[str, Any]:
    """Start the deployment `nightly/namndkoll` at once; its run, when that has come to an end."""
    before = {one["id"] for one in asked(environment, "flow_runs", {})}
    told(environment, checkout, "deployment", "run", "nightly/namndkoll")
    [started] = [
        one
        for one in asked(environment, "flow_runs", {})
        if one["id"] not in before and "auto-scheduled" not in one["tags"]
    ]

    def ended() -> dict[str, Any] | None:
        [run] = asked(environment, "flow_runs", {"flow_runs": {"id": {"any_": [started["id"]]}}})
        return run if run["state_type"] in ("COMPLETED", "FAILED", "CRASHED", "CANCELLED") else None

    run: dict[str, Any] = until(ended)
    return run


def test_a_worker_of_the_pool_runs_the_scheduled_night_to_its_end(
    environment: tuple[Environment, Path], checkout: Path
) -> None:
    shell, data = environment
    told(shell, checkout, "work-pool", "create", "namndkoll", "--type", "process")
    told(shell, checkout, "--no-prompt", "deploy", "--all")
    assert {one["name"] for one in asked(shell, "deployments", {})} == {"namndkoll", "archive", "anew"}
    scheduled = {"flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}}}
    hours = {hour(one["expected_start_time"]) for one in until(lambda: asked(shell, "flow_runs", scheduled))}
    assert hours <= {0, 1}  # half past two in Stockholm, in UTC: in summer and in winter
    with running([*prefect(), "worker", "start", "--pool", "namndkoll"], shell):
        run = run_of_the_night(shell, checkout)
    assert run["state_type"] == "COMPLETED", run["state"]["message"]
    with duckdb.connect(str(data / "published" / "namndkoll.duckdb"), read_only=True) as con:
        assert con.execute("SELECT count(*) FROM document").fetchone() == (1,)
    [night] = asked(shell, "artifacts", {"artifacts": {"key": {"any_": ["night"]}}})
    assert "nightly went well: 1 source, 0 failed; 1 new document," in night["data"]


def test_a_process_that_serves_runs_the_night_to_its_end(environment: tuple[Environment, Path], checkout: Path) -> None:
    shell, _ = environment

    def is_served() -> bool:
        return any(one["name"] == "namndkoll" and not one["work_pool_name"] for one in asked(shell, "deployments", {}))

    with running([sys.executable, "-m", "cli.main", "serve"], shell):
        until(is_served)
        run = run_of_the_night(shell, checkout)
    assert run["state_type"] == "COMPLETED", run["state"]["message"]


def hour(moment: str) -> int:
    """The hour of an ISO moment in UTC."""
    return int(moment[11:13])
