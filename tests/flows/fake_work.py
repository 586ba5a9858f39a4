"""Work for the pool's tests; at a module's top level, where a spawned worker can import it."""

import os
import signal
import time
from pathlib import Path

from flows.reading import Order
from models.errors import Encrypted
from models.extraction import Extraction

VERSION = "0123456789ab"


def behave(argument: bytes) -> bytes:
    """Do what the argument says, and give it back if there is something left to give."""
    match argument:
        case b"die":
            os.kill(os.getpid(), signal.SIGKILL)
        case b"leave":
            os._exit(7)
        case b"hang":
            time.sleep(600)
        case b"refuse":
            raise Encrypted("asks for a password", "Ask for it.", file="locked.pdf", page=2)
        case b"bug":
            raise ZeroDivisionError("by nought")
    return argument


def pid(_argument: bytes) -> bytes:
    """The worker's process id, after long enough that a neighbour is at work too."""
    time.sleep(0.2)
    return str(os.getpid()).encode()


def killed_between_jobs(argument: bytes) -> bytes:
    """Answer, and die shortly after, when no job is running."""
    if argument == b"last":
        return argument
    pid = os.fork()
    if pid == 0:
        time.sleep(0.3)
        os.kill(os.getppid(), signal.SIGKILL)
        os._exit(0)
    return argument


def extract_nothing(order: bytes) -> bytes:
    """An extraction without records, for what the bytes of the document ask for."""
    told = Order.model_validate_json(order)
    asked = Path(told.source.path).read_bytes().split(b"\n")[1]
    if asked:
        behave(asked)
    extraction = Extraction(source=told.source, extractor_version=VERSION, pipeline="blank:sv", n_pages=1)
    return extraction.model_dump_json().encode()
