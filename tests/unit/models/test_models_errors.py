"""Errors say what happened, where, and what to do; they cross from a worker process unharmed."""

import multiprocessing
import pickle
import re
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

import pytest

import models.errors
from models.errors import (
    Encrypted,
    NamndkollError,
    NotAPdf,
    ReadError,
    SettingsError,
    SomeDocumentsFailed,
    WarehouseBusy,
    WarehouseError,
    WorkerFault,
    WorkerTimeout,
)


def classes(base: type[NamndkollError] = NamndkollError) -> Iterator[type[NamndkollError]]:
    yield base
    for below in base.__subclasses__():
        if below.__module__ == models.errors.__name__:
            yield from classes(below)


ALL = list(dict.fromkeys(classes()))


def refuse() -> None:
    """Fail in another process."""
    raise Encrypted("asks for a password", "Ask the publisher for it.", file="locked.pdf", page=2)


@pytest.mark.parametrize(
    ("file", "page", "told"),
    [
        (None, None, "asks for a password"),
        ("a.pdf", None, "a.pdf: asks for a password"),
        ("a.pdf", 3, "a.pdf, page 3: asks for a password"),
        (None, 3, "page 3: asks for a password"),
    ],
)
def test_an_error_says_where_and_what(file: str | None, page: int | None, told: str) -> None:
    error = Encrypted("asks for a password", "Ask for it.", file=file, page=page)
    assert str(error) == told
    assert error.remedy == "Ask for it."


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_every_class_has_a_code_and_an_exit_code(kind: type[NamndkollError]) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]*", kind.code)
    assert kind.exit_code == 1 if kind is NamndkollError else 3 <= kind.exit_code < 64
    assert kind.__doc__


def test_no_two_classes_share_a_code() -> None:
    assert len({kind.code for kind in ALL}) == len(ALL)


def test_families_share_an_exit_code_that_no_other_has() -> None:
    families = NamndkollError.__subclasses__()
    exits = [family.exit_code for family in families if family.__module__ == models.errors.__name__]
    assert len(set(exits)) == len(exits)
    for kind, family in ((NotAPdf, ReadError), (WorkerTimeout, WorkerFault), (WarehouseBusy, WarehouseError)):
        assert kind.exit_code == family.exit_code
        assert kind.code != family.code


def test_usage_errors_keep_their_own_exit_code() -> None:
    assert 2 not in {kind.exit_code for kind in ALL}  # Typer's
    assert SomeDocumentsFailed.exit_code == 3
    assert SettingsError.exit_code == 4


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_pickling_keeps_class_and_fields(kind: type[NamndkollError]) -> None:
    error = kind("went wrong", "Try again.", file="å.pdf", page=4)
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert (again.explanation, again.remedy, again.file, again.page) == ("went wrong", "Try again.", "å.pdf", 4)
    assert str(again) == str(error)


def test_an_error_of_a_worker_process_arrives_whole() -> None:
    with (
        ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool,
        pytest.raises(Encrypted) as caught,
    ):
        pool.submit(refuse).result(timeout=60)
    error = caught.value
    assert (error.explanation, error.file, error.page) == ("asks for a password", "locked.pdf", 2)
    assert error.remedy == "Ask the publisher for it."
