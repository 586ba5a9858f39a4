"""Prefect's temporary server: deaf to Ctrl-C, and gone when we are. Import only after prefect_env.prepare()."""

import signal
import subprocess
from threading import Thread

from prefect.server.api.server import SubprocessASGIServer

_watches: list[subprocess.Popen[bytes]] = []  # held until the process ends, and with it the pipe to the watch


def start_server() -> bool:
    """Start the server that Prefect would start by itself at its first need; it stops with this process.

    Whether it answers: on a machine with too much to do it may not in time.

    A terminal sends Ctrl-C to every process of the command. A server that dies of it leaves the flow to wait more than
    a minute for it, with alarming messages. A process inherits the signals that its parent's thread blocks.
    """
    answers: list[bool] = []
    thread = Thread(target=_start_deaf, args=(answers,), name="prefect-server", daemon=True)
    thread.start()
    thread.join()
    return bool(answers)


def _start_deaf(answers: list[bool]) -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    server = SubprocessASGIServer()  # one object for each process: Prefect's client finds it running
    try:
        server.start()
    except RuntimeError:  # its own, after PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS
        return
    answers.append(True)
    if server.server_process:
        _watches.append(_watch(server.server_process.pid))


def _watch(pid: int) -> subprocess.Popen[bytes]:
    """A process that stops `pid` when its input ends, which it does however this process ends."""
    command = ["/bin/sh", "-c", 'cat; kill "$0" 2>/dev/null', str(pid)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True)
