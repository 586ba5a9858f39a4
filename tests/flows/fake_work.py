"""Work for the pool's tests; at a module's top level, where a spawned worker can import it."""

import json
import os
import signal
import time
from pathlib import Path

from extractors.reading.steps import Opened, PageRead
from flows.limits import limited
from flows.orders import RANGE_PAGES, SMALL_PAGES, Order, Reply, Step
from flows.spool import Spool
from models.document import Issue, Page
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
        case b"outlast":  # the worker's own alarm, as flows.limits sets it
            signal.setitimer(signal.ITIMER_REAL, 0.1)
            time.sleep(600)
        case b"swell":
            raise MemoryError
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


def extract_nothing(order: Order) -> Reply:
    """An extraction without records, for what the bytes of the document ask for."""
    asked = Path(order.source.path).read_bytes().split(b"\n")[1]
    if asked != b"lose":
        behave(asked)
    lost = Issue(code="timeout", file=order.source.path, page=2, explanation="it took too long", remedy="Try again.")
    extraction = Extraction(
        source=order.source,
        extractor_version=VERSION,
        pipeline="blank:sv",
        n_pages=2,
        issues=(lost,) if asked == b"lose" else (),
    )
    Spool(order.spool).result.write_text(extraction.model_dump_json())
    return Reply(finished=True)


def read_as_planned(order: Order) -> Reply:
    """Read pages as the file plans it: how many there are, and what befalls the worker on which of them.

    The result is a line for each page, `number layer codes`, as they lay on the spool.
    """
    plan = json.loads(Path(order.source.path).read_bytes().split(b"\n", 1)[1])
    spool = Spool(order.spool)
    n_pages, small = plan["pages"], plan["pages"] <= SMALL_PAGES
    first, last = order.first, order.last
    if order.step is Step.BEGIN:
        behave(plan.get("opening", "").encode())
        spool.put_opened(Opened(n_pages))
        last = n_pages if small else RANGE_PAGES
    if order.step is not Step.FINISH:
        with spool.adding(first) as add:
            for number in range(first, last + 1):
                _meet(plan["faults"].get(str(number)), order, number)
                add(PageRead(Page(number=number, width=595, height=842), None))
    if order.step is Step.READ or (order.step is Step.BEGIN and not small):
        return Reply(finished=False)
    behave(plan.get("finishing", "").encode())
    lines = (f"{p.page.number} {p.page.text_layer} {'+'.join(i.code for i in p.issues)}" for p in spool.pages())
    spool.result.write_text("\n".join(lines))
    return Reply(finished=True)


def _meet(fault: str | None, order: Order, number: int) -> None:
    """What befalls the worker on a page; "killed" happens once only, as from outside."""
    if fault == "hang":
        with limited(0.2):
            time.sleep(600)
    elif fault == "killed":
        before = order.spool.parent / f"{order.spool.name}-{number}"
        if not before.exists():
            before.touch()
            behave(b"die")
    elif fault:
        behave(fault.encode())
