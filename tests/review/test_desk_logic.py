"""What the desk decides without a browser: the queue's order, forms, corrections, leases, drafts, second readings."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models.correction import Action, Correctable, ReviewStatus
from models.errors import CorrectionsMoved
from models.settings import Settings
from review import doubts, drafts, leases, second
from review.access import Denied, Who
from review.accounts import Role
from review.cases import Case, Filter, mixed
from review.desk import Desk, Invalid
from review.erasing import ERASED, erase
from review.fields import Kind, fields, problems, read, shown
from review.gold import gold
from review.neighbours import neighbours
from review.standing import Key
from review.store import desk_file, desk_store
from tests.review.desk_factory import DOUBT, amount, document, measure, place, published
from tests.warehouse.warehouse_factory import full, settings_in
from warehouse.corrections import corrections
from warehouse.publish import publish

EVA, OLLE = Who("eva", Role.REVIEWER, "::1"), Who("olle", Role.REVIEWER, "::1")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path / "data", parquet=False, snapshots_kept=0)


@pytest.fixture(scope="module")
def two_documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of two municipalities: a measure, and a table of amounts with one that has a unit."""
    folder = tmp_path_factory.mktemp("two")
    known = amount("Vinterväghållning", "7 000 000", 5, unit="kr", flags=(DOUBT,))
    published(
        settings_in(folder / "data", parquet=False, snapshots_kept=0),
        [
            document(folder, "Ale", measures=[measure("Laga bron", 2)]),
            document(folder, "Bjuv", budget_lines=[amount("Snöröjning", "140", 3), amount("El", "95", 4), known]),
        ],
    )
    return folder / "data"


@pytest.fixture
def desk(two_documents: Path, tmp_path: Path) -> Iterator[Desk]:
    shutil.copytree(two_documents, tmp_path / "copy")
    settings = settings_in(tmp_path / "copy", parquet=False, snapshots_kept=0)
    with desk_store(desk_file(settings)) as store, corrections(settings.corrections) as made:
        opened = Desk(settings, store, made)
        yield opened
        opened.close()


def key(desk: Desk, says: str) -> Key:
    return next(case.key for case in desk.all_cases() if case.says.startswith(says))


def opened(desk: Desk, says: str, who: Who = EVA) -> Any:
    found = desk.open(key(desk, says), who)
    assert found is not None
    return found


def test_the_riskiest_case_comes_first(desk: Desk) -> None:
    order = [case.says.split(" · ")[0] for case in desk.queue("eva")]
    assert order == ["Vinterväghållning", "Snöröjning", "El", "Laga bron"]


def test_an_error_outweighs_a_warning_and_money_weighs(desk: Desk) -> None:
    by_name = {case.says.split(" · ")[0]: case for case in desk.all_cases()}
    assert by_name["Snöröjning"].severity > by_name["Laga bron"].severity
    assert by_name["Vinterväghållning"].sek == 7_000_000
    assert by_name["Snöröjning"].sek is None, "a sum without a unit is no sum of kronor"


def test_filters_narrow_the_queue(desk: Desk) -> None:
    def left(**wanted: Any) -> int:
        return len(desk.queue("eva", Filter(**wanted)))

    assert left() == 4
    assert left(municipality="Ale") == 1
    assert left(relation="budget_line") == 3
    assert left(code="unit_missing") == 2
    assert left(below=0.4) == 0
    assert left(mine=True) == 0
    desk.assign(key(desk, "Laga").document_id, "eva", EVA)
    assert left(mine=True) == 1


def test_one_case_in_ten_is_an_unflagged_one() -> None:
    def case(n: int, *, sample: bool) -> Case:
        return Case(Key("d", Correctable.GOAL, str(n)), 1, "", None, None, (), None, None, None, sample, None, 1.0, 1.0)

    order = mixed([*(case(n, sample=False) for n in range(20)), *(case(n, sample=True) for n in range(20, 22))])
    assert [n for n, one in enumerate(order) if one.is_sample] == [9, 19]
    assert len(order) == 22


