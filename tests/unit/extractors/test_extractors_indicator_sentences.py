"""Measured values in sentences: in parentheses, for several groups, for things, in units of so much for each."""

import pytest

from extractors.records.indicators import extract
from models.records import DocumentKind
from tests.unit.extractors.page_factory import block, heading, reading

Told = list[tuple[str, str | None, str, str | None, str | None]]


def told(text: str, kind: DocumentKind = DocumentKind.OTHER) -> Told:
    found = extract(reading(block(text), kind=kind))
    return [(i.name, i.subject, f"{i.value:f}", i.unit, i.period) for i in found]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Soliditeten var 48 procent (50 procent 2022).",
            [("Soliditeten", None, "48", "%", None), ("Soliditeten", None, "50", "%", "2022")],
        ),
        (
            "Andelen behöriga är 71 procent (riket 72 procent).",
            [("Andelen behöriga", None, "71", "%", None), ("Andelen behöriga", "riket", "72", "%", None)],
        ),
        (
            "Väntetiden var 58 dagar 2023 (64 dagar 2022).",
            [("Väntetiden", None, "58", "dagar", "2023"), ("Väntetiden", None, "64", "dagar", "2022")],
        ),
        (
            "Andelen nöjda ska öka till 92 procent senast 2026 (89 procent 2023).",
            [("Andelen nöjda", None, "89", "%", "2023")],
        ),
    ],
)
def test_a_value_in_parentheses_is_of_the_same_at_another_time_or_of_others(text: str, values: Told) -> None:
    assert told(text) == values


@pytest.mark.parametrize("aside", ["(bild 3)", "(av 94 svar)", "(se 2)"])
def test_other_numbers_in_parentheses_are_no_values(aside: str) -> None:
    assert [value for _, _, value, _, _ in told(f"Andelen nöjda är 71 procent {aside}.")] == ["71"]


def test_two_groups_joined_by_och_have_each_their_value() -> None:
    first = told("Sjukfrånvaron för kvinnor var 8,6 procent och för män 5,1 procent.")
    second = told("Andelen godkända var 82 procent för flickor och 79 procent för pojkar.")
    assert [row[:3] for row in first] == [("Sjukfrånvaron", "kvinnor", "8.6"), ("Sjukfrånvaron", "män", "5.1")]
    assert [row[1] for row in second] == ["flickor", "pojkar"]


def test_what_follows_och_may_be_another_thing() -> None:
    assert [v for _, _, v, _, _ in told("Måluppfyllelsen är 78 procent i svenska och 74 procent i slöjd.")] == ["78"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Däremot är det bara 41 procent som är nöjda med telefontiderna.", "nöjda med telefontiderna"),
        ("Tre av fyra elever, 75 procent, anser att maten är god.", "maten är god"),
        ("Vid inventeringen hade 38 procent av lokalerna en tillgänglig entré.", "tillgänglig entré"),
        ("Andelen boende som kan rekommendera kommunen är 63 procent.", "Andelen boende som kan rekommendera kommunen"),
    ],
)
def test_what_a_share_is_of_is_found_past_words_that_only_lead_to_it(text: str, name: str) -> None:
    assert [row[0] for row in told(text)] == [name]


def test_a_bare_state_is_of_what_was_told_before() -> None:
    text = "Minst 75 procent av invånarna ska vara nöjda med parkerna. I år svarade 61 procent att de var nöjda."
    assert [row[:3] for row in told(text)] == [("nöjda med parkerna", None, "61")]


def test_a_clause_that_begins_with_its_place_tells_whom_it_describes() -> None:
    assert [row[:2] for row in told("I Karesuando var andelen nöjda 52 procent.")] == [("andelen nöjda", "Karesuando")]


def test_a_year_at_the_head_of_another_clause_is_that_clauses() -> None:
    text = "71 procent av gästerna var nöjda med maten, 2021 var andelen 78 procent."
    assert [(value, period) for _, _, value, _, period in told(text)] == [("71", None), ("78", "2021")]


def test_a_year_compared_with_is_not_the_next_sentences() -> None:
    text = "Sjukfrånvaron var 8 procent, lägre än 2022. Andelen behöriga lärare var 72 procent."
    assert [period for *_, period in told(text)] == [None, None]


