"""Nights: what is new is loaded, what is not is left alone, and what goes wrong is told."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from flows.fetching.lock import fetching_alone
from flows.fetching.silence import Outcome
from flows.fetching.state import opened
from models.errors import NightBusy, SourceError
from tests.flows.town import DAYS, Town
from warehouse.connection import writing


def test_the_first_night_loads_all_with_what_the_source_says(town: Town) -> None:
    town.lists(*DAYS[:2])
    made = town.night()
    assert made.is_well
    assert made.visits[0].new == 2
    rows = town.ask(
        "SELECT source_municipality, source_committee, source_meeting_date::VARCHAR, url FROM document ORDER BY 3"
    )
    assert rows == [("Mora", "Byggnadsnämnden", day, f"{town.site.address}/{day}.pdf") for day in DAYS[:2]]
    assert town.ask("SELECT flow, inserted FROM run") == [("nightly", 2)]
    assert "2 new documents" in made.headline()


def test_the_second_night_fetches_nothing_and_changes_nothing(town: Town) -> None:
    town.lists(*DAYS[:2])
    town.night()
    snapshot = town.ask("SELECT max(id) FROM snapshot")
    made = town.night()
    assert made.is_well
    assert made.run is not None
    assert not made.run.outcomes
    assert town.ask("SELECT max(id) FROM snapshot") == snapshot
    assert all(one.headers.get("if-none-match") for one in town.site.asked if one.path.endswith(".pdf"))


def test_a_changed_document_is_a_new_version_whose_records_count_alone(town: Town) -> None:
    town.lists(*DAYS[:2])
    town.night()
    town.site.documents[f"/{DAYS[0]}.pdf"].body += b" rev"
    made = town.night()
    assert (made.visits[0].new, made.visits[0].changed) == (0, 1)
    versions = town.ask("SELECT superseded_by IS NULL, gone_at IS NULL FROM document ORDER BY 1")
    assert versions == [(False, True), (True, True), (True, True)]
    [(old, by, at)] = town.ask(
        "SELECT document_id, superseded_by, superseded_at FROM source_document WHERE superseded_by IS NOT NULL"
    )
    assert town.ask(f"SELECT count(*) FROM document WHERE id IN ('{old}', '{by}')") == [(2,)]
    assert at == town.evening


def test_a_version_that_comes_back_counts_again(town: Town) -> None:
    town.lists(DAYS[0])
    document = town.site.documents[f"/{DAYS[0]}.pdf"]
    first = document.body
    for body in (first, first + b" rev", first):
        document.body = body
        town.night()
    assert town.ask("SELECT superseded_by IS NULL FROM document ORDER BY 1") == [(False,), (True,)]
    made = town.night()
    assert made.run is not None
    assert not made.run.outcomes


def test_a_document_that_is_gone_is_marked_and_stays(town: Town) -> None:
    town.lists(*DAYS[:6])
    town.night()
    town.lists(*DAYS[1:6])
    made = town.night()
    assert made.visits[0].gone == 1
    assert town.ask("SELECT count(*), count(gone_at) FROM document") == [(6, 1)]
    town.lists(*DAYS[:6])
    town.night()
    assert town.ask("SELECT count(*), count(gone_at) FROM document") == [(6, 0)]


def test_a_document_that_moved_is_the_same_document(town: Town) -> None:
    town.lists(*DAYS[:6])
    town.night()
    town.site.documents["/2031-01-10-ny.pdf"] = town.site.documents.pop(f"/{DAYS[0]}.pdf")
    town.lists(*DAYS[1:6], "2031-01-10-ny")
    town.night()
    assert town.ask("SELECT count(*), count(gone_at), count(superseded_by) FROM document") == [(6, 0, 0)]
    assert town.ask("SELECT count(*), count(gone_at) FROM source_document") == [(7, 1)]


def test_an_old_document_is_not_asked_for_every_night(town: Town) -> None:
    town.lists(DAYS[0])
    town.night()
    town.night(days=31)
    town.night(days=2)
    assert town.site.fetched() == ["/lista"]


def test_a_failing_document_costs_itself_and_is_tried_again(town: Town) -> None:
    town.lists(*DAYS[:3])
    town.site.documents[f"/{DAYS[1]}.pdf"].faults = ["500"] * 3
    made = town.night()
    assert not made.is_well
    assert [fault.explanation for fault in made.visits[0].faults] == ["the server answers 500"]
    assert town.ask("SELECT count(*) FROM document") == [(2,)]
    assert town.ask("SELECT code, explanation FROM source_document WHERE document_id IS NULL") == [
        ("fetch", "the server answers 500")
    ]
    made = town.night()
    assert made.is_well
    assert made.visits[0].new == 1


def test_a_server_that_stops_answering_is_left_alone_for_the_night(town: Town) -> None:
    town.lists(*DAYS)
    for document in town.site.documents.values():
        document.faults = ["503"] * 3
    made = town.night()
    assert made.visits[0].outcome is Outcome.FAILED
    assert "given up" in made.visits[0].reasons[0]
    assert made.visits[0].waiting == len(DAYS) - 5


def test_a_failing_source_does_not_stop_the_others(town: Town) -> None:
    town.configure(
        f'[orsa]\nkind = "html_list"\nmunicipality = "Orsa"\naddress = "{town.site.address}/saknas"\n'
        "private_addresses = true\npause = 0\n"
    )
    town.lists(*DAYS[:2])
    made = town.night()
    assert {one.source: one.outcome for one in made.visits} == {"mora": Outcome.OK, "orsa": Outcome.FAILED}
    assert town.ask("SELECT count(*) FROM document") == [(2,)]
    assert town.ask("SELECT source, outcome FROM source_listing ORDER BY 1") == [("mora", "ok"), ("orsa", "failed")]
    assert "FAILED orsa (Orsa)" in "\n".join(made.lines())


def test_an_empty_list_where_there_were_documents_fails_and_nothing_is_gone(town: Town) -> None:
    town.lists(*DAYS[:3])
    town.night()
    town.lists()
    made = town.night()
    assert made.visits[0].outcome is Outcome.FAILED
    assert "lists nothing, where 3 documents are expected" in made.visits[0].reasons
    assert town.ask("SELECT count(gone_at) FROM document") == [(0,)]


def test_a_shrunken_list_fails_until_a_person_accepts_it(town: Town) -> None:
    town.lists(*DAYS)
    town.night()
    town.lists(*DAYS[:3])
    failed = town.night().visits[0]
    assert failed.outcome is Outcome.FAILED
    names = ", ".join(f"Protokoll {day}" for day in DAYS[3:6])
    assert f"not in it, and there before: {names} and {len(DAYS) - 6} more" in failed.reasons
    with opened(town.settings.fetching) as state:
        assert state.accept("mora") == 3
    made = town.night()
    assert made.visits[0].gone == len(DAYS) - 3
    assert "no longer listed in one night" in " ".join(made.visits[0].reasons)
    assert town.night().visits[0].outcome is Outcome.OK


def test_what_is_more_than_a_nights_share_waits(town: Town) -> None:
    town.configure("most_new = 2\n")
    town.lists(*DAYS[:5])
    made = town.night()
    assert (made.visits[0].new, made.visits[0].waiting) == (2, 3)
    assert town.ask("SELECT status, documents, waiting FROM source_coverage ORDER BY month LIMIT 2") == [
        ("fetch_failed", 1, 3), ("published", 1, 0),
    ]  # fmt: skip
    assert town.night().visits[0].new == 2


def test_a_slow_source_is_given_its_minutes_and_the_rest_waits(town: Town) -> None:
    town.configure("most_minutes = 4\n")
    town.lists(*DAYS[:4])

    def a_minute_later() -> datetime:
        town.evening += timedelta(minutes=1)
        return town.evening

    made = town.night(now=a_minute_later)
    assert (made.visits[0].new, made.visits[0].waiting) == (2, 2)
    assert made.is_well
    assert town.night(now=a_minute_later).visits[0].new == 2


def test_meetings_before_the_sources_first_day_are_left_to_backfill(town: Town) -> None:
    town.configure("since = 2031-02-01\n")
    town.lists(*DAYS[:5])
    assert town.night().visits[0].new == 1


def test_a_second_run_at_the_same_time_is_skipped_and_told_the_next_morning(town: Town) -> None:
    town.lists(*DAYS[:2])
    with fetching_alone(town.settings.fetching), pytest.raises(NightBusy, match="is fetching"):
        town.night()
    made = town.night()
    assert not made.is_well
    assert [alert for alert in made.alerts if "was skipped: another run" in alert]
    assert town.night().is_well


def test_a_night_without_a_run_is_told(town: Town) -> None:
    town.lists(*DAYS[:2])
    town.night()
    assert town.night(days=3).alerts == ["no run since 2031-05-02 22:00 UTC"]


def test_a_busy_warehouse_keeps_what_was_fetched_for_the_next_run(town: Town) -> None:
    town.lists(*DAYS[:2])
    with writing(town.settings.working):
        made = town.night()
    assert made.run is None
    assert "loaded by the next run" in made.alerts[0]
    assert town.night().run is not None
    assert town.ask("SELECT count(*) FROM document") == [(2,)]


def test_the_morning_message_reaches_the_webhook(town: Town) -> None:
    told: list[Any] = []
    town.site.data("/krok", lambda _query, body: told.append(body))
    town.settings = town.settings.model_copy(update={"webhook": f"{town.site.address}/krok"})
    town.lists(*DAYS[:2])
    town.night()
    [message] = told
    assert message["is_well"]
    assert message["text"].startswith("nightly went well: 1 source, 0 failed; 2 new documents")
    with fetching_alone(town.settings.fetching), pytest.raises(NightBusy):
        town.night()
    assert "was skipped: " in told[-1]["text"]
    town.settings.sources.write_text("[mora", encoding="utf-8")
    with pytest.raises(SourceError):
        town.night()
    assert "is no valid TOML" in told[-1]["text"]


def test_a_webhook_that_nobody_answers_spoils_nothing(town: Town) -> None:
    town.settings = town.settings.model_copy(update={"webhook": f"{town.site.address}/borta"})
    town.lists(*DAYS[:2])
    made = town.night()
    assert "could not be sent" in made.alerts[0]
    assert made.run is not None
