"""The folder in which what OCR saw is kept."""

from collections.abc import Callable
from pathlib import Path

import pytest

from flows.ocr_cache import OcrFolder, ocr_reader
from models.settings import Ocr, Settings


@pytest.fixture
def folder(tmp_path: Path) -> OcrFolder:
    return OcrFolder(tmp_path / "ocr")


def test_what_is_kept_is_found_again_by_another_process_s_folder(folder: OcrFolder, tmp_path: Path) -> None:
    folder.put("ab12", b"{}")
    assert OcrFolder(tmp_path / "ocr").get("ab12") == b"{}"
    assert folder.get("cd34") is None


def test_only_the_user_can_read_it(folder: OcrFolder, tmp_path: Path) -> None:
    folder.put("ab12", b"{}")
    paths = [tmp_path / "ocr", *(tmp_path / "ocr").rglob("*")]
    assert len(paths) == 3
    assert all(path.stat().st_mode & 0o077 == 0 for path in paths)


def test_a_result_is_replaced_whole(folder: OcrFolder, tmp_path: Path) -> None:
    folder.put("ab12", b"first")
    folder.put("ab12", b"second")
    assert folder.get("ab12") == b"second"
    assert [p.suffix for p in (tmp_path / "ocr").rglob("*") if p.is_file()] == [".json"]


def test_a_place_that_cannot_be_written_keeps_nothing_and_fails_nobody(tmp_path: Path) -> None:
    (tmp_path / "ocr").write_text("a file where the folder should be")
    folder = OcrFolder(tmp_path / "ocr")
    folder.put("ab12", b"{}")
    assert folder.get("ab12") is None


def test_no_data_folder_is_made_for_it(tmp_path: Path) -> None:
    OcrFolder(tmp_path / "data" / "ocr").put("ab12", b"{}")
    assert not (tmp_path / "data").exists()


def test_ocr_gets_most_of_the_time_of_a_page(system_tool: Callable[[str], str], tmp_path: Path) -> None:
    system_tool("tesseract")
    reader = ocr_reader(Settings(data=tmp_path, page_timeout=40.0))
    assert reader is not None
    assert 20 < reader.seconds < 40
    assert ocr_reader(Settings(data=tmp_path, ocr=Ocr.NEVER)) is None
