"""What the abbreviations of bodies stand for in one document."""

import pytest

from extractors.swedish.register import register


@pytest.mark.parametrize(
    "text",
    [
        "Barn- och ungdomsnämnden (BUN) har beslutat",
        "barn- och ungdomsnämnden, nedan kallad BUN, svarar för",
        "BUN (barn- och ungdomsnämnden)",
        "BUN = Barn- och ungdomsnämnden",
        "BUN: Barn- och ungdomsnämnden",
        "Barn- och ungdomsnämndens (BUN:s) plan om barn- och ungdomsnämnden (BUN)",
    ],
)
def test_an_abbreviation_that_the_document_explains_is_learnt(text: str) -> None:
    assert register([text]).resolve("BUN") == "Barn- och ungdomsnämnden"


def test_two_explanations_of_one_abbreviation_leave_it_open() -> None:
    found = register(["Barn- och ungdomsnämnden (BUN)", "Barn- och utbildningsnämnden (BUN)"])
    assert found.resolve("BUN") is None


def test_an_abbreviation_of_several_bodies_is_not_guessed() -> None:
    assert register(["BUN och TN ansvarar"]).resolve("BUN") is None
    assert register(["BUN och TN ansvarar"]).resolve("TN") is None


def test_the_only_meaning_that_the_document_names_in_full_holds() -> None:
    assert register(["BUN", "Barn- och utbildningsnämnden beslutar"]).resolve("BUN") == "Barn- och utbildningsnämnden"
    both = register(["Barn- och utbildningsnämnden", "Barn- och ungdomsnämnden"])
    assert both.resolve("BUN") is None


def test_an_abbreviation_of_one_meaning_everywhere_needs_no_explanation() -> None:
    assert register([]).resolve("KS") == "Kommunstyrelsen"
    assert register([]).resolve("KF:s") == "Kommunfullmäktige"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("socialnämndens", "Socialnämnden"),
        ("TEKNISKA NÄMNDEN", "Tekniska nämnden"),
        ("Eva Ek", None),
        ("XYZ", None),
    ],
)
def test_a_body_in_any_form_has_one_name(printed: str, name: str | None) -> None:
    assert register([]).resolve(printed) == name


@pytest.mark.parametrize("text", ["Socialnämnden (S)", "Socialnämnden (OMSORG)", "Socialnämnden (2024)"])
def test_a_parenthesis_that_does_not_fit_explains_nothing(text: str) -> None:
    assert register([text]).explained == {}