def test_an_accepted_case_leaves_the_queue_at_once_and_comes_back_when_undone(desk: Desk) -> None:
    made = desk.accept(opened(desk, "Laga"), EVA)
    assert key(desk, "Laga") not in {case.key for case in desk.queue("olle")}
    desk.undo(made, EVA)
    assert key(desk, "Laga") in {case.key for case in desk.queue("olle")}
    desk.undo(made, EVA)
    assert [c.action for c in desk.history(key(desk, "Laga"))] == [Action.ACCEPT, Action.UNDO], "undone once only"


def test_an_edit_is_kept_with_old_new_and_what_was_seen(desk: Desk) -> None:
    (made,) = desk.edit(opened(desk, "Snöröjning"), EVA, {"unit": "tkr", "label": "Snöröjning"}, "rubriken")
    assert (made.field, made.old, made.new, made.reason) == ("/unit", None, "tkr", "rubriken")
    assert made.source
    assert made.source.quote == "140"
    assert opened(desk, "Snöröjning").record.status is ReviewStatus.EDITED


def test_the_models_own_rules_refuse_a_value_and_nothing_is_kept(desk: Desk) -> None:
    with pytest.raises(Invalid) as refused:
        desk.edit(opened(desk, "Snöröjning"), EVA, {"value": "hundra", "currency": "kronor"})
    assert set(refused.value.wrong) == {"value", "currency"}
    with pytest.raises(Invalid):
        desk.edit(opened(desk, "Laga"), EVA, {"text": " "})
    assert list(desk.corrections.all()) == []


def test_a_stale_save_is_refused_and_keeps_nothing(desk: Desk) -> None:
    mine = opened(desk, "Laga", EVA)
    leases.give_back(desk.store, mine.record.key, "eva")
    desk.edit(opened(desk, "Laga", OLLE), OLLE, {"category": "Olles"})
    with pytest.raises(CorrectionsMoved):
        desk.edit(mine, EVA, {"category": "Evas"})
    assert [c.new for c in desk.history(mine.record.key)] == ["Olles"]


def test_a_record_on_anothers_screen_is_theirs_until_the_lease_ends(desk: Desk) -> None:
    first = opened(desk, "Laga", EVA)
    second_one = opened(desk, "Laga", OLLE)
    assert second_one.lease.holder == "eva"
    with pytest.raises(Denied, match="eva arbetar"):
        desk.accept(second_one, OLLE)
    assert desk.next_case("olle", Filter(municipality="Ale")) is None
    later = first.lease.until + 1
    assert leases.take(desk.store, first.record.key, "olle", later).holder == "olle"


def test_who_cannot_tell_leaves_the_case_to_others(desk: Desk) -> None:
    desk.doubt(opened(desk, "Laga"), EVA, "oläsligt")
    assert key(desk, "Laga") not in {case.key for case in desk.queue("eva")}
    assert opened(desk, "Laga", OLLE).notes[0].note == "oläsligt"
    desk.undoubt(key(desk, "Laga"), EVA)
    assert doubts.doubts(desk.store) == []


def test_a_split_record_becomes_its_parts_and_one_step_takes_it_back(desk: Desk) -> None:
    one = opened(desk, "Laga")
    made = desk.split(one, EVA, [{"text": "Laga bron"}, {"text": "Måla bron"}])
    publish(desk.settings)
    texts = [row["text"] for row in desk.published.ask("SELECT text FROM measure ORDER BY text")]
    assert texts == ["Laga bron", "Måla bron"]
    desk.undo(made, EVA)
    publish(desk.settings)
    assert [row["id"] for row in desk.published.ask("SELECT id FROM measure")] == ["measure-2"]


def test_a_duplicate_goes_and_names_the_one_that_stays(desk: Desk) -> None:
    stays = key(desk, "El")
    (made,) = desk.take_out(opened(desk, "Snöröjning"), EVA, Action.DUPLICATE, into=stays.record_id)
    assert (made.action, made.new) == (Action.DUPLICATE, stays.record_id)


