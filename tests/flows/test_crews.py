"""Worker processes that are kept from one batch to the next."""

import os
import time

from flows.engines.crews import Crews
from flows.workers import Crew, Job, supervised


def own_process(_argument: int) -> int:
    """The process that this runs in."""
    return os.getpid()


def at_work(crew: Crew, jobs: int = 1) -> set[object]:
    """The processes that did some jobs."""
    return {answer.result for answer in supervised(own_process, (Job("", n, 60.0) for n in range(jobs)), crew)}


def is_alive(process: object) -> bool:
    assert isinstance(process, int)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_next_batch_meets_the_processes_of_the_one_before() -> None:
    crews = Crews(workers=1)
    with crews.lent() as first:
        before = at_work(first)
    with crews.lent() as second:
        assert at_work(second) == before
    second.close()


def test_two_batches_at_the_same_time_have_a_crew_each() -> None:
    crews = Crews(workers=1)
    with crews.lent() as first, crews.lent() as second:
        assert first is not second
    with crews.lent() as one, crews.lent() as other:
        assert {one, other} == {first, second}


def test_a_crew_that_waits_in_vain_is_let_go() -> None:
    crews = Crews(workers=1, patience=0.05)
    with crews.lent() as crew:
        [process] = at_work(crew)
    end = time.monotonic() + 60
    while is_alive(process) and time.monotonic() < end:
        time.sleep(0.02)
    assert not is_alive(process)
    with crews.lent() as other:
        assert other is not crew


def test_a_batch_that_is_given_up_leaves_no_process_at_work() -> None:
    with Crew(1) as crew:
        answers = supervised(own_process, (Job("", n, 60.0) for n in range(9)), crew)
        process = next(answers).result
        answers.close()
        assert not is_alive(process)
        assert at_work(crew)
