"""What is due, and what is not."""

import hashlib
import os
from pathlib import Path

from flows.plan import Loaded, Plan, make_plan
from models.document import SourceDocument
from models.errors import EmptyFile

NEW, OLD = "new", "old"


def fake_open(path: Path, municipality: str | None) -> SourceDocument:
    data = path.read_bytes()
    if not data:
        raise EmptyFile("empty", "Fetch it again.", file=str(path))
    return SourceDocument(id=hashlib.sha256(data).hexdigest(), path=str(path), municipality=municipality)


def plan(paths: list[Path], loaded: dict[str, Loaded], municipality: str | None = None) -> Plan:
    return make_plan(paths, municipality, loaded, NEW, fake_open)


def file(folder: Path, name: str, content: str) -> tuple[Path, str]:
    path = folder / name
    path.write_text(content)
    return path, hashlib.sha256(content.encode()).hexdigest()


def test_due_is_what_is_unknown_or_was_read_by_another_extractor(tmp_path: Path) -> None:
    (same, same_id), (older, older_id), (unknown, unknown_id) = (file(tmp_path, n, n) for n in "abc")
    made = plan([same, older, unknown], {same_id: Loaded(NEW), older_id: Loaded(OLD)})
    assert [source.id for source in made.due] == [older_id, unknown_id]
    assert made.unchanged == {same_id}


def test_two_files_with_the_same_bytes_are_one_document_by_the_first_path(tmp_path: Path) -> None:
    (first, _), (second, _) = file(tmp_path, "z.pdf", "x"), file(tmp_path, "a.pdf", "x")
    made = plan([first, second], {})
    assert [source.path for source in made.due] == [str(first)]
    assert [met.path for met in made.files] == [str(first), str(second)]


def test_a_file_that_cannot_be_opened_stops_nothing(tmp_path: Path) -> None:
    (empty, _), (good, _) = file(tmp_path, "a", ""), file(tmp_path, "b", "b")
    made = plan([empty, good], {})
    assert isinstance(made.files[0].error, EmptyFile)
    assert len(made.due) == 1


def test_another_municipality_makes_a_document_due_and_silence_keeps_the_known_one(tmp_path: Path) -> None:
    path, document = file(tmp_path, "a", "a")
    loaded = {document: Loaded(NEW, "Mora")}
    assert plan([path], loaded).due == ()
    assert plan([path], loaded, "Mora").due == ()
    assert [source.municipality for source in plan([path], loaded, "Orsa").due] == ["Orsa"]
    assert [source.municipality for source in plan([path], {document: Loaded(OLD, "Mora")}).due] == ["Mora"]


def test_a_name_in_an_old_encoding_is_told_not_tripped_over(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/n\xe4mnd.pdf"))
    path.write_bytes(b"x")
    met = plan([path], {}).files[0]
    assert met.path.endswith("n?mnd.pdf")
    assert met.error is not None
    assert "UTF-8" in met.error.explanation
