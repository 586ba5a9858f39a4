"""Fixtures of the commands' tests."""

import sys
from pathlib import Path

import pytest

from cli.errors import guarded
from cli.main import app
from tests.cli.typing_commands import Said, Typed


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Typed:
    """Types a command in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def type_in(*words: object) -> Said:
        monkeypatch.setattr(sys, "argv", ["namndkoll", *map(str, words)])
        try:
            code = guarded(app)
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        return Said(code, *capsys.readouterr())

    return type_in
