"""Trained pipelines: what is loaded, what is refused with which remedy, and what tells one from another."""

import json
from pathlib import Path

import pytest
import spacy

from extractors.swedish.sentences import nlp, parses, pipeline_name
from extractors.version import extractor_version
from models.errors import ModelError
from models.settings import Ocr, Settings


def saved(folder: Path, language: str = "sv", version: str = "2.0.0") -> Path:
    pipeline = spacy.blank(language, meta={"name": "small", "version": version})
    pipeline.to_disk(folder / f"small-{version}")
    return folder / f"small-{version}"


def test_a_pipeline_is_named_with_its_version_and_has_our_sentences(tmp_path: Path) -> None:
    pipeline = nlp(str(saved(tmp_path)))
    assert pipeline_name(pipeline) == "sv_small-2.0.0"
    doc = pipeline("Kommunstyrelsen avsätter 2,5 mnkr, enl. plan.\nKlart den 11 februari 2021.")
    assert [sentence.text.strip()[:6] for sentence in doc.sents] == ["Kommun", "Klart "]
    assert [entity.label_ for entity in doc.ents] == ["ORG", "MONEY", "DATE"]


def test_it_parses_if_a_component_says_so(tmp_path: Path) -> None:
    path = saved(tmp_path)
    assert not parses(nlp(str(path)))
    with_parser = spacy.load(path)
    with_parser.add_pipe("parser")
    assert parses(with_parser)


def test_a_pipeline_for_another_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="language 'en'"):
        nlp(str(saved(tmp_path, "en")))


@pytest.mark.parametrize("name", ["nothing", "half"])
def test_a_folder_without_a_sound_pipeline_is_told_as_one(tmp_path: Path, name: str) -> None:
    half = saved(tmp_path).rename(tmp_path / "half")
    (half / "config.cfg").write_text("[nlp\n")
    with pytest.raises(ModelError, match=f"{name}' cannot be loaded: ") as fault:
        nlp(str(tmp_path / name))
    assert "meta.json" in fault.value.remedy
    assert "spacy download" not in fault.value.remedy


def test_a_pipeline_trained_anew_makes_documents_due(tmp_path: Path) -> None:
    path = saved(tmp_path)
    settings = Settings(model=str(path), ocr=Ocr.NEVER)
    first = extractor_version(settings)
    assert extractor_version(settings) == first
    told = json.loads((path / "meta.json").read_text())
    (path / "meta.json").write_text(json.dumps({**told, "performance": {"dep_las": 0.8}}))
    assert extractor_version(settings) != first
