"""A file's identity and the first look at its bytes."""

import hashlib
from pathlib import Path

import pytest

from extractors.reading.source import open_source
from models.errors import EmptyFile, InputError, NotAPdf


def test_a_document_is_named_by_its_bytes(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(b"%PDF-1.7\n")
    first, second = open_source(tmp_path / "a.pdf"), open_source(tmp_path / "b.pdf")
    assert first.id == second.id == hashlib.sha256(b"%PDF-1.7\n").hexdigest()


def test_the_header_may_stand_a_little_into_the_file(tmp_path: Path) -> None:
    (tmp_path / "late.pdf").write_bytes(b"\r\n" * 100 + b"%PDF-1.4\n")
    assert open_source(tmp_path / "late.pdf", municipality="Piteå").municipality == "Piteå"


def test_an_empty_file_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    with pytest.raises(EmptyFile, match="empty"):
        open_source(tmp_path / "empty.pdf")


def test_a_web_page_named_pdf_is_none(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_text("<!DOCTYPE html><title>404</title>")
    with pytest.raises(NotAPdf, match="%PDF-"):
        open_source(tmp_path / "page.pdf")


def test_a_missing_file_is_told_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        open_source(tmp_path / "missing.pdf")
    assert "missing.pdf" in str(caught.value.file)


def test_a_folder_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        open_source(tmp_path)