def test_a_missed_record_stands_where_it_was_drawn(desk: Desk) -> None:
    where = place("Måla bron", 7)
    document_id = key(desk, "Laga").document_id
    desk.add(document_id, Correctable.MEASURE, {"text": "Måla bron", "responsible": "KS\nTN"}, where, EVA)
    publish(desk.settings)
    rows = desk.published.ask("SELECT text, responsible, page, review_status FROM measure WHERE text LIKE 'Måla%'")
    assert rows == [{"text": "Måla bron", "responsible": ["KS", "TN"], "page": 1, "review_status": "added"}]


def test_a_whole_table_is_accepted_in_one_go_but_not_what_another_has(desk: Desk) -> None:
    table = neighbours(opened(desk, "El").document, opened(desk, "El").record)
    assert table
    assert table.heads == ("", "Budget 2024")
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Snöröjning", "140"],
        ["El", "95"],
        ["Vinterväghållning", "7 000 000 kr"],
    ]
    leases.give_back(desk.store, key(desk, "El"), "eva")
    opened(desk, "El", OLLE)
    assert len(desk.accept_all([record.key for record in table.records], EVA)) == 2


def test_a_stale_correction_comes_back_and_is_confirmed_or_dropped(settings: Settings, tmp_path: Path) -> None:
    before = document(tmp_path, "Eda", measures=[measure("Laga bron", 2)])
    published(settings, [before])
    with desk_store(desk_file(settings)) as store, corrections(settings.corrections) as made:
        desk = Desk(settings, store, made)
        desk.edit(opened(desk, "Laga"), EVA, {"text": "Laga gångbron"})
        moved = measure("Reparera bron", 2)
        published(settings, [before.model_copy(update={"measures": (moved,), "extractor_version": "v2"})])
        (case,) = desk.queue("eva")
        assert case.status is ReviewStatus.STALE
        again = desk.open(case.key, EVA)
        assert again
        (stale,) = again.record.state.stale  # type: ignore[union-attr]
        assert (stale.old, again.record.now["text"], stale.new) == ("Laga bron", "Reparera bron", "Laga gångbron")
        done = desk.settle(again, stale, EVA, use=True)
        assert desk.queue("eva") == []
        desk.undo(done, EVA)
        desk.settle(desk.open(case.key, EVA), stale, EVA, use=False)  # type: ignore[arg-type]
        publish(settings)
        assert [row["text"] for row in desk.published.ask("SELECT text FROM measure")] == ["Reparera bron"]
        desk.close()


def test_an_orphaned_correction_is_moved_to_the_record_it_belongs_to(settings: Settings, tmp_path: Path) -> None:
    before = document(tmp_path, "Eda", measures=[measure("Laga bron", 2)])
    published(settings, [before])
    with desk_store(desk_file(settings)) as store, corrections(settings.corrections) as made:
        desk = Desk(settings, store, made)
        desk.edit(opened(desk, "Laga"), EVA, {"category": "Broar"})
        moved = measure("Se över broarna", 9)
        published(settings, [before.model_copy(update={"measures": (moved,), "extractor_version": "v2"})])
        orphan = next(case for case in desk.queue("eva") if case.status is ReviewStatus.ORPHANED)
        found = desk.open(orphan.key, EVA)
        assert found
        target = found.document.records[Key(orphan.key.document_id, Correctable.MEASURE, "measure-9")]
        desk.reattach(found, target, EVA)
        assert ReviewStatus.ORPHANED not in {case.status for case in desk.queue("eva")}
        publish(settings)
        assert [row["category"] for row in desk.published.ask("SELECT category FROM measure")] == ["Broar"]
        desk.close()


def test_a_record_of_every_kind_opens_with_a_form_that_reads_what_it_shows(settings: Settings) -> None:
    published(settings, [full()])
    with desk_store(desk_file(settings)) as store, corrections(settings.corrections) as made:
        desk = Desk(settings, store, made)
        document_standing = desk.document("a" * 64)
        assert document_standing
        assert {one.relation for one in document_standing.records} == set(Correctable)
        for record in document_standing.records.values():
            known = fields(record.key.relation)
            assert problems(record.key.relation, record.now) == {}
            for field in known:
                value = record.now.get(field.name)
                assert read(field, shown(field, value)) == (value if value != [] else []), (record.key, field)
        desk.close()


