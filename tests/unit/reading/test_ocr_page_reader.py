"""A page is looked at once, in its time; tesseract that hangs, fails or is not there is told."""

import stat
import sys
from pathlib import Path

import pytest

from extractors.reading.ocr import page_reader as module
from extractors.reading.ocr import seeing
from extractors.reading.ocr.cache import NoOcrCache
from extractors.reading.ocr.page_reader import PageReader, page_reader
from extractors.reading.ocr.render import Picture
from extractors.reading.ocr.tesseract import OcrFailed, Tesseract
from extractors.reading.raw import RawPage
from extractors.reading.source import open_source
from models.errors import SettingsError
from models.provenance import BBox
from models.settings import Ocr
from tests.unit.reading.made_pages import grid, lines, page

_A4 = (595.0, 842.0)


class _Memory:
    """A cache in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        return self.kept.get(key)

    def put(self, key: str, result: bytes) -> None:
        self.kept[key] = result


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The pages that were looked at; each shows the same."""
    looked: list[int] = []

    def see(picture: Picture, number: int, tesseract: Tesseract) -> RawPage:
        assert picture.grey.ndim == 2
        assert tesseract.program
        looked.append(number)
        return page(lines(10, 20, "nämnden beslutar"), grids=[grid((0, 50, 90), (0, 30, 60))])

    monkeypatch.setattr(seeing, "see", see)
    return looked


def _reader(cache: _Memory, version: str = "tesseract 5.3.0") -> PageReader:
    return PageReader(Tesseract("/usr/bin/tesseract", version, frozenset({"swe"})), cache)


def test_all_that_is_kept_of_a_document_is_kept_under_its_id(samples: Path, looks: list[int]) -> None:
    source, cache = open_source(samples / "protokoll_ystad.pdf"), _Memory()
    _reader(cache).page(source, 1, _A4)
    _reader(cache).region(source, 2, _A4, BBox(10, 10, 200, 200))
    assert looks == [1, 2]
    assert [key.partition("-")[0] for key in cache.kept] == [source.id, source.id]


def test_a_page_is_looked_at_once(samples: Path, looks: list[int]) -> None:
    source, cache = open_source(samples / "protokoll_ystad.pdf"), _Memory()
    first = _reader(cache).page(source, 2, _A4)
    assert _reader(cache).page(source, 2, _A4) == first
    assert looks == [2]


def test_another_page_document_region_or_tesseract_is_looked_at_anew(samples: Path, looks: list[int]) -> None:
    source, other, cache = open_source(samples / "protokoll_ystad.pdf"), samples / "protokoll_karlstad.pdf", _Memory()
    _reader(cache).page(source, 1, _A4)
    _reader(cache).page(source, 2, _A4)
    _reader(cache).page(open_source(other), 1, _A4)
    _reader(cache).region(source, 1, _A4, BBox(0, 0, 100, 100))
    _reader(cache, "tesseract 5.4.0").page(source, 1, _A4)
    assert len(looks) == len(cache.kept) == 5


def test_a_cache_that_was_spoilt_is_not_believed(samples: Path, looks: list[int]) -> None:
    source, cache = open_source(samples / "protokoll_ystad.pdf"), _Memory()
    first = _reader(cache).page(source, 1, _A4)
    cache.kept = dict.fromkeys(cache.kept, b"{")
    assert _reader(cache).page(source, 1, _A4) == first
    assert looks == [1, 1]


def test_a_region_is_told_at_its_place_on_the_page(samples: Path, looks: list[int]) -> None:
    source = open_source(samples / "protokoll_ystad.pdf")
    seen = _reader(_Memory()).region(source, 1, _A4, BBox(100, 200, 300, 400))
    assert looks == [1]
    assert (seen.width, seen.height) == _A4
    assert seen.words[0].bbox == BBox(110, 220, 145, 230)
    assert seen.grids[0].cells[0] == BBox(100, 200, 150, 230)


def _program(folder: Path, script: str) -> Tesseract:
    """A stand-in for tesseract that runs a script."""
    file = folder / "tesseract"
    file.write_text(f"#!{sys.executable}\n{script}\n", encoding="utf-8")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return Tesseract(str(file), "stand-in", frozenset({"swe"}))


def test_a_tesseract_that_hangs_is_stopped(tmp_path: Path) -> None:
    hanging = _program(tmp_path, "while True: pass").within(0.3)
    with pytest.raises(OcrFailed, match="not done after 0 seconds"):
        hanging.hocr(b"", "swe", 300)


def test_a_tesseract_that_fails_is_quoted(tmp_path: Path) -> None:
    failing = _program(tmp_path, "import sys; sys.exit('Error opening data file')")
    with pytest.raises(OcrFailed, match="exit code 1: Error opening data file"):
        failing.hocr(b"", "swe", 300)


def test_a_tesseract_that_vanished_is_told() -> None:
    with pytest.raises(OcrFailed, match="No such file"):
        Tesseract("/nonexistent/tesseract", "gone", frozenset({"swe"})).hocr(b"", "swe", 300)


def test_tesseract_is_given_one_thread_and_the_picture(tmp_path: Path) -> None:
    echo = "import os, sys; print(os.environ['OMP_THREAD_LIMIT'], sys.argv[1:], len(sys.stdin.buffer.read()))"
    told = _program(tmp_path, echo).hocr(b"four", "swe", 300).decode()
    assert told.startswith("1 ['stdin', 'stdout', '-l', 'swe'")
    assert told.endswith("'300', 'hocr'] 4\n")


def test_the_setting_says_whether_there_is_a_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    there = Tesseract("/usr/bin/tesseract", "5.3.0", frozenset({"swe"}))
    monkeypatch.setattr(module, "find_tesseract", lambda: there)
    cache = NoOcrCache()
    assert page_reader(Ocr.NEVER, cache, 30.0) is None
    assert page_reader(Ocr.AUTO, cache, 30.0) == PageReader(there, cache, every=False, seconds=30.0)
    assert page_reader(Ocr.ALWAYS, cache, 30.0) == PageReader(there, cache, every=True, seconds=30.0)


def test_without_tesseract_always_is_refused_and_auto_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_tesseract", lambda: None)
    assert page_reader(Ocr.AUTO, NoOcrCache(), 30.0) is None
    with pytest.raises(SettingsError, match="tesseract is not installed"):
        page_reader(Ocr.ALWAYS, NoOcrCache(), 30.0)
