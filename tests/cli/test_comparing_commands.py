"""`namndkoll report`, `search`, `reference load` and `kolada load`, as they are typed."""

from pathlib import Path

import pytest

from models.settings import Settings
from tests.cli.typing_commands import Typed
from tests.flows.site import serving
from tests.warehouse.warehouse_factory import extraction, full, indicator, measure, settings_in
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


def test_search_takes_several_words_as_they_are_typed(typed: Typed, data: Path) -> None:
    with loading(Settings(data=data, parquet=False, snapshots_kept=0)) as warehouse:
        texts = ("Bygga cykelvägar", "Sätta upp belysning", "Belysning längs cykelvägen")
        warehouse.load(extraction("b", measures=tuple(measure(n, text=text) for n, text in enumerate(texts))))
        warehouse.publish()
    said = typed("search", "cykelväg", "belysning", "--format", "csv", "--data", data)
    assert said.code == 0
    assert [line for line in texts if line in said.out] == ["Belysning längs cykelvägen"]


def test_kolada_load_checks_what_documents_say_by_the_key_figures_that_were_chosen(
    typed: Typed, data: Path, tmp_path: Path
) -> None:
    told = {"indicator": "scb-nri", "subject": "Trelleborg", "unit": "index"}
    values = (indicator(1, "62", period="2018", **told), indicator(2, "70", period="2019", **told))
    with loading(Settings(data=data, parquet=False, snapshots_kept=0)) as warehouse:
        warehouse.load(full(indicators=values))
        warehouse.publish()
    title = {"id": "U99901", "title": "Nöjd Region-Index - helheten", "description": ""}
    official = [
        {"kpi": "U99901", "municipality": "1287", "period": year, "values": [{"gender": "T", "value": value}]}
        for year, value in ((2018, 61.6), (2019, 61.6))
    ]
    with serving() as site:
        site.data("/v3/kpi/U99901", lambda *_: {"values": [title], "count": 1})
        site.data("/v3/data/kpi/U99901/municipality/0000,1287", lambda *_: {"values": official, "count": 2})
        (tmp_path / "namndkoll.toml").write_text(
            f'kolada_address = "{site.address}/v3"\n[kolada.U99901]\ntitle = "Nöjd Region-Index"\n'
            'indicator = "scb-nri"\n',
            encoding="utf-8",
        )
        said = typed("kolada", "load", "--data", data)
    assert said.code == 0, said.err
    assert "2 values of 1 key figures for 1 municipalities. Källa: Kolada." in said.out
    assert "1 agrees, 1 differs" in said.out
    sql = "SELECT year, difference::DOUBLE AS difference FROM indicator_check WHERE flag = 'official_value_differs'"
    assert run_sql(Settings(data=data).published, sql).to_pylist() == [{"year": 2019, "difference": 8.4}]


def test_kolada_load_without_a_choice_says_where_it_is_made(typed: Typed, data: Path) -> None:
    said = typed("kolada", "load", "--data", data)
    assert said.code != 0
    assert "[kolada.ID]" in said.err
