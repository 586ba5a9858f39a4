"""`namndkoll report` and `namndkoll reference load`, as they are typed."""

from pathlib import Path

import pytest

from models.settings import Settings
from tests.cli.typing_commands import Typed
from tests.warehouse.warehouse_factory import full, settings_in
from warehouse.ask import run_sql
from warehouse.session import loading


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a published document of Trelleborg."""
    settings = settings_in(tmp_path / "data", parquet=False, snapshots_kept=0)
    with loading(settings) as warehouse:
        warehouse.load(full())
        warehouse.publish()
    return settings.data


def test_report_writes_one_page_and_says_where(typed: Typed, data: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    said = typed("report", "-o", page, "--data", data)
    assert said.code == 0
    assert f"rows in {page}" in said.out
    assert "Trelleborg" in page.read_text(encoding="utf-8")


def test_a_report_that_cannot_be_written_is_told(typed: Typed, data: Path, tmp_path: Path) -> None:
    said = typed("report", "-o", tmp_path / "no" / "report.html", "--data", data)
    assert said.code == 5
    assert "Name another file." in said.err


def test_reference_load_publishes_what_the_file_tells(typed: Typed, data: Path, tmp_path: Path) -> None:
    file = tmp_path / "folkmangd.csv"
    file.write_text("kommun;folkmängd;år\nTrelleborg;46 000;2023\n", encoding="utf-8")
    said = typed("reference", "load", file, "--source", "SCB", "--date", "2024-02-22", "--data", data)
    assert said.code == 0
    assert "1 populations, groups of 0 municipalities" in said.out
    found = run_sql(Settings(data=data).published, "SELECT population, source FROM population").to_pylist()
    assert found == [{"population": 46_000, "source": "SCB"}]


def test_a_wrong_reference_file_is_told_with_its_line(typed: Typed, data: Path, tmp_path: Path) -> None:
    file = tmp_path / "folkmangd.csv"
    file.write_text("kommun;folkmängd\nRiket;10 000 000\n", encoding="utf-8")
    said = typed("reference", "load", file, "--source", "SCB", "--date", "2024-02-22", "--data", data)
    assert said.code == 5
    assert "line 2" in said.err
