"""What a reviewer decides: kept with who and why, validated, never over another's decision."""

from pathlib import Path

import pytest

from models.correction import Action, Correctable, ReviewStatus
from models.errors import CorrectionsMoved
from models.settings import Settings
from review import leases
from review.deciding import Invalid
from review.desk import Desk
from review.gold import gold
from review.neighbours import neighbours
from review.standing import Key
from review.store import desk_file, desk_store
from tests.review.desk_factory import EVA, OLLE, document, key, measure, opened, place, published
from warehouse.corrections import corrections
from warehouse.publish import publish


def test_an_edit_is_kept_with_old_new_and_what_was_seen(desk: Desk) -> None:
    (made,) = desk.decide.edit(opened(desk, "Snöröjning"), EVA, {"period": "2025", "label": "Snöröjning"}, "rubriken")
    assert (made.field, made.old, made.new, made.reason) == ("/period", "2024", "2025", "rubriken")
    assert made.source
    assert made.source.quote == "140"
    assert opened(desk, "Snöröjning").record.status is ReviewStatus.EDITED


def test_the_models_own_rules_refuse_a_value_and_nothing_is_kept(desk: Desk) -> None:
    with pytest.raises(Invalid) as refused:
        desk.decide.edit(opened(desk, "Snöröjning"), EVA, {"value": "hundra", "currency": "kronor"})
    assert set(refused.value.wrong) == {"value", "currency"}
    with pytest.raises(Invalid):
        desk.decide.edit(opened(desk, "Laga"), EVA, {"text": " "})
    assert list(desk.corrections.all()) == []


def test_a_stale_save_is_refused_and_keeps_nothing(desk: Desk) -> None:
    mine = opened(desk, "Laga", EVA)
    leases.give_back(desk.store, mine.record.key, "eva")
    desk.decide.edit(opened(desk, "Laga", OLLE), OLLE, {"category": "Olles"})
    with pytest.raises(CorrectionsMoved):
        desk.decide.edit(mine, EVA, {"category": "Evas"})
    assert [c.new for c in desk.history(mine.record.key)] == ["Olles"]


def test_a_split_record_becomes_its_parts_and_one_step_takes_it_back(desk: Desk) -> None:
    one = opened(desk, "Laga")
    made = desk.decide.split(one, EVA, [{"text": "Laga bron"}, {"text": "Måla bron"}])
    publish(desk.settings)
    texts = [row["text"] for row in desk.published.ask("SELECT text FROM measure ORDER BY text")]
    assert texts == ["Laga bron", "Måla bron"]
    desk.decide.undo(made, EVA)
    publish(desk.settings)
    assert [row["id"] for row in desk.published.ask("SELECT id FROM measure")] == ["measure-2"]


def test_a_duplicate_goes_and_names_the_one_that_stays(desk: Desk) -> None:
    stays = key(desk, "El")
    (made,) = desk.decide.take_out(opened(desk, "Snöröjning"), EVA, Action.DUPLICATE, into=stays.record_id)
    assert (made.action, made.new) == (Action.DUPLICATE, stays.record_id)


def test_a_missed_record_stands_where_it_was_drawn(desk: Desk) -> None:
    where = place("Måla bron", 7)
    document_id = key(desk, "Laga").document_id
    desk.decide.add(document_id, Correctable.MEASURE, {"text": "Måla bron", "responsible": "KS\nTN"}, where, EVA)
    publish(desk.settings)
    rows = desk.published.ask("SELECT text, responsible, page, review_status FROM measure WHERE text LIKE 'Måla%'")
    assert rows == [{"text": "Måla bron", "responsible": ["KS", "TN"], "page": 1, "review_status": "added"}]


def test_a_whole_table_is_accepted_in_one_go_but_not_what_another_has(desk: Desk) -> None:
    one = opened(desk, "El")
    table = neighbours(one.document, one.record)
    assert table
    assert table.heads == ("", "Budget 2024")
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Snöröjning", "140"],
        ["El", "95"],
        ["Vinterväghållning", "7 000 000 kr"],
    ]
    leases.give_back(desk.store, key(desk, "El"), "eva")
    opened(desk, "El", OLLE)
    assert len(desk.decide.accept_all([record.key for record in table.records], EVA, one.document)) == 2


def test_what_was_read_anew_since_it_was_shown_is_not_accepted_with_the_others(
    settings: Settings, tmp_path: Path
) -> None:
    before = document(tmp_path, "Eda", measures=[measure("Laga bron", 2), measure("Måla bron", 4)])
    published(settings, [before])
    with desk_store(desk_file(settings)) as store, corrections(settings.corrections) as made:
        desk = Desk(settings, store, made)
        shown = desk.document(before.source.id)
        assert shown
        moved = measure("Riva bron", 2), measure("Måla bron", 4)
        published(settings, [before.model_copy(update={"measures": moved, "extractor_version": "v2"})])
        kept = desk.decide.accept_all([key(desk, "Riva"), key(desk, "Måla")], EVA, shown)
        assert [c.record_id for c in kept] == ["measure-4"]
        desk.close()


