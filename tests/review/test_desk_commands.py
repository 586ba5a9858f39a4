"""The desk's commands: accounts, and gold files of what was decided."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from models.correction import Action
from models.errors import InputError, SettingsError
from review import acts
from review.documents import Documents
from review.evaluation.gold import gold_files, load
from review.published import Published
from tests.review.desk_factory import amount, document, measure, published
from tests.warehouse.warehouse_factory import settings_in
from warehouse.corrections import corrections

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def command(*words: str, said: str = "") -> Result:
        return CliRunner().invoke(app, [*words, "--data", str(tmp_path / "data")], input=said)

    return command


def test_accounts_are_added_changed_listed_and_removed(run: Run) -> None:
    assert "no accounts" in run("review-account", "list").stdout
    assert run("review-account", "add", "Eva", said="ett långt lösenord\n").exit_code == 0
    assert run("review-account", "add", "Ada", "--role", "admin", "--no-password").exit_code == 0
    assert run("review-account", "role", "Eva", "reader").exit_code == 0
    assert run("review-account", "password", "Eva", said="ett annat lösenord\n").exit_code == 0
    assert run("review-account", "list").stdout.splitlines() == ["Ada  admin  (by proxy only)", "Eva  reader"]
    assert run("review-account", "remove", "Eva").exit_code == 0
    assert "Eva" not in run("review-account", "list").stdout
    assert isinstance(run("review-account", "remove", "Eva").exception, InputError)


def test_the_desk_is_not_opened_to_others_without_accounts(run: Run) -> None:
    refused = run("review", "--host", "0.0.0.0", "--port", "0").exception
    assert isinstance(refused, SettingsError)
    assert "review-account add" in refused.remedy


def test_a_document_decided_in_full_becomes_a_gold_file_and_others_wait(run: Run, tmp_path: Path) -> None:
    settings = settings_in(tmp_path / "data", parquet=False, snapshots_kept=0)
    ids = published(
        settings,
        [
            document(tmp_path, "Ale", measures=[measure("Laga bron", 2)]),
            document(tmp_path, "Bjuv", budget_lines=[amount("Snöröjning", "140", 3, unit="tkr")]),
        ],
    )
    reader = Published(settings)
    with corrections(settings.corrections) as made:
        documents = Documents(reader)
        done, begun = documents.get(ids["Ale"], []), documents.get(ids["Bjuv"], [])
        assert done
        assert begun
        made.append(acts.act(record, Action.ACCEPT, "eva") for record in done.records.values())
        made.append([acts.act(next(iter(begun.records.values())), Action.ACCEPT, "eva")])
    reader.close()
    answer = run("gold", "export", str(tmp_path / "gold"), "--pdfs")
    assert answer.stdout.splitlines()[1] == "not yet: bjuv.pdf (1 records to decide)"
    assert set(gold_files(tmp_path / "gold")) == {"ale"}
    written = load(tmp_path / "gold" / "ale.gold.json")
    assert written["measures"] == [
        {
            "text": "Laga bron",
            "category": None,
            "responsible": [],
            "deadline": None,
            "status": None,
            "page": 1,
        }
    ]
    assert written["document"]["organization"] == "Teknik- och fritidsnämnden"
    assert (tmp_path / "gold" / "ale.pdf").read_bytes()[:5] == b"%PDF-"
    assert json.loads((tmp_path / "gold" / "ale.gold.json").read_text())["meeting"] is None
