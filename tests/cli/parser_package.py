"""Trained pipelines as a user would install them, made for tests: one parses the sentences that it knows by heart."""

import importlib
import json
from collections.abc import Sequence
from pathlib import Path

import spacy

from tests.unit.extractors.parses import Parse

NAME, VERSION = "sv_by_heart", "1.2.3"

_PARSER = """
import json
from pathlib import Path

from spacy.language import Language


@Language.factory("by_heart", assigns=["token.head", "token.dep"])
class ByHeart:
    def __init__(self, nlp, name):
        self.parses = json.loads(Path(__file__).with_name("parses.json").read_text())

    def __call__(self, doc):
        for sentence in list(doc.sents):
            parse = self.parses.get(sentence.text, {"heads": [], "labels": []})
            for at, (head, label) in enumerate(zip(parse["heads"], parse["labels"])):
                doc[sentence.start + at].head = doc[sentence.start + head]
                doc[sentence.start + at].dep_ = label
        return doc
"""

_INIT = """
from pathlib import Path

from spacy.util import load_model_from_init_py

from . import parser


def load(**overrides):
    return load_model_from_init_py(__file__, **overrides)
"""


def install(folder: Path, parses: Sequence[Parse]) -> None:
    """Put the package of the pipeline into a folder, which must be on the path of modules to be found there."""
    package = folder / NAME
    package.mkdir()
    (package / "parser.py").write_text(_PARSER)
    (package / "__init__.py").write_text(_INIT)
    told = folder / f"{NAME}-{VERSION}.dist-info"
    told.mkdir()
    (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {NAME}\nVersion: {VERSION}\n")
    known = {parse.text: {"heads": parse.heads, "labels": parse.labels} for parse in parses}
    (package / "parses.json").write_text(json.dumps(known))
    importlib.import_module(f"{NAME}.parser")
    pipeline = spacy.blank("sv", meta={"name": "by_heart", "version": VERSION})
    pipeline.add_pipe("by_heart")
    pipeline.to_disk(package / f"{NAME}-{VERSION}")
    (package / "meta.json").write_text((package / f"{NAME}-{VERSION}" / "meta.json").read_text())


def save_without_parser(folder: Path) -> Path:
    """A pipeline that only cuts sentences, in a folder of its own."""
    pipeline = spacy.blank("sv", meta={"name": "only_sentences", "version": "0.1.0"})
    pipeline.add_pipe("sentencizer")
    pipeline.to_disk(folder / "only_sentences")
    return folder / "only_sentences"
