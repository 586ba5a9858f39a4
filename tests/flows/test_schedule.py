"""The deployments on a Prefect server: scheduled for the coming nights, and run to their end by whoever takes them."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import httpx
import pytest

pytestmark = pytest.mark.soak  # a server of its own, with the services that make a schedule's runs

_SECONDS = 900  # on a machine with much else to do
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


def ended(environment: Environment, which: dict[str, Any]) -> list[dict[str, Any]]:
    """The runs of some kind that have come to an end."""
    ends = {"state": {"type": {"any_": ["COMPLETED", "FAILED", "CRASHED", "CANCELLED"]}}}
    return asked(environment, "flow_runs", {"flow_runs": which | ends, "sort": "EXPECTED_START_TIME_ASC"})


def message(environment: Environment, run: dict[str, Any]) -> str:
    """What a run told, as it is shown in Prefect's UI."""
    of_run = {"artifacts": {"key": {"any_": ["night"]}, "flow_run_id": {"any_": [run["id"]]}}}
    told = [one["data"] for one in asked(environment, "artifacts", of_run)]
    return "\n".join(told) or str(run["state"]["message"])


def documents(data: Path) -> int:
    """How many documents are published."""
    with duckdb.connect(str(data / "published" / "namndkoll.duckdb"), read_only=True) as con:
        [count] = con.execute("SELECT count(*) FROM document").fetchone() or (0,)
        return int(count)


def test_a_worker_of_the_pool_runs_the_night_to_its_end(environment: tuple[Environment, Path], checkout: Path) -> None:
    shell, data = environment
    told(shell, checkout, "work-pool", "create", "namndkoll", "--type", "process")
    told(shell, checkout, "--no-prompt", "deploy", "--all")
    deployed = {one["name"]: one["id"] for one in asked(shell, "deployments", {})}
    assert set(deployed) == {"namndkoll", "archive", "anew"}
    scheduled = {"flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}}}
    hours = {hour(one["expected_start_time"]) for one in until(lambda: asked(shell, "flow_runs", scheduled))}
    assert hours <= {0, 1}  # half past two in Stockholm, in UTC: in summer and in winter
    with running([*prefect(), "worker", "start", "--pool", "namndkoll"], shell):
        told(shell, checkout, "deployment", "run", "nightly/namndkoll")
        [run] = until(lambda: ended(shell, {"deployment_id": {"any_": [deployed["namndkoll"]]}}))
    assert "nightly went well: 1 source, 0 failed; 1 new document," in message(shell, run)
    assert run["state_type"] == "COMPLETED"
    assert documents(data) == 1


def test_a_process_that_serves_runs_the_night_when_it_is_time(
    environment: tuple[Environment, Path], tmp_path: Path
) -> None:
    shell = environment[0] | {"NAMNDKOLL_DATA": str(tmp_path / "data")}

    def of_the_schedule() -> list[dict[str, Any]]:
        served = [one["id"] for one in asked(shell, "deployments", {}) if one["name"] == "served"]
        which = {"deployment_id": {"any_": served}, "tags": {"all_": ["auto-scheduled"]}}
        asking = {"flow_runs": which, "sort": "EXPECTED_START_TIME_ASC", "limit": 1}
        return asked(shell, "flow_runs", asking) if served else []

    with running([sys.executable, "-m", "cli.main", "serve"], shell):
        [tonight] = until(of_the_schedule)
        assert hour(tonight["expected_start_time"]) in (0, 1)
        make_it_time(shell, tonight)
        [run] = until(lambda: ended(shell, {"id": {"any_": [tonight["id"]]}}))
    assert "nightly went well: 1 source, 0 failed; 1 new document," in message(shell, run)
    assert run["state_type"] == "COMPLETED"
    assert documents(tmp_path / "data") == 1


def make_it_time(environment: Environment, run: dict[str, Any]) -> None:
    """Bring a run of the schedule forward to now: nobody waits for the night, however busy the machine is."""
    now = datetime.now(UTC).isoformat()
    state = {"type": "SCHEDULED", "name": "Scheduled", "state_details": {"scheduled_time": now}}
    address = f"{environment['PREFECT_API_URL']}/flow_runs/{run['id']}/set_state"
    httpx.post(address, json={"state": state, "force": True}).raise_for_status()


def hour(moment: str) -> int:
    """The hour of an ISO moment in UTC."""
    return int(moment[11:13])
