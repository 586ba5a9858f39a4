"""The file of corrections: appended to, never changed, backed up and restored."""

import multiprocessing
import sqlite3
from pathlib import Path

import pytest

from models.correction import Action, Correction
from models.errors import CorrectionsError, WarehouseNewer
from tests.warehouse.warehouse_factory import day, place
from warehouse.corrections import corrections, restore


def act(record_id: str = "m1", reason: str | None = None) -> Correction:
    return Correction(
        document_id="a" * 64, relation="measure", record_id=record_id, action=Action.EDIT, field="/text",
        old="å", new={"ä": [1, None]}, source=place(), extractor_version="v1", reviewer="eva", at=day(1), reason=reason,
    )  # fmt: skip


def append(path: Path, name: str) -> None:
    with corrections(path) as store:
        for n in range(20):
            store.append([act(f"{name}{n}")])


def test_what_is_appended_comes_back_as_it_was_in_order(tmp_path: Path) -> None:
    with corrections(tmp_path / "c.sqlite3") as store:
        kept = store.append([act("m1"), act("m2", "fel rad")])
        assert [c.id for c in kept] == [1, 2]
    with corrections(tmp_path / "c.sqlite3") as store:
        assert tuple(store.all()) == kept
        assert [c.record_id for c in store.all(record_id="m2")] == ["m2"]
        assert list(store.all(document_id="b" * 64)) == []
        assert store.last_id() == 2


@pytest.mark.parametrize("sql", ["UPDATE correction SET new = '1'", "DELETE FROM correction"])
def test_the_file_itself_refuses_to_change_what_was_done(tmp_path: Path, sql: str) -> None:
    with corrections(tmp_path / "c.sqlite3") as store:
        store.append([act()])
    con = sqlite3.connect(tmp_path / "c.sqlite3")
    with pytest.raises(sqlite3.IntegrityError, match="never"):
        con.execute(sql)
    con.close()


def test_all_of_an_append_is_kept_or_none(tmp_path: Path) -> None:
    with corrections(tmp_path / "c.sqlite3") as store:
        broken = act().model_copy(update={"field": None})
        with pytest.raises(sqlite3.IntegrityError):
            store.append([act(), broken])
        assert list(store.all()) == []
        assert store.append([act()])[0].id == 1


def test_several_processes_append_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite3"
    context = multiprocessing.get_context("spawn")
    others = [context.Process(target=append, args=(path, name)) for name in "xyz"]
    for process in others:
        process.start()
    for process in others:
        process.join(60)
    with corrections(path) as store:
        found = list(store.all())
    assert sorted(c.record_id for c in found) == sorted(f"{name}{n}" for name in "xyz" for n in range(20))
    assert [c.id for c in found] == list(range(1, 61))


def test_a_backup_restores_what_was_lost(tmp_path: Path) -> None:
    path, backup = tmp_path / "c.sqlite3", tmp_path / "kept" / "backup.sqlite3"
    with corrections(path) as store:
        kept = store.append([act("m1"), act("m2")])
        assert store.backup(backup) == 2
    for left in tmp_path.glob("c.sqlite3*"):
        left.unlink()
    assert restore(backup, path) == 2
    with corrections(path) as store:
        assert tuple(store.all()) == kept
    assert backup.stat().st_mode & 0o077 == 0


def test_a_backup_never_takes_newer_work_away(tmp_path: Path) -> None:
    path, backup = tmp_path / "c.sqlite3", tmp_path / "backup.sqlite3"
    with corrections(path) as store:
        store.append([act("m1")])
        store.backup(backup)
        store.append([act("m2")])
    with pytest.raises(CorrectionsError, match="does not"):
        restore(backup, path)
    with pytest.raises(CorrectionsError, match="no such backup"):
        restore(tmp_path / "none", path)


def test_a_file_of_another_kind_or_of_a_newer_version_is_told(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no database at all" * 100)
    with pytest.raises(CorrectionsError, match="cannot be opened"), corrections(tmp_path / "text"):
        pass
    con = sqlite3.connect(tmp_path / "newer")
    con.execute("PRAGMA user_version = 99")
    con.close()
    with pytest.raises(WarehouseNewer, match="schema 99"), corrections(tmp_path / "newer"):
        pass
