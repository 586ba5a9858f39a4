"""Ids name places; the version tells of every change of code and wordlists."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import extractors.version as version_module
from extractors.identity import Ids, normalised
from extractors.version import extractor_version
from models.settings import Settings

DOCUMENT = "ab" * 32


class TestIds:
    def test_an_id_tells_its_type_and_is_short(self) -> None:
        kind, _, digits = Ids(DOCUMENT).make("measure", "Utreda").partition("-")
        assert kind == "measure"
        assert len(digits) == 24
        assert int(digits, 16) >= 0

    def test_the_same_places_give_the_same_ids(self) -> None:
        anchors = [("table", "Åtgärd", "Utreda"), ("table", "Åtgärd", "Bygga"), ("list", "Utreda")]
        first, second = (Ids(DOCUMENT) for _ in range(2))
        assert [first.make("measure", *a) for a in anchors] == [second.make("measure", *a) for a in anchors]

    def test_equal_anchors_are_told_apart_by_their_order(self) -> None:
        ids, again = Ids(DOCUMENT), Ids(DOCUMENT)
        made = [ids.make("measure", "Utreda") for _ in range(3)]
        assert len(set(made)) == 3
        assert again.make("measure", "Utreda") == made[0]

    def test_what_stands_between_does_not_count(self) -> None:
        ids, others = Ids(DOCUMENT), Ids(DOCUMENT)
        ids.make("measure", "Utreda")
        others.make("measure", "Utreda")
        others.make("measure", "Något annat")
        others.make("goal", "Utreda")
        assert ids.make("measure", "Utreda") == others.make("measure", "Utreda")

    def test_type_document_and_the_parts_of_an_anchor_count(self) -> None:
        made = {
            Ids(DOCUMENT).make("measure", "a b", "c"),
            Ids(DOCUMENT).make("measure", "a", "b c"),
            Ids(DOCUMENT).make("goal", "a b", "c"),
            Ids("cd" * 32).make("measure", "a b", "c"),
        }
        assert len(made) == 4

    @pytest.mark.parametrize("other", ["Utreda  behovet", "utreda\nbehovet", " Utreda behovet. ", "Utreda – behovet"])
    def test_typesetting_does_not_change_an_id(self, other: str) -> None:
        assert Ids(DOCUMENT).make("measure", other) == Ids(DOCUMENT).make("measure", "Utreda behovet")

    def test_words_and_digits_do(self) -> None:
        assert normalised("§ 39 a") == "39 a"
        assert normalised("Åtgärd_2") == "åtgärd 2" != normalised("Åtgärd 3")


class TestVersion:
    @pytest.fixture
    def copy(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
        """A copy of what the version is computed over, that may be edited."""
        root = Path(version_module.__file__).parent.parent
        for folder in version_module._FOLDERS:
            shutil.copytree(root / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
        monkeypatch.setattr(version_module, "_ROOT", tmp_path)
        version_module._code.cache_clear()
        yield tmp_path
        version_module._code.cache_clear()

    @staticmethod
    def version() -> str:
        """The version computed anew."""
        version_module._code.cache_clear()
        return extractor_version(Settings())

    def test_it_is_twelve_hexadecimal_digits_and_steady(self, copy: Path) -> None:
        assert copy.is_dir()
        assert len(self.version()) == 12
        assert int(self.version(), 16) >= 0
        assert self.version() == self.version()

    @pytest.mark.parametrize(
        "name",
        [
            "extractors/swedish/terms/sections.toml",
            "extractors/kinds/protokoll.toml",
            "extractors/records/measures.py",
            "models/records/goal.py",
            "models/reference/municipalities.csv",
        ],
    )
    def test_editing_one_word_changes_it(self, copy: Path, name: str) -> None:
        before, file = self.version(), copy / name
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("a", "e", 1), encoding="utf-8")
        assert self.version() != before
        file.write_text(text, encoding="utf-8")
        assert self.version() == before

    def test_renaming_and_adding_a_file_changes_it(self, copy: Path) -> None:
        before = self.version()
        (copy / "extractors" / "kinds" / "ny.toml").write_text("", encoding="utf-8")
        added = self.version()
        (copy / "extractors" / "kinds" / "ny.toml").rename(copy / "extractors" / "kinds" / "nyare.toml")
        assert len({before, added, self.version()}) == 3

    def test_what_is_not_code_or_data_does_not_change_it(self, copy: Path) -> None:
        before = self.version()
        (copy / "extractors" / "notes.txt").write_text("", encoding="utf-8")
        (copy / "extractors" / "__pycache__").mkdir()
        (copy / "extractors" / "__pycache__" / "agenda.pyc").write_bytes(b"")
        assert self.version() == before

    def test_settings_count_only_where_they_change_what_is_extracted(self) -> None:
        assert extractor_version(Settings(workers=1)) == extractor_version(Settings(workers=4))
        assert extractor_version(Settings(model="sv_core_news_sm")) != extractor_version(Settings())
