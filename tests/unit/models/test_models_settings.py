"""Settings: the environment over namndkoll.toml over the defaults."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from models.settings import Settings


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, without settings of the surroundings."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"NAMNDKOLL_{name.upper()}", raising=False)
    return tmp_path


def test_settings_have_defaults(folder: Path) -> None:
    assert (Settings().workers, Settings().model) == (2, None)
    assert not list(folder.iterdir())


def test_the_environment_goes_over_the_file_and_the_file_over_defaults(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "namndkoll.toml").write_text('workers = 5\npage_timeout = 9.0\ndata = "elsewhere"\n', encoding="utf-8")
    monkeypatch.setenv("NAMNDKOLL_WORKERS", "7")
    found = Settings()
    assert (found.workers, found.page_timeout, found.data) == (7, 9.0, Path("elsewhere"))
    assert found.document_timeout == Settings.model_fields["document_timeout"].default
    assert Settings(workers=3).workers == 3


def test_a_misspelt_or_impossible_setting_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "namndkoll.toml").write_text("wokers = 5\n", encoding="utf-8")
    with pytest.raises(ValidationError, match="wokers"):
        Settings()
    (folder / "namndkoll.toml").unlink()
    monkeypatch.setenv("NAMNDKOLL_WORKERS", "0")
    with pytest.raises(ValidationError, match="workers"):
        Settings()


def test_all_files_lie_in_the_data_folder(folder: Path) -> None:
    found = Settings(data=folder)
    for path in (found.published, found.working, found.extractions, found.prefect_home):
        assert path.is_relative_to(folder)
    assert found.published != found.working
