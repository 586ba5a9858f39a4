"""A command that is stopped half way ends at once, and leaves no worker, no tesseract and no temporary file."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.faults.broken_pdfs import sound
from tests.faults.processes import members, until

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")

PAGES = 4_000  # more than can be read before the signal comes
_BUSY = 120  # seconds that starting may take on a busy machine

_SLOW_TESSERACT = """#!/bin/sh
case "$*" in
  --version) echo "tesseract 5.3.0";;
  --list-langs) printf 'List of available languages in "/nowhere/" (1):\\nswe\\n';;
  *) echo $$ > "{pid}.part"; mv "{pid}.part" "{pid}"; exec sleep 600;;
esac
"""


class Command:
    """A `namndkoll` command in a session and with a temporary folder of its own; `first` is searched for programs."""

    def __init__(self, folder: Path, checkout: Path, arguments: Sequence[str], first: Path | None) -> None:
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cli.main", *arguments],
            cwd=folder,
            env={
                **os.environ,
                "PYTHONPATH": str(checkout),
                "TMPDIR": str(self.temporary),
                "PATH": os.pathsep.join([*([str(first)] if first else []), os.environ["PATH"]]),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def is_reading(self) -> bool:
        """Whether pages were read and kept for the time being."""
        return any(file.stat().st_size for file in self.temporary.glob("namndkoll-*/*/*.pages"))

    def left(self) -> list[int]:
        """Its processes that are alive."""
        return members(self.process.pid)


Start = Callable[..., Command]


@pytest.fixture
def start(tmp_path: Path, checkout: Path) -> Iterator[Start]:
    """Starts a command; whatever is left of it is ended after the test."""
    commands: list[Command] = []

    def started(*arguments: str, first: Path | None = None) -> Command:
        commands.append(Command(tmp_path, checkout, arguments, first))
        return commands[-1]

    yield started
    for command in commands:
        for process in command.left():
            os.kill(process, signal.SIGKILL)
        command.process.communicate()


@pytest.fixture
def long(tmp_path: Path) -> str:
    """A PDF that takes longer to read than any test waits."""
    (tmp_path / "long.pdf").write_bytes(sound(PAGES))
    return "long.pdf"


@pytest.mark.parametrize(
    ("name", "sent", "stop"),
    [
        pytest.param("parse", signal.SIGTERM, os.kill, id="parse, a service that is stopped"),
        pytest.param("parse", signal.SIGINT, os.killpg, id="parse, Ctrl-C"),
        pytest.param("extract", signal.SIGTERM, os.killpg, id="extract, a session that is ended"),
    ],
)
def test_a_command_that_is_told_to_stop_leaves_nothing(
    name: str, sent: signal.Signals, stop: Callable[[int, int], None], start: Start, long: str
) -> None:
    command = start(name, long, "--workers", "2", "--ocr", "never")
    assert until(command.is_reading, _BUSY)
    stop(command.process.pid, sent)
    out, said = command.process.communicate(timeout=_BUSY)
    assert command.process.returncode == 130
    assert (out, said.splitlines()[-1]) == ("", "Stopped.")
    assert "Traceback" not in said
    assert until(lambda: not command.left(), _BUSY)
    assert list(command.temporary.iterdir()) == []


def test_a_source_that_hangs_does_not_hold_up_ctrl_c(start: Start, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes the request, and never answers
        port = silent.getsockname()[1]
        (tmp_path / "namndkoll.toml").write_text('contact = "data@example.se"')
        (tmp_path / "sources.toml").write_text(
            '[mora]\nkind = "html_list"\nmunicipality = "Mora"\nprivate_addresses = true\n'
            f'address = "http://127.0.0.1:{port}/"\n'
        )
        command = start("sources", "check")
        silent.settimeout(_BUSY)
        connection, _ = silent.accept()
        with connection:
            connection.settimeout(_BUSY)
            assert connection.recv(1)
            os.killpg(command.process.pid, signal.SIGINT)
            out, said = command.process.communicate(timeout=20)  # its own patience with a server is longer
    assert command.process.returncode == 130
    assert (out, said) == ("", "Stopped.\n")


def test_workers_end_with_a_command_that_was_killed_outright(start: Start, long: str) -> None:
    command = start("parse", long, "--workers", "2", "--ocr", "never")
    assert until(command.is_reading, _BUSY)
    assert len(command.left()) > 1
    command.process.kill()
    assert until(lambda: not command.left(), _BUSY)


def test_tesseract_ends_with_the_worker_that_asked_it(start: Start, samples: Path, tmp_path: Path) -> None:
    asked, program = tmp_path / "asked", tmp_path / "bin" / "tesseract"
    program.parent.mkdir()
    program.write_text(_SLOW_TESSERACT.format(pid=asked))
    program.chmod(0o700)
    scan = str(samples / "skannat_protokollsutdrag_hudiksvall.pdf")
    command = start("parse", scan, "--workers", "1", first=program.parent)
    assert until(asked.exists, _BUSY)
    tesseract = int(asked.read_text())
    worker = int(Path(f"/proc/{tesseract}/stat").read_text().rpartition(")")[2].split()[1])
    assert {tesseract, worker} <= set(command.left())
    assert worker != command.process.pid
    os.kill(worker, signal.SIGKILL)
    assert until(lambda: tesseract not in command.left(), _BUSY)
