"""The examples of CONTRIBUTING.md, performed: each is laid over a copy of the program, which then does what it says."""

import functools
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import typst

PROGRAM = ("cli", "extractors", "flows", "models", "review", "warehouse")
EXTRACT = """
import json, sys
from pathlib import Path
from extractors.pipeline import extract
from extractors.reading.document import read
from extractors.reading.source import open_source
from models.settings import Settings
settings = Settings(data=Path("data"))
extraction = extract(read(open_source(Path(sys.argv[1]))), settings)
"""
SHOW = f"{EXTRACT}\nprint(json.dumps(extraction.to_records()))"
LOAD_AND_ASK = f"""{EXTRACT}
from warehouse.ask import run_sql
from warehouse.session import loading
with loading(settings) as warehouse:
    warehouse.load(extraction)
    warehouse.publish()
print(run_sql(settings.published, sys.argv[2]).to_pylist())
"""
Ran = Callable[..., str]


@pytest.fixture(scope="module")
def examples(checkout: Path) -> Path:
    return checkout / "docs" / "examples"


@pytest.fixture(scope="module")
def plan(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PDF that the examples are tried on."""
    pdf = tmp_path_factory.mktemp("plan") / "tillsynsplan.pdf"
    typst.compile(examples / "tillsynsplan.typ", output=pdf)
    return pdf


@pytest.fixture
def copy(checkout: Path, tmp_path: Path) -> Path:
    """A copy of the program, to be changed."""
    for name in PROGRAM:
        shutil.copytree(checkout / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


@pytest.fixture
def run(copy: Path) -> Ran:
    """Run Python in the copy, and give what it printed."""

    def ran(*arguments: str) -> str:
        environment = {**os.environ, "PYTHONPATH": str(copy), "NO_COLOR": "1", "NAMNDKOLL_CONTACT": "data@example.se"}
        command = [sys.executable, *arguments]
        done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return ran


def add(example: Path, copy: Path) -> None:
    """Do as CONTRIBUTING.md says: put the example's files in their folders, and make its edits."""
    for path in sorted(example.rglob("*")):
        if path.is_file() and path.name != "edits.toml":
            target = copy / path.relative_to(example)
            number = f"{len(list(target.parent.glob('*.sql'))) + 1:03}"
            shutil.copy(path, target.with_name(target.name.replace("NNN", number)))
    edits = example / "edits.toml"
    for edit in tomllib.loads(edits.read_text(encoding="utf-8"))["edit"] if edits.exists() else ():
        text = (copy / edit["file"]).read_text(encoding="utf-8")
        assert text.count(edit["after"] + "\n") == 1, f"{edit['file']} has no line {edit['after']!r}"
        (copy / edit["file"]).write_text(
            text.replace(edit["after"], f"{edit['after']}\n{edit['add']}"), encoding="utf-8"
        )


def extracted(run: Ran, pdf: Path) -> Any:
    return json.loads(run("-c", SHOW, str(pdf)))


def test_a_new_genre_is_recognised(examples: Path, copy: Path, run: Ran, plan: Path) -> None:
    assert extracted(run, plan)["document"]["kind"] == "other"
    add(examples / "kind", copy)
    assert extracted(run, plan)["document"]["kind"] == "atgardsplan"


def test_a_new_check_sets_its_flag_where_it_should_and_only_there(
    examples: Path, copy: Path, run: Ran, plan: Path
) -> None:
    add(examples / "check", copy)
    flagged = {m["deadline"]: "deadline_far_away" in m["flags"] for m in extracted(run, plan)["measures"]}
    assert flagged == {"2047-12-31": True, "2026-05-31": False}


@pytest.fixture
def site(tmp_path: Path, plan: Path) -> Iterator[str]:
    """The address of a server with a list and the plan that it names."""
    folder = tmp_path / "site"
    folder.mkdir()
    shutil.copy(plan, folder)
    handler = functools.partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        address = f"http://127.0.0.1:{server.server_port}"
        (folder / "list.txt").write_text(
            f"# miljönämnden\n{address}/tillsynsplan.pdf Tillsynsplan 2026\n", encoding="utf-8"
        )
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield address
        server.shutdown()
        thread.join()


def test_a_new_kind_of_source_lists_what_it_has(examples: Path, copy: Path, run: Ran, site: str) -> None:
    add(examples / "source", copy)
    (copy / "sources.toml").write_text(
        '[sjobo]\nkind = "address_list"\nmunicipality = "Sjöbo"\nprivate_addresses = true\n'
        f'address = "{site}/list.txt"\n',
        encoding="utf-8",
    )
    assert "address_list: Addresses of PDFs, one a line" in run("-m", "cli.main", "sources", "kinds")
    checked = run("-m", "cli.main", "sources", "check", "--data", str(copy / "data"))
    assert checked.startswith("ok     sjobo (Sjöbo): 1 document")
    assert "Tillsynsplan 2026" in checked


def test_a_new_question_is_answered(examples: Path, copy: Path, run: Ran, plan: Path) -> None:
    add(examples / "query", copy)
    run("-c", LOAD_AND_ASK, str(plan), "SELECT 1")
    answer = run("-m", "cli.main", "query", "measures_without_responsible", "--data", "data", "--format", "json")
    assert [row["text"] for row in json.loads(answer)] == ["Ta fram en blankett för egenkontroll"]


def test_a_new_record_type_goes_from_the_page_to_sql(examples: Path, copy: Path, run: Ran, plan: Path) -> None:
    add(examples / "record_type", copy)
    asked = "SELECT text, page, municipality, review_status FROM risk"
    row = "{'text': 'egna brunnar förorenas av vägsalt', 'page': 1, 'municipality': 'Sjöbo', 'review_status': None}"
    assert run("-c", LOAD_AND_ASK, str(plan), asked).strip() == f"[{row}]"
