"""`parse` and `extract`: JSON for each PDF, and the bad ones told."""

import json
import shutil
from pathlib import Path

import pytest
import typer

from cli.documents import write_each
from flows.reading import parse_in_worker, records_in_worker
from models.errors import Damaged, InputError, NamndkollError
from models.settings import Settings

SAMPLE = "tjansteskrivelse_norrtalje.pdf"


def write(paths: list[Path], folder: Path | None) -> None:
    write_each(paths, folder, Settings(), parse_in_worker)


def test_parse_writes_pages_blocks_and_tables(samples: Path, tmp_path: Path) -> None:
    write([samples / SAMPLE], tmp_path / "out")
    parsed = json.loads((tmp_path / "out" / "tjansteskrivelse_norrtalje.json").read_text())
    assert parsed["pages"][0].keys() >= {"number", "width", "height"}
    assert parsed["blocks"]
    assert parsed["tables"][0].keys() >= {"page", "bbox", "rows"}


def test_extract_writes_the_record_format_to_standard_output(samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_each([samples / SAMPLE], None, Settings(), records_in_worker)
    assert json.loads(capsys.readouterr().out)["document"]["kind"] == "tjansteskrivelse"


def test_a_bad_file_among_others_is_told_and_the_others_go_on(
    samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(samples / SAMPLE, tmp_path / "good.pdf")
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4\nnothing of the kind")
    (tmp_path / "word.pdf").write_bytes(b"PK\x03\x04")
    with pytest.raises(typer.Exit) as leaving:
        write([tmp_path], tmp_path / "out")
    assert leaving.value.exit_code == 3
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["good.json"]
    said = capsys.readouterr().err
    assert "bad.pdf: " in said
    assert "word.pdf: not a PDF" in said
    assert "2 of 3 failed." in said


def test_a_bad_file_alone_leaves_with_its_own_error(tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.4\nnothing of the kind")
    with pytest.raises(NamndkollError) as caught:
        write([bad], None)
    assert caught.value.exit_code == Damaged.exit_code


def test_several_pdfs_need_a_folder(samples: Path) -> None:
    with pytest.raises(InputError, match="only one standard output") as caught:
        write([samples], None)
    assert "-o" in caught.value.remedy


def test_two_pdfs_that_would_be_one_file_are_refused_before_anything_is_read(tmp_path: Path) -> None:
    for year in ("2020", "2021"):
        (tmp_path / year).mkdir()
        (tmp_path / year / "plan.pdf").write_bytes(b"%PDF-")
    with pytest.raises(InputError, match=r"plan\.json"):
        write([tmp_path], tmp_path / "out")