@pytest.mark.parametrize(
    ("text", "name", "unit"),
    [
        ("Personaltätheten var 5,3 barn per årsarbetare.", "Personaltätheten", "barn per årsarbetare"),
        ("Hushållens avfall minskade till 412 kg per invånare.", "Hushållens avfall", "kg per invånare"),
        ("Meritvärdet i årskurs 9 var 219 poäng.", "Meritvärdet i årskurs 9", "poäng"),
    ],
)
def test_a_value_in_a_unit_is_told_with_it(text: str, name: str, unit: str) -> None:
    assert [(row[0], row[3]) for row in told(text)] == [(name, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "Mötet var 3 timmar.",
        "Nedskrivningen motsvarar 12 procent av budgeten.",
        "Skatteintäkterna ökar med 3,2 procent.",
        "Kommunen äger 51 procent av bolaget.",
        "Däremot är det 41 procent.",
    ],
)
def test_other_figures_are_no_measured_values(text: str) -> None:
    assert told(text) == []


def test_counts_joined_by_och_share_a_verb() -> None:
    assert [row[:3] for row in told("Biblioteket hade 98 400 besök och 75 300 utlån.")] == [
        ("besök", "Biblioteket", "98400"),
        ("utlån", "Biblioteket", "75300"),
    ]


def test_an_index_in_parentheses_describes_whom_it_stands_behind() -> None:
    text = "Små företag är mindre nöjda (NKI 65) än företag med många anställda (NKI 76)."
    assert [row[:3] for row in told(text)] == [
        ("NKI", "Små företag", "65"),
        ("NKI", "företag med många anställda", "76"),
    ]


def test_an_index_that_rises_has_both_values() -> None:
    assert told("NKI för bygglov steg från 61 till 68 mellan 2021 och 2023.") == [
        ("NKI för bygglov", None, "61", "index", "2021"),
        ("NKI för bygglov", None, "68", "index", "2023"),
    ]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("På frågan om badet sköts bra svarade 78 procent ja.", ("badet sköts bra", None, "78")),
        ("Sex av tio (61 procent) känner sig trygga ute.", ("känner sig trygga ute", None, "61")),
        ("I fjol arbetade 61 procent av kvinnorna heltid.", ("arbetade heltid", "kvinnorna", "61")),
        ("Sjukfrånvaron bland kvinnor var 8,2 procent.", ("Sjukfrånvaron", "kvinnor", "8.2")),
    ],
)
def test_more_ways_to_tell_what_a_share_is_of(text: str, row: tuple[str, str | None, str]) -> None:
    assert [found[:3] for found in told(text)] == [row]


def test_a_group_named_by_its_age_is_whom_a_value_describes() -> None:
    text = "62 procent av invånarna är nöjda med badet; i åldersgruppen 18–29 år är andelen 48 procent."
    assert [row[1] for row in told(text)] == [None, "åldersgruppen 18–29 år"]


def test_a_figure_that_was_not_understood_ends_what_was_told_before() -> None:
    text = "Andelen nöjda var 96 procent. Kommunen äger 51 procent av bolaget, mot 60 procent tidigare."
    assert [row[2] for row in told(text)] == ["96"]


def test_the_year_of_an_aside_is_not_that_of_the_value_in_front() -> None:
    assert [(row[2], row[4]) for row in told("Vi fick ett NKI på 74 (2022: 71).")] == [("74", None), ("71", "2022")]


@pytest.mark.parametrize(("title", "period"), [("Årsrapport 2023", "2023"), ("Handlingsplan 2023", None)])
def test_the_year_of_a_plan_is_not_when_its_values_were_measured(title: str, period: str | None) -> None:
    found = extract(reading(heading(title), block("Sjukfrånvaron är 7 procent.")))
    assert [value.period for value in found] == [period]


def test_where_a_value_started_from_is_of_no_year_around_it() -> None:
    found = extract(reading(heading("Årsrapport 2023"), block("Andelen behöriga ökade från 38 till 41 procent.")))
    assert [(f"{value.value:f}", value.period) for value in found] == [("38", None), ("41", "2023")]


