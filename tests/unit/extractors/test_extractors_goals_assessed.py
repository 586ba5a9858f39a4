"""Goals beside how they fare, and goals told under another name."""

import pytest

from extractors.records.goals import extract
from tests.unit.extractors.page_factory import block, heading, reading, table

GOALS = ["Fler barn ska ta del av kultur", "Föreningslivet ska vara öppet för alla"]


@pytest.mark.parametrize("head", ["Bedömning", "Måluppfyllelse", "Status", "Prognos"])
def test_goals_in_a_table_may_stand_beside_how_they_fare(head: str) -> None:
    rows = [[goal, "Uppfylls", "Utbudet har ökat."] for goal in GOALS]
    found = extract(reading(heading("Uppföljning"), table(["Nämndmål", head, "Kommentar"], *rows)))
    assert [goal.text for goal in found] == GOALS


def test_figures_beside_how_they_fare_are_no_goals() -> None:
    assert extract(reading(table(["Mål", "Bedömning"], ["80 %", "Uppfylls"], ["Hög", "Uppfylls inte"]))) == []


@pytest.mark.parametrize("name", ["Programmets inriktningsmål", "Nämndens effektmål", "Målet"])
def test_a_sentence_may_say_what_sort_of_goal_it_is(name: str) -> None:
    (goal,) = extract(reading(block(f"{name} är att ingen ska dödas i trafiken. Det följs upp varje år.")))
    assert goal.text == "ingen ska dödas i trafiken"
