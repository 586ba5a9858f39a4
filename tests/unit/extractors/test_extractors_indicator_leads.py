"""A paragraph that leads to a table is no name; the verb may stand before those asked; a name says something."""

import pytest

from extractors.records.indicators import extract
from models.records import DocumentKind
from tests.unit.extractors.page_factory import block, heading, reading, table

SAID = "I enkäten 2021 svarade 46 procent av eleverna i årskurs F–6 att de oftast går till skolan."


def test_those_asked_may_follow_their_verb_and_number() -> None:
    (value,) = extract(reading(block(SAID), kind=DocumentKind.ANALYS))
    assert (value.name, value.subject, value.period) == (
        "oftast går till skolan",
        "eleverna i årskurs F–6",
        "2021",
    )


def test_of_two_groups_in_one_sentence_none_takes_in_the_other() -> None:
    text = "Av de som svarade uppgav 38 procent av kvinnorna och 14 procent av männen att de undviker parken."
    subjects = [value.subject or "" for value in extract(reading(block(text), kind=DocumentKind.ANALYS))]
    assert not any("14" in subject for subject in subjects)


@pytest.mark.parametrize("last", ["Andelen varierar mellan skolorna:", "I tabellen nedan visas andelen:"])
def test_a_paragraph_that_leads_to_a_table_does_not_name_its_values(last: str) -> None:
    grid = table(["Skola", "2014", "2021"], ["Fylstaskolan", "61 %", "52 %"], ["Malmens skola", "58 %", "49 %"])
    values = extract(reading(heading("Skolvägar"), block(f"{SAID} {last}"), grid, kind=DocumentKind.ANALYS))
    assert [value.name for value in values if "Fylsta" in value.name or len(value.name) > 60] == []
    assert "oftast går till skolan" in {value.name for value in values}


def test_a_lead_of_one_short_sentence_may_name_them() -> None:
    grid = table(["Skola", "2022", "2023"], ["Vasaskolan", "61 %", "52 %"], ["Tallskolan", "58 %", "49 %"])
    values = extract(
        reading(heading("Läget"), block("Andel elever med godkända betyg:"), grid, kind=DocumentKind.ANALYS)
    )
    assert {value.name for value in values} == {"Andel elever med godkända betyg"}


def test_words_that_only_lead_to_a_name_are_none() -> None:
    text = "Under 2023 var 6,1 procent av ungdomarna öppet arbetslösa."
    assert "Under" not in {value.name for value in extract(reading(block(text), kind=DocumentKind.ANALYS))}
