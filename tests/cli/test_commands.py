"""The commands as they are typed: answers on standard output, errors with a remedy and an exit code."""

import csv
import io
import json
from pathlib import Path

import pytest
from pyarrow import parquet

from flows.session import ingesting
from models.correction import Action, Correction
from models.settings import Settings
from tests.cli.typing_commands import Typed
from tests.warehouse.warehouse_factory import full
from warehouse.corrections import corrections
from warehouse.session import loading


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose warehouse has seen one file, which was not a PDF."""
    folder = tmp_path_factory.mktemp("warehouse")
    file = folder / "letter.pdf"
    file.write_text("Kära nämnd")
    with ingesting([file], None, Settings(data=folder / "data")) as session:
        session.finish()
    return folder / "data"


ANSWER = "SELECT 1250000.50 AS kronor, 'Åtgärd, \"ny\"' AS text, [1, 2] AS pages, DATE '2021-02-11' AS day, NULL AS no"


def test_sql_prints_a_table(typed: Typed, warehouse: Path) -> None:
    said = typed("sql", ANSWER, "--data", warehouse)
    assert said.code == 0
    assert said.out.splitlines()[0].split() == ["kronor", "text", "pages", "day", "no"]
    assert "1\u00a0250\u00a0000.5" in said.out


def test_sql_writes_csv_and_json(typed: Typed, warehouse: Path) -> None:
    rows = list(csv.reader(io.StringIO(typed("sql", ANSWER, "--data", warehouse, "--format", "csv").out)))
    assert rows == [["kronor", "text", "pages", "day", "no"], ["1250000.5", 'Åtgärd, "ny"', "[1, 2]", "2021-02-11", ""]]
    answer = json.loads(typed("sql", ANSWER, "--data", warehouse, "--format", "json").out)
    assert answer == [{"kronor": 1250000.5, "text": 'Åtgärd, "ny"', "pages": [1, 2], "day": "2021-02-11", "no": None}]


def test_a_files_name_tells_its_format(typed: Typed, warehouse: Path, tmp_path: Path) -> None:
    assert typed("sql", ANSWER, "--data", warehouse, "-o", "answer.parquet").code == 0
    assert parquet.read_table(tmp_path / "answer.parquet").column_names == ["kronor", "text", "pages", "day", "no"]
    assert typed("sql", ANSWER, "--data", warehouse, "-o", "answer.csv").code == 0
    assert (tmp_path / "answer.csv").read_text().startswith("kronor,text,")


def test_two_columns_may_share_a_name(typed: Typed, warehouse: Path) -> None:
    said = typed("sql", "SELECT 1 AS a, 2 AS a", "--data", warehouse, "--format", "csv")
    assert said.out.splitlines()[1] == "1,2"


def test_wrong_sql_is_told_with_a_remedy(typed: Typed, warehouse: Path) -> None:
    said = typed("sql", "SELECT * FROM measures", "--data", warehouse)
    assert said.code == 8
    assert said.err.startswith("Error: ")
    assert "measure," in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize("command", [["status"], ["sql", "SELECT 1"], ["query", "flags_by_code"]])
def test_without_a_warehouse_the_next_step_is_told(typed: Typed, command: list[str]) -> None:
    said = typed(*command)
    assert said.code == 8
    assert "namndkoll ingest" in said.err


def test_status_tells_the_last_run(typed: Typed, warehouse: Path) -> None:
    said = typed("status", "--data", warehouse)
    assert said.code == 0
    assert "1 file: 1 failed" in said.out
    assert "not a PDF" in said.out
    assert json.loads(typed("status", "--data", warehouse, "--json").out)["last_run"]["flow"] == "ingest"


def test_every_query_of_the_cookbook_is_listed_and_runs(typed: Typed, warehouse: Path) -> None:
    listed = [line.split()[0] for line in typed("query").out.splitlines()[1:] if line and line[0] != " "][:-1]
    assert "measures_by_category" in listed
    for name in listed:
        said = typed("query", name, "--data", warehouse, "--show")
        assert (said.code, said.err) == (0, "")
        assert said.out.startswith("-- ")


def test_an_unknown_query_is_told(typed: Typed) -> None:
    said = typed("query", "nonsense")
    assert said.code == 8
    assert "budget_per_year" in said.err


def test_ingest_of_nothing_but_a_bad_file_says_so_and_leaves_with_3(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()
    said = typed("ingest", "a.pdf")
    assert said.code == 3
    assert "empty" in said.out
    assert "1 file: 1 failed." in said.out
    assert "namndkoll-data/published/namndkoll.duckdb" in said.out


@pytest.mark.parametrize(
    ("toml", "told"),
    [("workes = 3", "'workes'"), ("workers = 0", "'workers'"), ("workers = ", "not valid TOML")],
)
def test_a_wrong_setting_is_named(typed: Typed, tmp_path: Path, toml: str, told: str) -> None:
    (tmp_path / "namndkoll.toml").write_text(toml)
    said = typed("status")
    assert said.code == 4
    assert told in said.err


def test_version_tells_both_versions(typed: Typed) -> None:
    assert typed("version") == typed("--version")
    lines = typed("--version").out.splitlines()
    assert [line.split()[0] for line in lines] == ["namndkoll", "extractor"]


def test_corrections_are_backed_up_restored_and_applied(typed: Typed, tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert "no corrections yet" in typed("corrections", "backup", "b.sqlite3", "--data", data).err
    assert typed("corrections", "apply", "--data", data).out == "Published. There are no corrections yet.\n"
    act = Correction(
        document_id="a" * 64, relation="measure", record_id="m1", action=Action.ACCEPT, extractor_version="v1",
        reviewer="eva", at="2026-01-01T12:00:00Z",
    )  # fmt: skip
    with corrections(Settings(data=data).corrections) as store:
        store.append([act])
    assert "1 corrections in" in typed("corrections", "backup", "b.sqlite3", "--data", data).out
    assert "1 corrections are back" in typed("corrections", "restore", "b.sqlite3", "--data", tmp_path / "new").out
    said = typed("corrections", "apply", "--data", tmp_path / "new")
    assert said.out == "Published. Corrections: 1 orphaned. 1 wait for a reviewer.\n"


def test_evaluate_scores_against_gold_and_writes_a_report(typed: Typed, tmp_path: Path) -> None:
    samples = Path(__file__).parents[2] / "samples"
    gold = tmp_path / "gold"
    gold.mkdir()
    for name, file in (("budget_pitea", samples / "expected" / "budget_pitea.json"), ("missing", None)):
        (gold / f"{name}.json").write_text(file.read_text("utf-8") if file else '{"goals": [{"text": "a", "page": 1}]}')
    said = typed("evaluate", gold, "--pdfs", samples, "--html", "report.html")
    assert said.code == 0
    assert "2 documents" in said.out
    assert "missing.pdf: cannot be opened" in said.err
    assert "goals, missing, page 1: expected and not found" in (tmp_path / "report.html").read_text("utf-8")
    figures = json.loads(typed("evaluate", gold, "--pdfs", samples, "--json").out)
    assert figures["budget_pitea"]["budget_lines"]["f1"] > 0.8
    assert figures["missing"]["goals"]["recall"] == 0
    assert "holds no gold files" in typed("evaluate", samples / "sources").err


def test_evaluate_scores_against_what_reviewers_judged(typed: Typed, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data", parquet=False, snapshots_kept=0)
    accepted = Correction(
        document_id="a" * 64, relation="measure", record_id="m1", action=Action.ACCEPT, extractor_version="v1",
        reviewer="eva", at="2026-01-01T12:00:00Z",
    )  # fmt: skip
    with loading(settings) as warehouse:
        warehouse.load(full())
        warehouse.publish()
        assert "no reviewed record is published" in typed("evaluate", "--reviewed", "--data", settings.data).err
        with corrections(settings.corrections) as store:
            store.append([accepted])
        assert "1 corrections are not published yet" in typed("evaluate", "--reviewed", "--data", settings.data).err
        warehouse.publish()
    said = typed("evaluate", "--reviewed", "--data", settings.data, "--html", "report.html")
    assert said.code == 0
    assert "1 records that reviewers judged" in said.err
    assert "1 documents: micro F1 1.000, macro F1 1.000, document fields –" in said.out
    assert "<h1>" in (tmp_path / "report.html").read_text("utf-8")


def test_evaluate_asks_what_to_score_against(typed: Typed, tmp_path: Path) -> None:
    assert "Name GOLD_DIR, or say --reviewed." in typed("evaluate").err
    assert "Name GOLD_DIR, or say --reviewed." in typed("evaluate", tmp_path, "--reviewed").err
