"""Measures that say nearly the same: which are one kind, how that is told, and that it stays so as more come."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from models.correction import Action, Correctable, Correction
from models.extraction import Extraction
from tests.warehouse.warehouse_factory import day, extraction, fresh, measure, rows
from warehouse.load import load, load_many
from warehouse.overlay import write_overlays
from warehouse.similar import group_measures
from warehouse.similar.lemmas import lemmas

FEEDBACK = "Ta fram en rutin för återkoppling på synpunkter från medborgare"
KIND = "SELECT kind, is_first, score, shared_lemmas FROM store.similar_measure WHERE id = ? AND document_id[1] = ?"


def plan(name: str, *texts: str) -> Extraction:
    return extraction(name, measures=tuple(measure(n, text=text) for n, text in enumerate(texts, start=1)))


def fillers(name: str) -> Extraction:
    """Measures of other things, so that words have their weights."""
    things = ("skolgårdar", "cykelvägar", "simhallen", "biblioteket", "detaljplaner", "hemtjänsten", "lekplatser")
    acts = ("Renovera", "Inventera", "Utveckla", "Bygga om")
    return plan(name, *(f"{act} {thing}" for act in acts for thing in things))


@pytest.fixture
def con(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with fresh(tmp_path) as con:
        load(con, fillers("f"))
        yield con


def kind_of(con: duckdb.DuckDBPyConnection, record: str, document: str) -> tuple[Any, ...]:
    (found,) = con.execute(KIND, [record, document]).fetchall()
    return tuple(found)


def test_words_are_compared_in_their_dictionary_form_without_names_and_empty_words() -> None:
    assert lemmas("Vi ska utbilda lärarna på Vasaskolan i läsinlärning") == ["lärare", "läsinlärning", "utbilda"]
    assert lemmas("Byta till LED-lampor, och byta igen") == ["byta", "igen", "led-lampa"]
    for name in ("Andersson", "Anna", "Vasaskolan"):
        assert lemmas(f"{name} upprättar rutiner") == ["rutin", "upprätta"]


def test_other_words_for_the_same_are_one_kind_and_the_words_tell_it(con: duckdb.DuckDBPyConnection) -> None:
    load_many(con, [plan("a", FEEDBACK), plan("b", "Upprätta rutin för återkoppling av synpunkter", "Bygga simhall")])
    assert group_measures(con) == 31
    kind, is_first, score, _ = kind_of(con, "m1", "a")
    other, is_other_first, other_score, shared = kind_of(con, "m1", "b")
    assert (kind, is_first, score, is_other_first) == (other, True, 1.0, False)
    assert 0.5 <= other_score < 1
    assert set(shared) == {"rutin", "återkoppling", "synpunkt"}
    assert kind_of(con, "m2", "b")[0] != kind


def test_one_shared_word_is_no_kind(con: duckdb.DuckDBPyConnection) -> None:
    load_many(con, [plan("a", "Webbplats"), plan("b", "Webbplats")])
    group_measures(con)
    assert kind_of(con, "m1", "a")[0] != kind_of(con, "m1", "b")[0]


def test_nothing_is_worked_out_again_and_what_comes_later_joins_what_there_is(con: duckdb.DuckDBPyConnection) -> None:
    load(con, plan("a", FEEDBACK))
    group_measures(con)
    before = rows(con, "FROM store.similar_measure ORDER BY ALL")
    assert group_measures(con) == 0
    load(con, plan("b", FEEDBACK))
    assert group_measures(con) == 1
    assert kind_of(con, "m1", "b")[:3] == (kind_of(con, "m1", "a")[0], False, 1.0)
    assert [row for row in rows(con, "FROM store.similar_measure ORDER BY ALL") if row in before] == before


def test_a_kind_whose_first_is_gone_is_made_anew(con: duckdb.DuckDBPyConnection) -> None:
    load_many(con, [plan("a", FEEDBACK), plan("b", FEEDBACK), plan("c", FEEDBACK)])
    group_measures(con)
    first = kind_of(con, "m1", "a")[0]
    load(con, plan("a"))
    group_measures(con)
    kinds = {kind_of(con, "m1", document)[0] for document in "bc"}
    assert len(kinds) == 1
    assert kinds != {first}
    assert rows(con, "SELECT count(*) FROM store.similar_measure WHERE document_id[1] = 'a'") == [(0,)]


def test_a_corrected_text_is_grouped_by_what_it_became(con: duckdb.DuckDBPyConnection) -> None:
    load_many(con, [plan("a", FEEDBACK), plan("b", "Oläslig text")])
    group_measures(con)
    edit = Correction(
        id=1, document_id="b" * 64, relation=Correctable.MEASURE, record_id="m1", action=Action.EDIT, field="/text",
        old="Oläslig text", new=FEEDBACK, extractor_version="v1", reviewer="eva", at=day(2),
    )  # fmt: skip
    write_overlays(con, [edit])
    assert group_measures(con) == 1
    assert kind_of(con, "m1", "b")[0] == kind_of(con, "m1", "a")[0]


def test_batches_find_what_one_batch_finds(con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch) -> None:
    load_many(con, [plan(name, FEEDBACK, "Utbilda all personal i bemötande och klarspråk") for name in "abcd"])
    monkeypatch.setattr("warehouse.similar.grouping._AT_A_TIME", 3)
    group_measures(con)
    small = rows(con, "FROM store.similar_measure ORDER BY document_id, id")
    con.execute("DELETE FROM store.similar_measure")
    monkeypatch.setattr("warehouse.similar.grouping._AT_A_TIME", 1000)
    group_measures(con)
    assert rows(con, "FROM store.similar_measure ORDER BY document_id, id") == small
