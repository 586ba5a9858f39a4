"""Attendance in tables: columns that say who was there and in whose place; names with two family names."""

import pytest

from extractors.meeting.people import people_in
from extractors.meeting.remarks import is_away
from extractors.meeting.tables import participants_of
from models.records import DocumentKind
from tests.unit.extractors.page_factory import heading, reading, table

HEAD = ["Namn", "Parti", "Uppdrag", "Närvaro"]


def there(*rows: list[str]) -> list[tuple[str, str | None, str]]:
    """(name, role, capacity) of those present by a table."""
    sheet = table(*rows)
    given = reading(heading("Protokoll"), sheet, kind=DocumentKind.PROTOKOLL)
    return [(p.name, p.role, p.capacity.value) for p in participants_of(given, sheet)]


@pytest.mark.parametrize("told", ["På plats", "Digitalt", "Närvarande", "Ja", "X", "☒", "18.00–19.20"])
def test_a_column_of_attendance_may_say_how(told: str) -> None:
    assert there(HEAD, ["Eklöv, Birgitta", "S", "Ordförande", told]) == [("Birgitta Eklöv", "Ordförande", "member")]


@pytest.mark.parametrize("told", ["Frånvarande", "Förhinder", "Nej", "Ej närvarande", "☐", "–", ""])
def test_who_was_not_there_is_left_out(told: str) -> None:
    rows = [["Bylund, Tage", "S", "Ledamot", told], ["Ek, Anna", "M", "Ledamot", "X"]]
    assert there(HEAD, *rows) == [("Anna Ek", None, "member")]


def test_a_blank_beside_those_told_in_words_says_nothing() -> None:
    rows = [["Bylund, Tage", "S", "Ledamot", "Frånvarande"], ["Anna Ek", "", "Förvaltningschef", ""]]
    assert there(HEAD, *rows) == [("Anna Ek", "Förvaltningschef", "official")]


@pytest.mark.parametrize("head", ["Frånvarande", "Frånv.", "Status"])
def test_a_column_may_say_who_was_absent(head: str) -> None:
    told = "Frånvarande" if head == "Status" else "x"
    rows = [["Birgitta Eklöv", "S", ""], ["Tage Bylund", "M", told]]
    assert there(["Ledamöter", "Parti", head], *rows) == [("Birgitta Eklöv", None, "member")]


@pytest.mark.parametrize("head", ["Tjänstgör för", "Ersätter", "Tjg. för"])
def test_who_serves_in_somebodys_place_is_a_substitute(head: str) -> None:
    rows = [["Birgitta Eklöv", "S", ""], ["Anna Ek", "M", "Tage Bylund"]]
    assert there(["Namn", "Parti", head], *rows) == [
        ("Birgitta Eklöv", None, "member"),
        ("Anna Ek", None, "substitute"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nordin Haag, Lisa (M)", ["Lisa Nordin Haag"]),
        ("Berg Lindén, Anna (C), 2:e vice ordf.", ["Anna Berg Lindén"]),
        ("Anna Berg, Lisa Ek, Bo Al", ["Anna Berg", "Lisa Ek", "Bo Al"]),
        ("Ann-Sofie Klint, Lisa Ek", ["Ann-Sofie Klint", "Lisa Ek"]),
    ],
)
def test_two_family_names_may_stand_in_front(text: str, names: list[str]) -> None:
    assert [p.name for p in people_in(text)] == names


@pytest.mark.parametrize(
    ("remark", "away"),
    [
        (", frånvarande", True),
        ("– anmält förhinder", True),
        (", ej närvarande", True),
        (", frånvarande § 12", False),
        (", förhindrad från kl. 15", False),
        (", ersättare för frånvarande Bo Al", False),
    ],
)
def test_words_beside_a_name_say_who_was_away(remark: str, away: bool) -> None:
    assert is_away(remark) is away
