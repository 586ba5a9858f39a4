"""`--model`: a trained pipeline from the command line to the records; faults are told before anything is read."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typst

from extractors.pipeline import extract
from extractors.reading.document import read
from extractors.reading.source import open_source
from flows.session import ingesting
from models.errors import ModelError
from models.settings import Settings
from tests.cli.parser_package import NAME, VERSION, install, save_without_parser
from tests.cli.typing_commands import Said, Typed
from tests.unit.extractors.parses import Parse

ONLY_PARSED = Parse.of("""
    Nämnden>noterar:nsubj noterar>:root rapporten>noterar:obj och>ger:cc ger>noterar:conj rektorerna>ger:iobj
    i>uppdrag:case uppdrag>ger:obl att>ta:mark ta>ger:xcomp fram>ta:compound:prt en>skolplan:det skolplan>ta:obj
    .>noterar:punct
""")
BY_BOTH = Parse.of("""
    Nämnden>ger:nsubj ger>:root socialchefen>ger:iobj i>uppdrag:case uppdrag>ger:obl att>införa:mark
    införa>ger:xcomp en>rutin:det ny>rutin:amod rutin>införa:obj .>ger:punct
""")
PAGE = f"= Handlingsplan\n\n{ONLY_PARSED.text} {BY_BOTH.text}\n"


pytestmark = pytest.mark.slow  # each command starts processes that load spaCy


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "plan.pdf"
    made = typst.compile(PAGE.encode())
    assert isinstance(made, bytes)
    path.write_bytes(made)
    return path


@pytest.fixture(scope="module")
def by_heart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of an installed pipeline that parses both sentences."""
    folder = tmp_path_factory.mktemp("installed")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        install(folder, [ONLY_PARSED, BY_BOTH])
        yield NAME


def measures(said: Said) -> dict[str, dict[str, Any]]:
    """The measures that were written, by their texts."""
    return {measure["text"]: measure for measure in json.loads(said.out)["measures"]}


def test_a_parser_adds_measures_and_bears_others_out(typed: Typed, pdf: Path, by_heart: str) -> None:
    said = typed("extract", pdf, "--model", by_heart)
    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out)["pipeline"] == f"{NAME}-{VERSION}"
    found = measures(said)
    assert found.keys() == {"ta fram en skolplan", "införa en ny rutin"}

    added = found["ta fram en skolplan"]
    assert added["responsible"] == ["rektorerna"]
    assert added["extractor"] == "measures.dependencies"
    assert added["evidence"]["parse"]["quote"] == "ger rektorerna i uppdrag"

    agreed = found["införa en ny rutin"]
    assert agreed["responsible"] == ["socialchefen"]
    assert agreed["extractor"] == "measures"
    assert "ger socialchefen i uppdrag" in agreed["evidence"]["parse"]["quote"]

    [alone] = extract(read(open_source(pdf)), Settings()).measures
    assert (alone.text, alone.evidence) == ("införa en ny rutin", {})
    assert added["confidence"] < alone.confidence < agreed["confidence"]


def test_a_pipeline_without_a_parser_works_and_says_so(typed: Typed, pdf: Path, tmp_path: Path) -> None:
    said = typed("extract", pdf, "--model", save_without_parser(tmp_path))
    assert said.code == 0
    assert said.err == "sv_only_sentences-0.1.0 has no parser: assignments are found by their wording alone.\n"
    assert measures(said).keys() == {"införa en ny rutin"}


@pytest.mark.parametrize("command", ["extract", "ingest"])
def test_a_model_that_is_missing_is_told_before_anything_is_read(typed: Typed, pdf: Path, command: str) -> None:
    said = typed(command, pdf, "--model", "sv_no_such_model")
    assert said.code == ModelError.exit_code
    assert "python -m spacy download sv_no_such_model" in said.err
    assert said.out == ""
    assert not Path("namndkoll-data").exists()


def test_every_ingest_tries_the_model_first(pdf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(model: str) -> None:
        raise ModelError(f"{model} is broken", "Install it anew.")

    monkeypatch.setattr("flows.session.tried", refuse)
    settings = Settings(data=tmp_path / "data", model="sv_broken")
    with pytest.raises(ModelError, match="sv_broken"), ingesting([pdf], None, settings):
        pytest.fail("the ingest has begun")
    assert not settings.data.exists()
