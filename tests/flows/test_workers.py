"""The supervised pool: what befalls one job stays with it."""

import time
from collections.abc import Iterator

import pytest

from flows.workers import Answer, Job, supervised
from models.errors import Encrypted, NamndkollError, WorkerCrash, WorkerMemory, WorkerTimeout
from tests.flows.fake_work import behave, killed_between_jobs, pid

LIMIT = 30.0


def jobs(*arguments: bytes, timeout: float = LIMIT) -> Iterator[Job[bytes]]:
    return (Job(name=f"{number}.pdf", argument=text, timeout=timeout) for number, text in enumerate(arguments))


def by_name(answers: Iterator[Answer[bytes, bytes]]) -> dict[str, bytes | NamndkollError]:
    return {answer.job.name: answer.result for answer in answers}


@pytest.mark.parametrize("fault", [b"die", b"leave"])
def test_a_dead_worker_costs_its_own_job_and_no_other(fault: bytes) -> None:
    results = by_name(supervised(behave, jobs(b"a", b"b", fault, b"c", b"d", b"e"), workers=2))
    crash = results.pop("2.pdf")
    assert sorted(results.values(), key=str) == [b"a", b"b", b"c", b"d", b"e"]
    assert isinstance(crash, WorkerCrash)
    assert crash.file == "2.pdf"
    assert ("memory" if fault == b"die" else "exit code 7") in crash.explanation


def test_a_hanging_job_is_stopped_at_its_limit() -> None:
    started = time.monotonic()
    answers = supervised(behave, [*jobs(b"hang", timeout=1.5), Job("after.pdf", b"after", LIMIT)], workers=1)
    results = by_name(answers)
    assert time.monotonic() - started < 120  # the job would take 600
    assert isinstance(results["0.pdf"], WorkerTimeout)
    assert "NAMNDKOLL_DOCUMENT_TIMEOUT" in results["0.pdf"].remedy
    assert results["after.pdf"] == b"after"


def test_passing_the_time_or_the_memory_of_a_worker_is_told_with_the_setting_that_raises_it() -> None:
    results = by_name(supervised(behave, jobs(b"outlast", b"swell", b"after"), workers=1))
    too_long, too_large = results["0.pdf"], results["1.pdf"]
    assert isinstance(too_long, WorkerTimeout)
    assert "NAMNDKOLL_PAGE_TIMEOUT" in too_long.remedy
    assert isinstance(too_large, WorkerMemory)
    assert "NAMNDKOLL_WORKER_MEMORY" in too_large.remedy
    assert results["2.pdf"] == b"after"


def test_errors_of_ours_arrive_whole_and_others_are_told_as_unforeseen() -> None:
    results = by_name(supervised(behave, jobs(b"refuse", b"bug"), workers=1))
    refused = results["0.pdf"]
    assert isinstance(refused, Encrypted)
    assert (refused.remedy, refused.file, refused.page) == ("Ask for it.", "locked.pdf", 2)
    assert isinstance(results["1.pdf"], NamndkollError)
    assert "ZeroDivisionError: by nought" in results["1.pdf"].explanation


def test_jobs_are_drawn_as_there_is_room_so_that_memory_stays_flat() -> None:
    drawn = 0

    def endless() -> Iterator[Job[bytes]]:
        nonlocal drawn
        while True:
            drawn += 1
            yield Job(f"{drawn}.pdf", b"x", LIMIT)

    answers = supervised(behave, endless(), workers=2)
    for _ in range(10):
        next(answers)
    assert drawn <= 20
    answers.close()


def test_the_named_number_of_workers_works() -> None:
    results = by_name(supervised(pid, jobs(*[b""] * 8), workers=2))
    assert len(set(results.values())) == 2


def test_a_worker_that_dies_between_two_jobs_costs_no_job() -> None:
    def slow() -> Iterator[Job[bytes]]:
        yield Job("first.pdf", b"first", LIMIT)

    def then() -> Iterator[Job[bytes]]:
        yield from slow()
        time.sleep(1.0)  # the only worker dies meanwhile
        yield Job("last.pdf", b"last", LIMIT)

    answers = supervised(killed_between_jobs, then(), workers=1)
    assert by_name(answers) == {"first.pdf": b"first", "last.pdf": b"last"}


def test_an_answer_may_lead_to_further_jobs() -> None:
    waiting = [b"3"]

    class Countdown:
        def __iter__(self) -> Iterator[Job[bytes]]:
            return self

        def __next__(self) -> Job[bytes]:
            if not waiting:
                raise StopIteration
            return Job("count.pdf", waiting.pop(), LIMIT)

    given = []
    for answer in supervised(behave, Countdown(), workers=2):
        assert isinstance(answer.result, bytes)
        given.append(answer.result)
        if answer.result != b"0":
            waiting.append(str(int(answer.result) - 1).encode())
    assert given == [b"3", b"2", b"1", b"0"]


def test_no_jobs_no_answers() -> None:
    assert list(supervised(behave, [], workers=2)) == []
