"""Lists whose figures have no unit of their own: what is above the list tells it, or they are no money."""

import pytest

from extractors.records.budget_lines import extract
from models.document import Block
from models.records import DocumentKind, UnitSource
from tests.unit.extractors.page_factory import block, heading, item, reading

Found = list[tuple[str, int, str | None, str | None]]


def found(*items: Block) -> Found:
    """The amounts by label; the small documents have all their lines in one place, so there is no order to keep."""
    given = reading(*items, kind=DocumentKind.BUDGET)
    return sorted((line.label or "", int(line.value), line.unit, line.period) for line in extract(given))


def test_the_paragraph_above_a_list_tells_the_unit_of_its_figures() -> None:
    lead = block("Ramen har räknats om enligt följande (tkr):")
    assert found(lead, item("löneökningar +420"), item("digitala läromedel, 75"), item("effektivisering –180")) == [
        ("digitala läromedel", 75_000, "tkr", None),
        ("effektivisering", -180_000, "tkr", None),
        ("löneökningar", 420_000, "tkr", None),
    ]


def test_the_heading_of_a_list_tells_its_unit_and_its_year() -> None:
    assert found(heading("Investeringar 2026, mnkr"), item("Ny brandstation 31,5"), item("Fordon: 4")) == [
        ("Fordon", 4_000_000, "mnkr", "2026"),
        ("Ny brandstation", 31_500_000, "mnkr", "2026"),
    ]


def test_the_sentence_before_the_note_on_units_tells_the_year() -> None:
    lead = block("Ramen var lägre 2022. Följande projekt får startas 2024. Belopp i tkr om inget annat anges.")
    assert [period for *_, period in found(lead, item("Kyrkbron, 9 000"), item("Lekplats, 650"))] == ["2024", "2024"]


def test_an_item_with_its_own_unit_keeps_it() -> None:
    lead = block("Följande investeringar får göras. Belopp i tkr.")
    lines = found(lead, item("Kyrkbron, 9 000"), item("Hamnen, 14,2 mnkr"), item("Lekplats, 650 (lika mycket 2027)"))
    assert [line[:3] for line in lines] == [
        ("Hamnen", 14_200_000, "mnkr"),
        ("Kyrkbron", 9_000_000, "tkr"),
        ("Lekplats", 650_000, "tkr"),
    ]


def test_where_the_unit_stands_is_kept() -> None:
    given = reading(block("Fördelning i tkr:"), item("Skola 500"), item("Förskola 300"))
    lines = extract(given)
    assert [(line.unit_from, line.evidence["unit"].quote) for line in lines] == [(UnitSource.NOTE, "tkr:")] * 2


@pytest.mark.parametrize(
    "items",
    [
        [item("Ombyggnad etapp 2"), item("Projektering etapp 3")],  # a number names the thing
        [item("Antal platser 40"), item("Antal elever 212")],
        [item("Rekrytera fler lärare"), item("Se över taxan"), item("Lokaler 300")],  # most items are no figures
        [item("Hyra – 300"), item("El – 200")],  # a dash that parts or is a minus: nobody can tell
        [item("Beslut 2023"), item("Start 2024")],
    ],
)
def test_figures_that_are_no_amounts_are_left(items: list[Block]) -> None:
    assert found(block("Följande ingår (tkr):"), *items) == []


def test_without_a_unit_above_a_list_holds_no_money() -> None:
    assert found(block("Följande platser finns:"), item("Björken 40"), item("Granen 35")) == []


def test_a_unit_farther_up_is_not_the_lists() -> None:
    above = [heading("Driftbudget, tkr"), block("Förskolan har flyttat in i nya lokaler.")]
    assert found(*above, item("Björken 40"), item("Granen 35")) == []
