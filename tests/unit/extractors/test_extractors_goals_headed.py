"""Goals below headings that count them up, sentence by sentence, and put as something to do."""

import pytest

from extractors.records.goals import extract
from models.document import Block, Table
from tests.unit.extractors.page_factory import block, heading, item, reading, table


def texts(*items: Block | Table) -> list[str]:
    """The goals of a document."""
    return [goal.text for goal in extract(reading(heading("Näs kommun"), *items))]


@pytest.mark.parametrize("name", ["För biblioteken finns följande mål", "Nämnden har följande övergripande mål:"])
def test_a_heading_may_be_a_sentence_that_counts_goals_up(name: str) -> None:
    goals = ["Biblioteken ska vara mötesplatser", "Skolbiblioteken ska locka till läsning"]
    assert texts(heading(name, 2), *(block(goal) for goal in goals)) == goals


def test_each_sentence_under_a_heading_of_goals_is_one() -> None:
    found = texts(
        heading("Resultatmål", 2),
        block("35 500 personer bor i kommunen vid mandatperiodens slut. Arbetslösheten ska vara lägre än i riket."),
    )
    assert found == [
        "35 500 personer bor i kommunen vid mandatperiodens slut.",
        "Arbetslösheten ska vara lägre än i riket.",
    ]


def test_a_sentence_that_goes_on_with_a_goal_is_part_of_it() -> None:
    one = "Alla elever ska nå målen. Detta ska gälla oavsett bakgrund."
    assert texts(heading("Mål", 2), block(one)) == [one]


def test_a_numbered_goal_may_be_put_as_something_to_do() -> None:
    found = texts(heading("Inriktningsmål", 2), block("Mål 4: God utbildning – Säkerställa en likvärdig utbildning"))
    assert found == ["God utbildning – Säkerställa en likvärdig utbildning"]


def test_two_words_of_a_cell_are_a_goal_beside_what_is_done_for_it() -> None:
    rows = [["Fler läsande barn", "Bokgåva", "Bibliotekschef"], ["Ökad tillgänglighet", "Meröppet", "Chefen"]]
    assert texts(table(["Mål", "Aktivitet", "Ansvar"], *rows)) == ["Fler läsande barn", "Ökad tillgänglighet"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Målprocessen", "Målen skall vara få och styrande."),
        ("Mål", "Fullmäktige har beslutat om tre målområden för mandatperioden."),
        ("Uppföljning", "Kommunen sammanställer två uppföljningar per år."),
    ],
)
def test_how_goals_are_made_and_used_is_none(name: str, text: str) -> None:
    assert texts(heading(name, 2), block(text)) == []


def test_an_item_of_money_goals_states_one() -> None:
    goals = ["Årets resultat ska vara minst 2 % av skatterna", "Nämnderna ska klara sin ram"]
    assert texts(heading("Finansiella mål", 2), *(item(goal) for goal in goals)) == goals
