"""What a command says when it ends badly."""

import errno
import sqlite3

import duckdb
import pytest

from cli.errors import guarded


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        duckdb.IOException('IO Error: Could not write file "w.duckdb": No space left on device'),
        sqlite3.OperationalError("database or disk is full"),
    ],
)
def test_a_full_disk_is_told_as_one(error: Exception, capsys: pytest.CaptureFixture[str]) -> None:
    def run() -> None:
        raise error

    assert guarded(run) == 1
    said = capsys.readouterr().err
    assert "no room is left on the disk" in said
    assert "run it again" in said


def test_what_nobody_foresaw_is_to_be_reported(capsys: pytest.CaptureFixture[str]) -> None:
    def run() -> None:
        raise ZeroDivisionError("oh")

    assert guarded(run) == 1
    assert "unforeseen ZeroDivisionError: oh" in capsys.readouterr().err
