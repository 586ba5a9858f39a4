"""Forms: every kind of record, and values as Swedish writes them."""

import pytest

from models.correction import Correctable
from models.settings import Settings
from review.desk import Desk
from review.fields import Kind, fields, problems, read, shown
from review.standing import Key
from review.store import desk_file, desk_store
from review.words import says
from tests.review.desk_factory import EVA, published
from tests.warehouse.warehouse_factory import full
from warehouse.corrections import corrections
from warehouse.publish import publish


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
            desk.decide.edit(found, EVA, texts)

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


def test_records_that_differ_in_what_matters_are_told_apart_in_a_few_words() -> None:
    index = {"name": "Nöjd Region-Index", "subject": "Trelleborg", "value": "57", "unit": "index", "period": "2019"}
    assert says(index) == "Nöjd Region-Index · Trelleborg · 57 · index · 2019"
    amount = {"label": "Drift", "column": "Budget", "printed": "140", "value": "140000", "unit": "kkr"}
    assert says(amount) == "Drift · Budget · 140 · kkr"
