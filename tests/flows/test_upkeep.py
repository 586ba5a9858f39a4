"""Backfill, clean-up and extracting anew."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from flows import backfill, gc, reprocess, session
from flows.backfill import run_backfill
from flows.fetching.lock import fetching_alone
from flows.fetching.visit import Visit
from flows.night import Ways
from flows.orders import Order, Reply
from flows.reprocess import Selection, preview
from flows.spool import Spool
from flows.store import Store
from models.errors import NightBusy
from models.extraction import Extraction
from tests.flows.fake_work import VERSION, extract_nothing
from tests.flows.town import DAYS, HASTY, Town

OLD_DAYS = ["2028-03-04", "2028-04-04", "2029-03-04", "2029-04-04", "2030-03-04"]


def ways(town: Town) -> Ways:
    return Ways(limits=HASTY, work=extract_nothing, now=lambda: town.evening, patience=0.1)


def test_a_backfill_fetches_the_years_it_is_told_batch_by_batch(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backfill, "_MOST", 2)
    town.configure("since = 2031-01-01\n")
    town.lists(*OLD_DAYS, *DAYS[:2])
    town.night()
    assert town.ask("SELECT count(*) FROM document") == [(2,)]
    told: list[tuple[int, int]] = []

    def note(visit: Visit) -> None:
        told.append((visit.new, visit.waiting))

    made = run_backfill(["mora"], (2028, 2029), town.settings, note, ways(town))
    assert told == [(2, 2), (4, 0)]
    assert made.is_well
    assert town.ask("SELECT count(*) FROM document") == [(6,)]
    assert town.ask("SELECT count(gone_at) FROM document") == [(0,)]
    assert town.site.fetched().count("/lista") == 2


def test_a_share_of_a_backfill_is_what_comes_in_some_minutes(town: Town) -> None:
    town.lists(*OLD_DAYS)
    told: list[tuple[int, int]] = []

    def a_minute_later() -> datetime:
        town.evening += timedelta(minutes=1)
        return town.evening

    settings = town.settings.model_copy(update={"backfill_minutes": 4})
    slow = replace(ways(town), now=a_minute_later)
    run_backfill(["mora"], (2028, 2030), settings, lambda one: told.append((one.new, one.waiting)), slow)
    assert told == [(2, 3), (4, 1), (5, 0)]
    assert town.ask("SELECT count(*) FROM document") == [(5,)]


def test_a_backfill_that_was_stopped_goes_on_where_it_was(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backfill, "_MOST", 2)
    town.lists(*OLD_DAYS)

    def stop(_visit: Visit) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_backfill(["mora"], (2028, 2030), town.settings, stop, ways(town))
    assert town.ask("SELECT count(*) FROM document") == [(2,)]
    town.site.asked.clear()
    run_backfill(["mora"], (2028, 2030), town.settings, lambda _visit: None, ways(town))
    assert len([path for path in town.site.fetched() if path.endswith(".pdf")]) == 3
    assert town.ask("SELECT count(*) FROM document") == [(5,)]


def test_a_document_that_fails_does_not_keep_a_backfill_going(town: Town) -> None:
    town.lists(*OLD_DAYS[:2])
    town.site.documents["/2028-03-04.pdf"].faults = ["500"] * 99
    made = run_backfill(["mora"], (2028, 2030), town.settings, lambda _visit: None, ways(town))
    assert len(made.visits[0].faults) == 1
    assert town.ask("SELECT count(*) FROM document") == [(1,)]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes another extractor version the current one."""

    def become(version: str) -> None:
        for module in (session, reprocess, gc):
            monkeypatch.setattr(module, "extractor_version", lambda _settings: version)

    become(VERSION)
    return become