@pytest.mark.parametrize("kind", [DocumentKind.OTHER, DocumentKind.PROTOKOLL])
@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Antalet besök på museet var 41 500 under 2023, mot 38 200 under 2021.",
            [("Antalet besök på museet", None, "41500", "2023"), ("Antalet besök på museet", None, "38200", "2021")],
        ),
        (
            "Nämnden fick mer pengar till skolan, där antalet elever ökat från 412 till 455.",
            [("antalet elever", "skolan", "412", None), ("antalet elever", "skolan", "455", None)],
        ),
        ("Befolkningsantalet ökade med 85 personer till 14 320.", [("Befolkningsantalet", None, "14320", None)]),
    ],
)
def test_what_is_told_to_be_a_number_of_something_is_a_count_in_any_document(
    text: str, values: list[tuple[str, str | None, str, str | None]], kind: DocumentKind
) -> None:
    assert [(name, subject, value, period) for name, subject, value, _, period in told(text, kind)] == values


@pytest.mark.parametrize(
    "text",
    ["Antalet lägenheter ska öka från 120 till 150.", "Antalet platser minskades med 20.", "Antalet är 30 högst."],
)
def test_a_wanted_number_and_a_change_are_no_counts(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "I enkäten uppgav 52 procent av flickorna och 31 procent av pojkarna att de är trötta i skolan.",
            [("trötta i skolan", "flickorna", "52"), ("trötta i skolan", "pojkarna", "31")],
        ),
        (
            "Bland boende i ytterområdena är det 64 procent som litar på polisen, en ökning från 58 procent 2020.",
            [
                ("litar på polisen", "boende i ytterområdena", "64"),
                ("litar på polisen", "boende i ytterområdena", "58"),
            ],
        ),
        (
            "Hela 90 procent tycker att bussen är bra. Kvinnor (91 %) är något mer nöjda än män (87 %).",
            [("bussen är bra", None, "90"), ("bussen är bra", "Kvinnor", "91"), ("bussen är bra", "män", "87")],
        ),
        (
            "Hela 88 procent av felanmälningarna åtgärdas inom tre dygn, målet är 95 procent.",
            [("felanmälningarna åtgärdas inom tre dygn", None, "88")],
        ),
        (
            "I undersökningen fick Laholm betygsindex 51 för gator och vägar; snittet för samtliga kommuner var 58.",
            [("gator och vägar", "Laholm", "51"), ("gator och vägar", "samtliga kommuner", "58")],
        ),
    ],
)
def test_each_of_two_subjects_has_its_value_and_what_it_is_of(
    text: str, values: list[tuple[str, str | None, str]]
) -> None:
    assert [row[:3] for row in told(text)] == values


def test_a_sentence_with_a_number_of_its_own_names_no_share() -> None:
    assert (
        told("Kommunen har 4 100 träd och enligt inventeringen är 12 procent av dem sjuka.", DocumentKind.BUDGET) == []
    )


def test_the_year_of_what_a_value_is_compared_with_is_not_its_own() -> None:
    found = told("Sjukfrånvaron var 7,8 procent, en minskning från 8,6 procent samma period 2022.")
    assert [row[4] for row in found] == [None, "2022"]


def test_a_survey_is_nobody_that_a_value_describes() -> None:
    assert told("Förra mätningen gav betygsindex 51 för kollektivtrafik.")[0][:2] == ("kollektivtrafik", None)


def test_a_number_within_a_name_leaves_it_a_name() -> None:
    (found,) = told("Andelen elever i årskurs 6 som har läst en bok i veckan var 47 procent.")
    assert found[0] == "Andelen elever i årskurs 6 som har läst en bok i veckan"


@pytest.mark.parametrize(
    "text",
    [
        "Antalet ledamöter är 15 i nämnden.",
        "Motionären yrkar att antalet parkeringsplatser är 40.",
        "Om antalet barn är 18 per grupp krävs fler lokaler.",
    ],
)
def test_a_number_told_as_it_is_belongs_to_the_matter_in_minutes(text: str) -> None:
    assert told(text, DocumentKind.PROTOKOLL) == []


def test_a_budgeted_number_beside_a_count_is_no_count() -> None:
    assert [row[2] for row in told("Antalet ärenden uppgick till 1 250 mot 1 100 budgeterade.")] == ["1250"]


def test_what_is_compared_with_ends_the_name() -> None:
    found = told("För kvinnor är det 12 procent som är sjukskrivna mot 8 procent för män.")
    assert [row[:3] for row in found] == [("sjukskrivna", "kvinnor", "12"), ("sjukskrivna", "män", "8")]
