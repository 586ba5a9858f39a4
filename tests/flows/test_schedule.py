"""The deployments of prefect.yaml on a server of their own: deployed, and scheduled for the coming nights."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

pytestmark = pytest.mark.soak  # a server of its own, with the services that make a schedule's runs

_SECONDS = 300


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


@pytest.fixture
def environment(tmp_path: Path, checkout: Path) -> Iterator[dict[str, str]]:
    """The environment of a shell that knows a running server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/api"
    told = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    told |= {"PREFECT_HOME": str(tmp_path / "prefect"), "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}
    told |= {"DO_NOT_TRACK": "1", "NAMNDKOLL_HOME": str(tmp_path), "PYTHONPATH": str(checkout)}
    server = subprocess.Popen(
        [*prefect(), "server", "start", "--port", str(port)],
        env=told,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
    )
    try:
        until(lambda: answers(address))
        yield told | {"PREFECT_API_URL": address}
    finally:
        server.terminate()
        server.wait(60)


def prefect() -> list[str]:
    return [sys.executable, "-m", "prefect"]


def test_the_deployments_are_made_and_the_night_is_scheduled(environment: dict[str, str], checkout: Path) -> None:
    for command in (["work-pool", "create", "namndkoll", "--type", "process"], ["--no-prompt", "deploy", "--all"]):
        done = subprocess.run(
            [*prefect(), *command], cwd=checkout, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
    api = environment["PREFECT_API_URL"]
    found = httpx.post(f"{api}/deployments/filter", json={}).raise_for_status().json()
    assert {one["name"] for one in found} == {"namndkoll", "archive", "anew"}
    asked = {"flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}}}
    runs = until(lambda: httpx.post(f"{api}/flow_runs/filter", json=asked).raise_for_status().json())
    hours = {hour(one["expected_start_time"]) for one in runs}
    assert hours <= {0, 1}  # half past two in Stockholm, in UTC: in summer and in winter


def hour(moment: str) -> int:
    """The hour of an ISO moment in UTC."""
    return int(moment[11:13])