def test_clean_up_shows_first_and_then_removes_what_retention_says(town: Town, later: Callable[[str], None]) -> None:
    town.settings = town.settings.model_copy(update={"keep_superseded_days": 30, "keep_extractions": 0})
    town.lists(*DAYS[:6])
    town.night()
    town.site.documents[f"/{DAYS[0]}.pdf"].body += b" rev"
    town.lists(*DAYS[:5])
    town.night()
    store = Store(town.settings)
    stray = town.folder / "stray.pdf"
    stray.write_bytes(b"%PDF-1.7")
    store.put(stray, "f" * 64)
    later("fedcba987654")
    found = gc.removals(town.settings, town.evening + timedelta(days=31))
    assert {one.what: one.count for one in found} == {
        f"extractions of an earlier extractor ({VERSION})": 7,
        "PDFs in the store that no source is known of": 1,
        "PDFs whose place a newer version took over 30 days ago": 1,
    }
    assert all(one.bytes for one in found)
    assert len(list(store.ids())) == 8
    gc.collect(town.settings, town.evening + timedelta(days=31))
    assert len(list(store.ids())) == 6
    assert not gc.removals(town.settings, town.evening + timedelta(days=31))
    made = town.night()
    assert made.is_well
    assert town.ask("SELECT count(*), count(superseded_by) FROM document") == [(7, 1)]


def test_a_document_whose_bytes_retention_took_is_fetched_again_when_it_is_listed_again(town: Town) -> None:
    town.settings = town.settings.model_copy(update={"keep_gone_days": 0, "keep_extractions": 9})
    town.lists(*DAYS[:6])
    town.night()
    town.lists(*DAYS[:5])
    town.night()
    gc.collect(town.settings, town.evening + timedelta(days=1))
    assert len(list(Store(town.settings).ids())) == 5
    assert town.night().is_well
    town.lists(*DAYS[:6])
    assert town.night().visits[0].new == 1
    assert len(list(Store(town.settings).ids())) == 6
    assert town.ask("SELECT count(*), count(gone_at), count(superseded_by) FROM document") == [(6, 0, 0)]


def test_what_is_kept_for_ever_is_never_among_it(town: Town, later: Callable[[str], None]) -> None:
    later(VERSION)
    town.lists(*DAYS[:6])
    town.night()
    town.lists(*DAYS[:5])
    town.night()
    assert not gc.removals(town.settings, town.evening + timedelta(days=9999))


def test_clean_up_waits_for_a_run_that_fetches(town: Town) -> None:
    with fetching_alone(town.settings.fetching), pytest.raises(NightBusy):
        gc.collect(town.settings)


def extract_a_page_more(order: Order) -> Reply:
    """As a later extractor would: another page count."""
    made = extract_nothing(order)
    spool = Spool(order.spool)
    extraction = Extraction.model_validate_json(spool.result.read_bytes())
    changed = extraction.model_copy(update={"n_pages": 3, "extractor_version": "fedcba987654"})
    spool.result.write_text(changed.model_dump_json())
    return made


def test_extracting_anew_shows_what_would_change_and_loads_it_on_approval(
    town: Town, later: Callable[[str], None]
) -> None:
    town.lists(*DAYS[:2])
    town.night()
    later("fedcba987654")
    town.site.asked.clear()
    pairs = []

    def compared(source: object, before: Extraction | None, after: Extraction) -> None:
        assert source
        pairs.append((before.n_pages if before else None, after.n_pages))

    made = preview(town.settings, Selection(), compared, extract_a_page_more)
    assert pairs == [(2, 3), (2, 3)]
    assert (made.changed["document"], made.withdrawn["document"], len(made.differing)) == (2, 0, 2)
    assert town.ask("SELECT DISTINCT n_pages FROM document") == [(2,)]
    run = reprocess.apply(town.settings, made, extract_a_page_more)
    assert run.loaded.changed == 2
    assert town.ask("SELECT DISTINCT n_pages, extractor_version, source_committee FROM document") == [
        (3, "fedcba987654", "Byggnadsnämnden")
    ]
    assert not town.site.asked


def test_only_what_is_chosen_is_extracted_anew(town: Town, later: Callable[[str], None]) -> None:
    town.lists(*DAYS[:2])
    town.night()
    later("fedcba987654")
    assert len(preview(town.settings, Selection(version=VERSION), lambda *_: None, extract_a_page_more).documents) == 2
    for chosen in (Selection(kind="protokoll"), Selection(version="x"), Selection(municipality="Orsa")):
        assert not preview(town.settings, chosen, lambda *_: None, extract_a_page_more).documents


def test_a_document_whose_bytes_are_gone_is_told(town: Town, later: Callable[[str], None]) -> None:
    town.lists(*DAYS[:2])
    town.night()
    later("fedcba987654")
    next(Path(town.settings.originals).rglob("*.pdf")).unlink()
    made = preview(town.settings, Selection(), lambda *_: None, extract_a_page_more)
    assert (len(made.documents), len(made.missing)) == (1, 1)
