"""The compiled pass is built where a compiler is, and done without where none is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.reading.backends import building


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the library is built in this test."""
    monkeypatch.setattr(building, "_FOLDER", tmp_path / "compiled")
    return tmp_path / "compiled"


def test_the_library_bears_the_name_of_its_source_and_replaces_older_ones(
    folder: Path, system_tool: Callable[[str], str]
) -> None:
    folder.mkdir()
    (folder / "gather-old.so").touch()
    made = building.build(system_tool("cc"))
    assert made == building.library()
    assert list(folder.iterdir()) == [made]


def test_without_a_compiler_nothing_is_built_and_nothing_fails(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CC", "no-such-compiler")
    building.main()
    assert "Python alone" in capsys.readouterr().out
    assert not folder.exists()
    assert not building.library().exists()


def test_a_compiler_that_fails_is_told_and_leaves_nothing_behind(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CC", "false")
    building.main()
    assert "the compiler failed" in capsys.readouterr().out
    assert list(folder.iterdir()) == []
