"""What a person asks to have erased leaves no byte behind."""

from pathlib import Path

from models.correction import Correctable
from review import doubts, drafts
from review.erasing import ERASED, erase
from review.standing import Key
from review.store import desk_store


def test_a_persons_name_is_erased_from_the_file_down_to_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite3"
    one = Key("d", Correctable.MEASURE, "m1")
    with desk_store(path) as store:
        drafts.keep(store, one, "eva", {"text": "Ring Kerstin  Malmqvist i morgon"}, 0)
        doubts.add(store, one, "eva", "är det KERSTIN MALMQVIST?")
        doubts.add(store, one, "eva", "något annat")
    assert erase(path, ["Kerstin Malmqvist", " "]) == 2
    with desk_store(path) as store:
        draft = drafts.draft(store, one, "eva")
        assert draft
        assert draft.fields == {"text": f"Ring {ERASED} i morgon"}
        assert [note.note for note in doubts.doubts(store)] == [f"är det {ERASED}?", "något annat"]
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"malmqvist" not in left.lower()
    assert erase(path, ["Kerstin Malmqvist"]) == 0
    assert erase(tmp_path / "none", ["x"]) == 0
