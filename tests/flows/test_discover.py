"""Which files a path stands for."""

import os
from pathlib import Path

import pytest

from flows.discover import discover
from models.errors import InputError

PDF = b"%PDF-1.7\n"


def make(folder: Path, **files: bytes) -> None:
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_bytes(content)


def test_a_folder_stands_for_its_pdfs_in_order_whatever_the_suffix_says(tmp_path: Path) -> None:
    below = tmp_path / "2021" / "maj"
    below.mkdir(parents=True)
    make(tmp_path, b_PDF=PDF, a_pdf=b"", note_txt=b"hello", nameless=PDF)
    make(below, c_pdf=PDF)
    names = [path.relative_to(tmp_path).as_posix() for path in discover([tmp_path]).files]
    assert names == ["a.pdf", "b.PDF", "nameless", "2021/maj/c.pdf"]


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    make(tmp_path / ".git", x_pdf=PDF)
    make(tmp_path, a_pdf=PDF)
    (tmp_path / "._a.pdf").write_bytes(PDF)
    assert discover([tmp_path]).files == [tmp_path / "a.pdf"]


def test_a_named_file_is_always_tried_and_each_file_once(tmp_path: Path) -> None:
    make(tmp_path, note_txt=b"hello", a_pdf=PDF)
    named = tmp_path / "note.txt"
    assert discover([named, tmp_path, named]).files == [named, tmp_path / "a.pdf"]


def test_the_order_of_the_paths_is_kept(tmp_path: Path) -> None:
    make(tmp_path, a_pdf=PDF, b_pdf=PDF)
    assert discover([tmp_path / "b.pdf", tmp_path / "a.pdf"]).files == [tmp_path / "b.pdf", tmp_path / "a.pdf"]


def test_a_missing_path_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nope\.pdf: no such file") as caught:
        discover([tmp_path / "nope.pdf"])
    assert "spelling" in caught.value.remedy


def test_a_folder_without_pdfs_is_told(tmp_path: Path) -> None:
    make(tmp_path, note_txt=b"hello")
    with pytest.raises(InputError, match="holds no PDF"):
        discover([tmp_path])


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="neither a file nor a folder"):
        discover([tmp_path / "pipe"])


def test_what_is_no_pdf_is_told_by_name_also_hidden_and_linked_folders(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    make(kept, a_pdf=PDF, b_docx=b"PK", c_PDF=PDF, nameless=PDF)
    (kept / ".hidden.pdf").write_bytes(PDF)
    (kept / ".DS_Store").write_bytes(b"")
    (kept / ".git").mkdir()
    make(tmp_path, other_pdf=PDF)
    (kept / "linked.pdf").symlink_to(tmp_path / "other.pdf")
    (kept / "broken.pdf").symlink_to(tmp_path / "nowhere")
    (kept / "elsewhere").symlink_to(tmp_path)
    met = discover([kept])
    assert [path.name for path in met.files] == ["a.pdf", "c.PDF", "linked.pdf", "nameless"]
    told = sorted(name.removeprefix(f"{kept}/") for name in met.passed_over)
    assert told == [".git/", ".hidden.pdf", "b.docx", "broken.pdf", "elsewhere/"]


def test_a_folder_that_cannot_be_listed_costs_itself_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("locked", "open"):
        (tmp_path / name).mkdir()
        make(tmp_path / name, a_pdf=PDF)
    scandir = os.scandir

    def refused(path: str) -> object:  # the test may run as root, who is refused nothing
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refused)
    met = discover([tmp_path])
    assert [path.parent.name for path in met.files] == ["open"]
    assert [str(error) for error in met.unlisted] == [
        f"{tmp_path / 'locked'}: the folder cannot be listed (Permission denied)"
    ]
    with pytest.raises(InputError, match="cannot be listed"):
        discover([tmp_path / "locked"])
