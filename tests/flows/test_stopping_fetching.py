"""A run that is stopped while a source hangs: it ends at once, and the next one completes it."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.fetching.lock import fetching_alone
from tests.flows.site import Site

SOURCE = """
[{name}]
kind = "html_list"
municipality = "Mora"
address = "{address}"
private_addresses = true
pause = 0
"""


@pytest.fixture
def hanging() -> Iterator[socket.socket]:
    """A server that takes a connection and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.2)
        yield listening


@pytest.fixture
def home(tmp_path: Path, hanging: socket.socket, site: Site) -> Path:
    """A folder with two sources, one of which hangs."""
    site.pdf("/2021-03-01.pdf")
    address = site.page("/lista", '<a href="/2021-03-01.pdf">Protokoll</a>')
    stuck = f"http://127.0.0.1:{hanging.getsockname()[1]}/lista"
    told = SOURCE.format(name="mora", address=address) + SOURCE.format(name="stuck", address=stuck)
    (tmp_path / "sources.toml").write_text(told, encoding="utf-8")
    return tmp_path


def typed(home: Path, checkout: Path, *command: str) -> subprocess.Popen[str]:
    """A command under way, in a group of processes of its own as in a terminal."""
    known = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "NAMNDKOLL_"))}
    return subprocess.Popen(
        [sys.executable, "-m", "cli.main", *command],
        cwd=home,
        env={**known, "PYTHONPATH": str(checkout), "NAMNDKOLL_CONTACT": "x@example.se", "NAMNDKOLL_OCR": "never"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def stopped_while_it_hangs(running: subprocess.Popen[str], hanging: socket.socket) -> str:
    """What the command says when Ctrl-C meets it while it waits for the server, for which it would wait a minute."""
    with connected(running, hanging):
        os.killpg(running.pid, signal.SIGINT)
        _, said = running.communicate(timeout=50)
    assert running.returncode == 130, said
    return said


def connected(running: subprocess.Popen[str], hanging: socket.socket) -> socket.socket:
    """The connection that the command makes to the server."""
    while True:
        try:
            return hanging.accept()[0]
        except TimeoutError:
            assert running.poll() is None, running.communicate()[1]


def of_group(group: int) -> list[str]:
    """The processes of a group."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            told = (process / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(told[2]) == group and told[0] != "Z":
            found.append(process.name)
    return found


@pytest.mark.parametrize(
    "command", [["sources", "check"], ["backfill", "stuck", "--from", "2021"]], ids=lambda typed: typed[0]
)
def test_ctrl_c_is_heard_while_a_source_hangs(
    command: list[str], home: Path, hanging: socket.socket, checkout: Path
) -> None:
    running = typed(home, checkout, *command)
    assert "Stopped." in stopped_while_it_hangs(running, hanging)
    assert not of_group(running.pid)
    with fetching_alone(home / "namndkoll-data" / "fetching"):
        pass


@pytest.mark.soak  # starts a Prefect server
def test_a_night_that_is_stopped_is_completed_by_the_next(home: Path, hanging: socket.socket, checkout: Path) -> None:
    running = typed(home, checkout, "nightly")
    said = stopped_while_it_hangs(running, hanging)
    assert said.splitlines()[-1] == "Stopped. What was fetched and loaded is kept; the next run goes on from there."
    assert len(said.splitlines()) == 2
    next_one = typed(home, checkout, "nightly", "mora")
    _, said = next_one.communicate(timeout=300)
    assert next_one.returncode == 3, said  # the run before did not come to its end: an alert
    assert (home / "namndkoll-data" / "published" / "namndkoll.duckdb").exists()
