"""The file of what sources said: of which version it is, and what is told of one that is not ours."""

import sqlite3
from pathlib import Path

import pytest

from flows.fetching.state import VERSION, opened
from models.errors import SourceError


def version_of(file: Path) -> int:
    with sqlite3.connect(file) as con:
        return int(con.execute("PRAGMA user_version").fetchone()[0])


def test_a_file_says_of_which_version_it_is(tmp_path: Path) -> None:
    with opened(tmp_path) as state:
        assert state.last_night() is None
    assert version_of(tmp_path / "sources.sqlite3") == VERSION


def test_a_file_of_a_newer_program_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "sources.sqlite3"
    with sqlite3.connect(file) as con:
        con.execute("CREATE TABLE sighting (of_another TEXT)")
        con.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(SourceError, match="newer version of namndkoll") as caught, opened(tmp_path):
        pass
    assert caught.value.remedy.startswith("Update namndkoll")
    assert version_of(file) == VERSION + 1


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "sources.sqlite3").write_text("Kära nämnd, " * 100)
    with pytest.raises(SourceError, match="is not as it should be"), opened(tmp_path):
        pass
