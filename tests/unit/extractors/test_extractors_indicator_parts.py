"""Values in sentences that are told in parts, in passing or of several in turn; and what resembles them."""

import pytest

from extractors.records.indicators import extract
from models.records import DocumentKind
from tests.unit.extractors.page_factory import block, reading

Row = tuple[str, str | None, str, str | None, str | None]


def told(text: str) -> list[Row]:
    """(name, subject, value, unit, period) of a sentence of a report."""
    values = extract(reading(block(text), kind=DocumentKind.ANALYS))
    return [(i.name, i.subject, f"{i.value:f}", i.unit, i.period) for i in values]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Under året genomfördes 148 tillsynsbesök, varav 17 ledde till föreläggande.",
            [("tillsynsbesök", None, "148", "antal", None), ("ledde till föreläggande", None, "17", "antal", None)],
        ),
        (
            "Av resorna görs 62 procent med bil, 14 procent med cykel och 9 procent med kollektivtrafik.",
            [
                ("med bil", "resorna", "62", "%", None),
                ("med cykel", "resorna", "14", "%", None),
                ("med kollektivtrafik", "resorna", "9", "%", None),
            ],
        ),
        (
            "Måluppfyllelsen i matematik var 71 procent på Lindskolan och 84 procent på Vallskolan.",
            [
                ("Måluppfyllelsen i matematik", "Lindskolan", "71", "%", None),
                ("Måluppfyllelsen i matematik", "Vallskolan", "84", "%", None),
            ],
        ),
        (
            "Andelen som upplever god tillgänglighet är högst i Köping, 82 procent, och lägst i Kolsva, 49 procent.",
            [("god tillgänglighet", "Köping", "82", "%", None), ("god tillgänglighet", "Kolsva", "49", "%", None)],
        ),
        (
            "Parkeringen vid torget har en beläggning på 93 procent.",
            [("beläggning", "Parkeringen vid torget", "93", "%", None)],
        ),
        (
            "Sjukfrånvaron, som 2021 låg på 7,9 procent, var 6,8 procent 2022.",
            [("Sjukfrånvaron", None, "7.9", "%", "2021"), ("Sjukfrånvaron", None, "6.8", "%", "2022")],
        ),
        ("Föräldranöjdheten är fortsatt hög, 93 procent.", [("Föräldranöjdheten", None, "93", "%", None)]),
        (
            "Hushållsavfallet uppgick 2022 till 412 kg per invånare.",
            [("Hushållsavfallet", None, "412", "kg per invånare", "2022")],
        ),
        ("Medelhastigheten uppmättes till 47 km/h i maj 2022.", [("Medelhastigheten", None, "47", "km/h", "maj 2022")]),
        (
            "Föreningarna redovisade 48 200 deltagartillfällen.",
            [("deltagartillfällen", "Föreningarna", "48200", "antal", None)],
        ),
        (
            "Andelen hushåll med fiber är 89 procent, vilket är högre än länets 84 procent.",
            [
                ("Andelen hushåll med fiber", None, "89", "%", None),
                ("Andelen hushåll med fiber", "länet", "84", "%", None),
            ],
        ),
    ],
)
def test_each_value_has_its_own_name_and_subject(text: str, expected: list[Row]) -> None:
    assert told(text) == expected


def test_a_value_of_the_year_before_has_not_the_year_of_the_other() -> None:
    values = told("Sjukfrånvaron var 7,2 procent under 2022, att jämföra med 6,8 procent året innan.")
    assert [(value, period) for _, _, value, _, period in values] == [("7.2", "2022"), ("6.8", None)]


def test_a_sentence_set_in_a_place_describes_that_place() -> None:
    assert [row[1] for row in told("I Söderfors svarade 66 procent att de trivs.")] == ["Söderfors"]


@pytest.mark.parametrize(
    "text",
    [
        "Kostnaden är 3 mnkr, varav 40 procent avser personal.",
        "Miljökvalitetsnormen för kvävedioxid är 40 mikrogram per kubikmeter.",
        "Skolan har en kapacitet på 450 elever.",
        "Nämnden har ett effektiviseringskrav på 1 procent.",
        "Medlen fördelades till 14 föreningar.",
        "Nämnden föreslog 12 åtgärder i sitt yttrande.",
        "Maxtaxan är 3 procent av hushållets inkomst.",
        "Enkäten skickades till 1 200 invånare, varav 44 procent svarade.",
        "Nämnden fick 14 dagar på sig att yttra sig.",
    ],
)
def test_sums_rules_plans_and_those_who_answered_are_no_measured_values(text: str) -> None:
    assert told(text) == []
