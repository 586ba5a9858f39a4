"""The commands that keep the warehouse up to date, as they are typed. Nothing is asked of the network."""

import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from flows import start
from flows.fetching.lock import fetching_alone
from tests.cli.typing_commands import Typed
from tests.warehouse.warehouse_factory import settings_in

SOURCES = """
[mora]
kind = "folder"
municipality = "Mora"
committee = "Byggnadsnämnden"
address = "in"
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with one source, which holds a text file that is called a PDF, and an empty warehouse."""
    (tmp_path / "sources.toml").write_text(SOURCES, encoding="utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "Protokoll 2031-03-04.pdf").write_text("Kära nämnd")
    settings_in(tmp_path / "namndkoll-data")
    return tmp_path


@pytest.fixture
def without_prefect(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which Prefect's server does not start."""
    monkeypatch.setattr(start, "prepare", lambda _home: True)
    monkeypatch.setitem(sys.modules, "flows.prefect_server", SimpleNamespace(start_server=lambda: False))


def test_a_check_tells_what_each_source_lists(typed: Typed, home: Path) -> None:
    said = typed("sources", "check")
    assert said.code == 0
    assert said.out.splitlines() == [
        "ok     mora (Mora): 1 document of 1 committee",
        "         2031-03-04  minutes  Protokoll 2031-03-04",
    ]
    assert not (home / "namndkoll-data" / "fetching").exists()


def test_a_check_tells_what_holds_no_pdf_and_what_else_it_holds(typed: Typed, home: Path) -> None:
    for file in (home / "in").iterdir():
        file.rename(file.with_suffix(".docx"))
    said = typed("sources", "check")
    assert said.code == 0
    told, beside = said.out.splitlines()
    assert told == "WARN   mora (Mora): lists nothing: is what sources.toml says of it right?"
    assert beside.strip().startswith("1 file passed over, being no PDF (1 .docx): ")


def test_a_check_tells_which_source_does_not_answer(typed: Typed, home: Path) -> None:
    (home / "sources.toml").write_text(SOURCES.replace('"in"', '"ut"'), encoding="utf-8")
    said = typed("sources", "check", "mora")
    assert said.code == 3
    assert said.out.startswith("FAILED mora (Mora): ut: no such folder")


def test_a_faulty_file_is_told_with_its_line(typed: Typed, home: Path) -> None:
    (home / "sources.toml").write_text(SOURCES.replace("Mora", "Moora"), encoding="utf-8")
    for command in (["sources", "check"], ["nightly"], ["backfill", "mora", "--from", "2020"]):
        said = typed(*command)
        assert said.code == 11
        assert "line 4: [mora] municipality" in said.err


@pytest.mark.usefixtures("home")
def test_the_kinds_of_sources_are_listed_with_their_settings(typed: Typed) -> None:
    said = typed("sources", "kinds")
    assert "netpublicator: " in said.out
    assert "  reader (required): readerName" in said.out


@pytest.mark.usefixtures("home")
def test_only_what_was_listed_can_be_accepted(typed: Typed) -> None:
    said = typed("sources", "accept", "mora")
    assert said.code == 11
    assert "never listed" in said.err


@pytest.mark.usefixtures("home", "without_prefect")
def test_a_night_goes_on_where_prefect_does_not_start_and_tells_what_failed(typed: Typed) -> None:
    said = typed("nightly")
    assert said.code == 3
    assert "Prefect does not start. The run goes on without its log." in said.err
    assert "WARN   mora (Mora): 1 listed, 0 new" in said.out
    assert "Protokoll 2031-03-04: is no PDF but something else" in said.out
    said = typed("sources", "accept", "mora")
    assert said.out == "From now on mora is expected to list about 1 documents.\n"
    said = typed("query", "source_health", "--format", "csv")
    assert said.out.splitlines()[1].startswith("Mora,mora,ok,")


@pytest.mark.usefixtures("without_prefect")
def test_a_night_during_another_is_skipped(typed: Typed, home: Path) -> None:
    with fetching_alone(home / "namndkoll-data" / "fetching"):
        said = typed("nightly")
    assert said.code == 11
    assert "another run" in said.err


@pytest.mark.usefixtures("home")
def test_years_the_wrong_way_round_are_told(typed: Typed) -> None:
    said = typed("backfill", "mora", "--from", "2025", "--to", "2020")
    assert said.code == 5
    assert "--to 2020 is before --from 2025" in said.err


def test_clean_up_shows_before_it_removes(typed: Typed, home: Path) -> None:
    assert typed("gc").out == "Nothing to remove.\n"
    stray = home / "namndkoll-data" / "documents" / "ff" / f"{'f' * 64}.pdf"
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"%PDF-1.7")
    assert "namndkoll gc --apply does" in typed("gc").out
    assert stray.exists()
    assert typed("gc", "--apply").out.endswith("Removed.\n")
    assert not stray.exists()


@pytest.mark.usefixtures("home")
def test_with_nothing_loaded_there_is_nothing_to_extract_anew(typed: Typed) -> None:
    said = typed("reprocess")
    assert said.code == 0
    assert "0 documents, 0 of them would change." in said.out


@pytest.mark.usefixtures("home")
def test_a_schedule_needs_a_server_that_keeps_it(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")})
    said = typed("serve")
    assert said.code == 4
    assert "prefect server start" in said.err
