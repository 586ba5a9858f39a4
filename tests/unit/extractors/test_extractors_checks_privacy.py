"""Identity numbers are kept out of records; private persons are flagged, people in office are not."""

import pytest

from extractors.checks import checked
from models.extraction import Extraction
from models.identity_numbers import find_identity_numbers
from models.records import Meeting, Participant
from tests.unit.extractors.record_factory import amount, decision, document, extraction, place

# Made up, with right check digits; 19121212-1212 is the number that Swedish agencies print in examples.
NUMBER = "121212-1212"


@pytest.mark.parametrize(
    "text",
    [NUMBER, "19121212-1212", "191212121212", "1212121212", "121212+1212", "personnummer 121212-1213", "121272-1219"],
)
def test_identity_numbers_are_found(text: str) -> None:
    assert len(find_identity_numbers(f"avseende {text}, boende")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "212000-1234",  # an organization's
        "121212-1213",  # the check digit is wrong
        "121312-1211",  # no such month
        "2021/00123",
        "2024-03-11",
        "1912121212",
        "konto 1212121213",
        "KS 121212-12123",
    ],
)
def test_other_numbers_are_not(text: str) -> None:
    assert find_identity_numbers(text) == []


def test_a_record_with_an_identity_number_is_withheld_and_the_number_written_nowhere() -> None:
    held = decision(id="decision-2", text=f"bevilja {NUMBER} bostadsanpassning", places=(place("bevilja", page=3),))
    quoted = amount(places=(place(f"140 till {NUMBER}", page=4),))
    whole: Extraction = checked(extraction(decision(), held, quoted))
    assert [record.id for _, record in whole.records()] == ["decision-1"]
    assert [(issue.code, issue.page) for issue in whole.issues] == [
        ("personnummer_withheld", 3),
        ("personnummer_withheld", 4),
    ]
    assert NUMBER not in whole.model_dump_json()


def test_a_documents_particulars_are_kept_without_the_number() -> None:
    whole: Extraction = checked(
        extraction(document=document(title=f"Beslut om {NUMBER}", places=(place(f"Beslut om {NUMBER}"),)))
    )
    assert whole.document is not None
    assert whole.document.title == "Beslut om [personnummer]"
    assert NUMBER not in whole.model_dump_json()
    assert [issue.code for issue in whole.issues] == ["personnummer_withheld"]


def test_records_without_one_are_all_kept() -> None:
    whole: Extraction = checked(extraction(decision(), amount()))
    assert len(list(whole.records())) == 2
    assert whole.issues == ()


def privacy(text: str, meeting: Meeting | None = None) -> bool:
    whole: Extraction = checked(extraction(decision(text=text), meeting=meeting))
    return any(flag.code == "private_person" for flag in whole.decisions[0].flags)


@pytest.mark.parametrize(
    "text",
    [
        "avslå medborgarförslaget från Karin Lundqvist",
        "bevilja sökanden Erik Lindgren bygglov",
        "besvara skrivelsen från Per-Olof Ek",
    ],
)
def test_a_private_person_is_flagged(text: str) -> None:
    assert privacy(text)


@pytest.mark.parametrize(
    "text",
    [
        "besvara skrivelsen från Karin Lundqvist (S)",
        "utse Karin Lundqvist till justerare",
        "avslå medborgarförslaget från Svenska Kyrkan",
        "besvara skrivelsen från Länsstyrelsen",
    ],
)
def test_people_in_office_and_bodies_are_not(text: str) -> None:
    assert not privacy(text)


def test_somebody_present_at_the_meeting_is_not() -> None:
    present = Participant(id="p", places=(place("Karin"),), extractor="meeting", name="Karin Lundqvist")
    meeting = Meeting(id="m", places=(place("Tid"),), extractor="meeting", participants=(present,))
    assert not privacy("besvara skrivelsen från Karin Lundqvist", meeting)