def test_document_meeting_and_theme_are_correctable(settings: Settings) -> None:
    published(settings, [full()])
    with desk_store(desk_file(settings)) as store, corrections(settings.corrections) as made:
        desk = Desk(settings, store, made)

        def change(relation: Correctable, record_id: str, **texts: str) -> None:
            found = desk.open(Key("a" * 64, relation, record_id), EVA)
            assert found
            desk.edit(found, EVA, texts)

        change(Correctable.DOCUMENT, "document", organization="Socialnämnden", signed_by="Eva Ek, chef\nBo Ek")
        change(Correctable.MEETING, "meeting", start="18:30", place="Rådhuset")
        change(Correctable.MEASURE, "m1", theme="school")
        change(Correctable.DECISION, "d1", votes="ja 8, nej 3")
        publish(settings)
        row = desk.published.ask("SELECT organization, signed_by, meeting_start, meeting_place FROM document")[0]
        assert (row["organization"], row["meeting_start"], row["meeting_place"]) == (
            "Socialnämnden",
            "18:30",
            "Rådhuset",
        )
        assert row["signed_by"][1] == {"name": "Bo Ek", "title": None}
        assert desk.published.ask("SELECT theme FROM measure WHERE id = 'm1'") == [{"theme": "school"}]
        assert desk.published.ask("SELECT votes FROM decision")[0]["votes"] == {"ja": 8, "nej": 3}
        desk.close()


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1 250 000", "1250000"), ("−12,50", "-12.5"), ("140000.25", "140000.25"), ("38\u00a0400", "38400"), ("", None)],
)
def test_numbers_are_read_as_swedish_writes_them(typed: str, value: str | None) -> None:
    field = next(f for f in fields(Correctable.BUDGET_LINE) if f.name == "value")
    assert field.kind is Kind.NUMBER
    assert read(field, typed) == value


@pytest.mark.parametrize("typed", ["1.250", "1.250.000", "tolv", "12,5,1", "nan"])
def test_a_number_that_can_be_read_two_ways_is_refused(typed: str) -> None:
    field = next(f for f in fields(Correctable.BUDGET_LINE) if f.name == "value")
    with pytest.raises(ValueError, match=r"[Ss]kriv"):
        read(field, typed)


def test_a_decided_document_becomes_gold_without_what_was_rejected(desk: Desk) -> None:
    bjuv = key(desk, "El").document_id
    desk.edit(opened(desk, "Snöröjning"), EVA, {"unit": "tkr", "value": "140 000"})
    desk.take_out(opened(desk, "El"), EVA, Action.REJECT)
    found = desk.document(bjuv)
    assert found
    written = gold(found)
    assert [(one["label"], one["value"], one["unit"]) for one in written["budget_lines"]] == [
        ("Snöröjning", 140000, "tkr"),
        ("Vinterväghållning", 7000000, "kr"),
    ]
    assert written["document"]["municipality"] == "Bjuv"


def test_a_second_reader_is_somebody_else_and_sees_what_the_first_saw(desk: Desk) -> None:
    desk.edit(opened(desk, "Laga"), EVA, {"category": "Broar"})
    found = desk.document(key(desk, "Laga").document_id)
    assert found
    records = list(found.records.values())
    assert second.due(records, "eva", set(), share=1.0) == []
    (due,) = second.due(records, "olle", set(), share=1.0)
    assert second.blind(due).now.get("category") is None
    second.keep(desk.store, due.key, "olle", {"category": "Broar"})
    assert second.due(records, "olle", {r.key for r in second.readings(desk.store)}, share=1.0) == []


def test_the_sample_for_a_second_reading_is_about_the_share_that_is_asked_for() -> None:
    picked = sum(second.is_sampled(Key("d", Correctable.GOAL, str(n)), 0.1) for n in range(2000))
    assert 150 < picked < 250


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
