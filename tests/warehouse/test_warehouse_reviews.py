"""Corrections over what was extracted: shown, kept through re-reading, never applied where they may no longer hold."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from models.correction import Action, Correctable, Correction
from models.extraction import Extraction
from models.provenance import BBox, Provenance
from models.settings import Settings
from tests.warehouse.warehouse_factory import budget_line, contents, day, extraction, full, measure, place, settings_in
from warehouse.connection import reading
from warehouse.corrections import corrections
from warehouse.overlay.fold import reviewed
from warehouse.session import loading

DOCUMENT = "a" * 64
SEEN = place(1, "Åtgärd 1")


def act(action: Action, record_id: str = "m1", **more: Any) -> Correction:
    values = {"document_id": DOCUMENT, "relation": "measure", "source": SEEN, "extractor_version": "v1"}
    return Correction(**(values | {"record_id": record_id, "action": action, "reviewer": "eva", "at": day(5)} | more))


def edit(field: str, old: Any, new: Any, record_id: str = "m1", **more: Any) -> Correction:
    return act(Action.EDIT, record_id, field=field, old=old, new=new, **more)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path)


Told = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture
def told(settings: Settings) -> Told:
    """Loads an extraction, appends corrections, publishes, and gives the answer to a query."""

    def ask(sql: str, loaded: Extraction | None = None, *made: Correction) -> list[tuple[Any, ...]]:
        with corrections(settings.corrections) as store:
            store.append(made)
        with loading(settings) as warehouse:
            if loaded:
                warehouse.load(loaded)
            warehouse.publish()
        with reading(settings.published) as con:
            return con.execute(sql).fetchall()

    return ask


def one(n: int = 1, quote: str = "Åtgärd 1", **more: Any) -> Extraction:
    return extraction(measures=(measure(n, places=(place(1, quote),), **more),))


def test_an_edit_shows_in_the_relation_and_not_in_the_extracted_one(told: Told) -> None:
    changed = edit("/text", "Åtgärd 1", "Upprätta en plan")
    both = "SELECT m.text, e.text, m.review_status FROM measure m JOIN measure_extracted e USING (id)"
    assert told(both, one(), changed) == [("Upprätta en plan", "Åtgärd 1", "edited")]


def test_values_of_every_type_are_corrected_and_may_become_null(told: Told) -> None:
    made = [
        edit("/responsible", [], ["KS", "BUN"]),
        edit("/responsible/1", "BUN", "SN"),
        edit("/deadline_to", None, "2025-12-31"),
        edit("/deadline", "2021", None),
    ]
    found = told("SELECT responsible, deadline_to::VARCHAR, deadline FROM measure", one(deadline="2021"), *made)
    assert found == [(["KS", "SN"], "2025-12-31", None)]


def test_a_corrected_amount_is_exact(told: Told) -> None:
    made = edit("/value", "140000", "140500.25", "b1", relation="budget_line")
    loaded = extraction(budget_lines=(budget_line(1, "140000"),))
    assert [str(v) for (v,) in told("SELECT value_sek FROM budget_line", loaded, made)] == ["140500.25"]


@pytest.mark.parametrize("action", [Action.REJECT, Action.SPLIT])
def test_what_a_reviewer_takes_out_is_gone_from_the_relation_only(told: Told, action: Action) -> None:
    count = "SELECT (SELECT count(*) FROM measure), (SELECT count(*) FROM measure_extracted)"
    assert told(count, one(), act(action)) == [(0, 1)]


def test_a_missed_record_is_added_with_its_place(told: Told) -> None:
    new = {"text": "Starta en lots", "responsible": ["AMN"], "confidence": 1.0, "flags": [], "page": 2}
    new |= {"places": [place(2, "Starta en lots").model_dump(mode="json")], "evidence": {}, "extractor": "reviewer"}
    made = [act(Action.ADD, "measure-added-1", new=new), edit("/status", None, "klar", "measure-added-1")]
    found = told("SELECT text, page, places[1].quote, status, review_status FROM measure ORDER BY page", one(), *made)
    assert found[1] == ("Starta en lots", 2, "Starta en lots", "klar", "added")


def test_an_undone_act_counts_for_nothing_and_an_undone_undo_does(told: Told) -> None:
    assert told("FROM measure", one(), act(Action.REJECT)) == []
    assert len(told("FROM measure", None, act(Action.UNDO, new=1))) == 1
    assert told("SELECT state FROM correction ORDER BY id") == [("undone",), ("undone",)]
    assert told("FROM measure", None, act(Action.UNDO, new=2)) == []


def test_accepting_after_rejecting_brings_the_record_back(told: Told) -> None:
    assert told("SELECT review_status FROM measure", one(), act(Action.REJECT), act(Action.ACCEPT)) == [("accepted",)]


def test_a_correction_outlives_a_better_extractor(told: Told) -> None:
    made = edit("/text", "Åtgärd 1", "Rätt text")
    told("FROM measure", one(), made)
    again = one(category="Ny", text="Åtgärd ett").model_copy(update={"extractor_version": "v2"})
    found = told("SELECT text, category, review_status FROM measure", again)
    assert found == [("Rätt text", "Ny", "edited")], "the page says the same, so the reviewer's reading stands"


def test_a_correction_whose_text_and_value_both_moved_waits_and_is_not_applied(told: Told) -> None:
    told("FROM measure", one(), edit("/text", "Åtgärd 1", "Rätt text"))
    moved = one(quote="En annan mening", text="En annan mening")
    assert told("SELECT text, review_status FROM measure", moved) == [("En annan mening", "stale")]
    assert told("SELECT state, old_value, new_value FROM correction") == [("stale", '"Åtgärd 1"', '"Rätt text"')]


def test_a_name_masked_for_the_reviewer_makes_no_correction_stale(told: Told) -> None:
    seen = place(1, "Ring [namn] om bron")
    told("FROM measure", one(quote="Ring Kim Ek om bron", text="Ring Kim Ek om bron"))
    made = edit("/text", "Ring [namn] om bron", "Ringa om bron", source=seen)
    assert told("SELECT text, review_status FROM measure", None, made) == [("Ringa om bron", "edited")]
    other = one(quote="Ring Kim Ek om vägen", text="Ring Kim Ek om vägen")
    assert told("SELECT review_status FROM measure", other) == [("stale",)]


def test_what_was_accepted_stays_when_the_same_text_is_read_otherwise(told: Told) -> None:
    made = act(Action.ACCEPT, old={"text": "Åtgärd 1", "deadline": None})
    assert told("SELECT text, review_status FROM measure", one(), made) == [("Åtgärd 1", "accepted")]
    assert told("SELECT text, review_status FROM measure", one(text="Åtgärd")) == [("Åtgärd 1", "accepted")]


def test_an_acceptance_whose_text_and_values_both_moved_waits(told: Told) -> None:
    told("FROM measure", one(), act(Action.ACCEPT, old={"text": "Åtgärd 1"}))
    moved = one(quote="En annan mening", text="En annan mening")
    assert told("SELECT text, review_status FROM measure", moved) == [("En annan mening", "stale")]
    same = one(quote="Åtgärd 1 i en annan mening")
    assert told("SELECT text, review_status FROM measure", same) == [("Åtgärd 1", "accepted")]


def test_a_name_masked_for_the_reviewer_is_put_back_by_no_acceptance() -> None:
    seen = place(1, "Ring [namn] om bron")
    made = act(Action.ACCEPT, old={"text": "Ring [namn] om bron", "status": None}, source=seen)
    read = {"text": "Ring Kim Ek om bron", "status": "klar", "places": [seen.model_dump(mode="json")]}
    assert reviewed(read, [made]).changed == {"status": None}


def test_a_correction_finds_its_record_by_the_quote_when_the_id_is_gone(told: Told) -> None:
    told("FROM measure", one(), edit("/text", "Åtgärd 1", "Rätt text"))
    elsewhere = extraction(measures=(measure(7, places=(place(3, "åtgärd  1"),)), measure(8, places=(place(4, "b"),))))
    assert told("SELECT id, text FROM measure ORDER BY id", elsewhere) == [("m7", "Rätt text"), ("m8", "Åtgärd 8")]


def test_a_correction_finds_its_record_by_the_rectangle(told: Told) -> None:
    told("FROM measure", one(), act(Action.REJECT))
    box = Provenance(page=1, bbox=BBox(11, 20.5, 110, 33), quote="Åtgärd 1, något längre")
    assert told("FROM measure", extraction(measures=(measure(9, places=(box,)),))) == []


def test_a_correction_between_two_like_records_is_orphaned_not_guessed(told: Told) -> None:
    told("FROM measure", one(), act(Action.REJECT))
    twins = extraction(
        measures=(measure(7, places=(place(2, "Åtgärd 1"),)), measure(8, places=(place(3, "Åtgärd 1"),)))
    )
    assert len(told("FROM measure", twins)) == 2
    assert told("SELECT state FROM correction") == [("orphaned",)]


def test_particulars_of_document_and_meeting_are_corrected_alike(told: Told) -> None:
    made = [
        edit("/municipality", "Trelleborg", "Svedala", "document", relation="document"),
        edit("/date", "2021-02-11", "2021-02-12", "meeting", relation="meeting"),
    ]
    columns = "municipality, municipality_code, printed_municipality, meeting_date::VARCHAR, review_status"
    assert told(f"SELECT {columns} FROM document", full(), *made) == [
        ("Svedala", "1263", "Svedala", "2021-02-12", "edited")
    ]
    assert told("SELECT DISTINCT municipality FROM measure") == [("Svedala",)]


def test_what_the_warehouse_said_on_a_day_stays_said(told: Told, settings: Settings) -> None:
    told("FROM measure", one())
    with reading(settings.published) as con:
        ((before,),) = con.execute("SELECT max(valid_from)::VARCHAR FROM measure").fetchall()
    told("FROM measure", None, edit("/text", "Åtgärd 1", "Rätt text"))
    both = f"SELECT text FROM measure_as_of('{before}') UNION ALL SELECT text FROM measure"
    assert told(both) == [("Åtgärd 1",), ("Rätt text",)]


def test_publishing_again_writes_nothing(told: Told, settings: Settings) -> None:
    told("FROM measure", one(), edit("/text", "Åtgärd 1", "Rätt text"))
    with reading(settings.published) as con:
        before = contents(con)
    told("FROM measure")
    with reading(settings.published) as con:
        assert contents(con) == before


def test_records_that_cannot_go_are_only_accepted_or_edited() -> None:
    for relation in (Correctable.DOCUMENT, Correctable.MEETING):
        with pytest.raises(ValueError, match="accepted or edited"):
            act(Action.REJECT, relation=relation)


def test_an_overlay_never_outweighs_the_columns_that_say_what_a_row_is(told: Told) -> None:
    made = edit("/id", "m1", "m2")
    assert told("SELECT id FROM measure", one(), made) == [("m1",)]


def test_relations_say_the_same_with_and_without_reviews_when_there_are_none(told: Told) -> None:
    differing = "SELECT * EXCLUDE review_status FROM {0} EXCEPT SELECT * EXCLUDE review_status FROM {0}_extracted"
    told("FROM measure", full())
    for relation in ("document", "participant", "decision", "budget_line", "working_group_member", "goal"):
        assert told(differing.format(relation)) == []


def test_duckdb_keeps_the_order_of_acts(told: Told) -> None:
    made = [edit("/text", "Åtgärd 1", f"Text {n}") for n in range(3)]
    assert told("SELECT text FROM measure", one(), *made) == [("Text 2",)]
    with pytest.raises(duckdb.Error):
        told("SELECT nothing FROM correction")