def test_a_stale_correction_comes_back_and_is_confirmed_or_dropped(settings: Settings, tmp_path: Path) -> None:
    before = document(tmp_path, "Eda", measures=[measure("Laga bron", 2)])
    published(settings, [before])
    with desk_store(desk_file(settings)) as store, corrections(settings.corrections) as made:
        desk = Desk(settings, store, made)
        desk.decide.edit(opened(desk, "Laga"), EVA, {"text": "Laga gångbron"})
        moved = measure("Reparera bron", 2)
        published(settings, [before.model_copy(update={"measures": (moved,), "extractor_version": "v2"})])
        (case,) = desk.queues.of("eva")
        assert case.status is ReviewStatus.STALE
        again = desk.open(case.key, EVA)
        assert again
        (stale,) = again.record.state.stale  # type: ignore[union-attr]
        assert (stale.old, again.record.now["text"], stale.new) == ("Laga bron", "Reparera bron", "Laga gångbron")
        done = desk.decide.settle(again, stale, EVA, use=True)
        assert desk.queues.of("eva") == []
        desk.decide.undo(done, EVA)
        desk.decide.settle(desk.open(case.key, EVA), stale, EVA, use=False)  # type: ignore[arg-type]
        publish(settings)
        assert [row["text"] for row in desk.published.ask("SELECT text FROM measure")] == ["Reparera bron"]
        desk.close()


def test_a_stale_acceptance_comes_back_with_what_was_accepted(settings: Settings, tmp_path: Path) -> None:
    before = document(tmp_path, "Eda", measures=[measure("Laga bron", 2)])
    published(settings, [before])
    with desk_store(desk_file(settings)) as store, corrections(settings.corrections) as made:
        desk = Desk(settings, store, made)
        desk.decide.accept(opened(desk, "Laga"), EVA)
        moved = measure("Reparera bron", 2)
        published(settings, [before.model_copy(update={"measures": (moved,), "extractor_version": "v2"})])
        (case,) = desk.queues.of("eva")
        again = desk.open(case.key, EVA)
        assert again
        assert again.record.status is ReviewStatus.STALE
        (stale,) = again.record.state.stale  # type: ignore[union-attr]
        assert (stale.old["text"], again.record.now["text"]) == ("Laga bron", "Reparera bron")
        desk.decide.settle(again, stale, EVA, use=True)
        assert desk.queues.of("eva") == []
        publish(settings)
        assert [row["text"] for row in desk.published.ask("SELECT text FROM measure")] == ["Laga bron"]
        desk.close()


def test_an_orphaned_correction_is_moved_to_the_record_it_belongs_to(settings: Settings, tmp_path: Path) -> None:
    before = document(tmp_path, "Eda", measures=[measure("Laga bron", 2)])
    published(settings, [before])
    with desk_store(desk_file(settings)) as store, corrections(settings.corrections) as made:
        desk = Desk(settings, store, made)
        desk.decide.edit(opened(desk, "Laga"), EVA, {"category": "Broar"})
        moved = measure("Se över broarna", 9)
        published(settings, [before.model_copy(update={"measures": (moved,), "extractor_version": "v2"})])
        orphan = next(case for case in desk.queues.of("eva") if case.status is ReviewStatus.ORPHANED)
        found = desk.open(orphan.key, EVA)
        assert found
        target = found.document.records[Key(orphan.key.document_id, Correctable.MEASURE, "measure-9")]
        desk.decide.reattach(found, target, EVA)
        assert ReviewStatus.ORPHANED not in {case.status for case in desk.queues.of("eva")}
        publish(settings)
        assert [row["category"] for row in desk.published.ask("SELECT category FROM measure")] == ["Broar"]
        desk.close()


def test_a_decided_document_becomes_gold_without_what_was_rejected(desk: Desk) -> None:
    bjuv = key(desk, "El").document_id
    desk.decide.edit(opened(desk, "Snöröjning"), EVA, {"unit": "tkr", "value": "140 000"})
    desk.decide.take_out(opened(desk, "El"), EVA, Action.REJECT)
    found = desk.document(bjuv)
    assert found
    written = gold(found)
    assert [(one["label"], one["value"], one["unit"]) for one in written["budget_lines"]] == [
        ("Snöröjning", 140000, "tkr"),
        ("Vinterväghållning", 7000000, "kr"),
    ]
    assert written["document"]["municipality"] == "Bjuv"
