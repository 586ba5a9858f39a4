"""What an amount of money is about: its label's words, else the body that is known for one thing."""

import pytest

from benchmarks.themes import MONEY, f1_by_theme, given_to_money, labelled
from extractors.themes import with_themes
from models.records import BudgetLine, DocumentInfo
from tests.warehouse.warehouse_factory import budget_line, extraction, info


def themed(label: str | None, committee: str | None) -> str | None:
    document: DocumentInfo = info(organization=committee)
    lines: tuple[BudgetLine, ...] = (budget_line(1, "1", label=label),)
    return with_themes(extraction(document=document, budget_lines=lines)).budget_lines[0].theme


@pytest.mark.parametrize(
    ("label", "committee", "theme"),
    [
        ("Gator och vägar", "Samhällsbyggnadsnämnden", "streets"),
        ("Äldreomsorg", "Socialnämnden", "care"),
        ("Barn- och utbildningsnämnden", "Kommunfullmäktige", "school"),
        ("Personalkostnader", "Utbildningsnämnden", "school"),
        ("Summa", "Vård- och omsorgsnämnden", "care"),
        ("Summa", "Socialnämnden", None),
        ("Gata och park", "Kultur-, fritids- och tekniknämnden", None),
        ("Nettokostnad", "Samhällsbyggnadsnämnden", None),  # streets, water and plans alike
        ("Driftskostnad", None, None),
        (
            "Kostnaden för skolskjuts",
            "Samhällsbyggnadsnämnden",
            "school",
        ),  # what it is for, not what sort of cost it is
        ("Ökad kostnad för vinterväghållning", None, "streets"),
        ("Kostnad per vårddygn, HVB", "Socialnämnden", "social"),
        ("Summa", "Miljönämnden", "environment"),
        ("Summa", "Tekniska nämnden", None),
        ("Måltider", "Utbildningsnämnden", "school"),  # meals are for schools and for the old
        ("Måltider", "Vård- och omsorgsnämnden", "care"),
        (None, None, None),
    ],
)
def test_the_label_tells_the_theme_or_a_body_that_is_known_for_one(
    label: str | None, committee: str | None, theme: str | None
) -> None:
    assert themed(label, committee) == theme


def test_amounts_labelled_by_hand_get_their_theme_as_often_as_is_told() -> None:
    rows = labelled(MONEY)
    assert len(rows) >= 60
    scores = f1_by_theme(rows, given_to_money)
    assert sum(scores.values()) / len(scores) >= 0.85
