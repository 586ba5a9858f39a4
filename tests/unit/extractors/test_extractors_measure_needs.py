"""Needs told with "bör" and any verb; times and those who answer in notes behind a measure; what a lead is not."""

import pytest

from extractors.measures.needs import need_in, states_need
from extractors.measures.wording import are_times, take_apart
from extractors.records.measures import extract
from models.records import DocumentKind
from tests.unit.extractors.page_factory import block, heading, reading


@pytest.mark.parametrize(
    ("sentence", "need"),
    [
        ("När det gäller belysningen bör utbytet av lampor påskyndas.", "bör utbytet av lampor påskyndas."),
        ("Gångvägen bör snarast asfalteras.", "Gångvägen bör snarast asfalteras."),
        ("Medborgarna bör informeras tidigare.", "Medborgarna bör informeras tidigare."),
    ],
)
def test_bor_with_any_passive_is_a_need(sentence: str, need: str) -> None:
    found = need_in(sentence)
    assert found is not None
    assert sentence[found.start : found.end] == need


@pytest.mark.parametrize(
    "sentence",
    [
        "Resultatet bör tolkas med försiktighet.",
        "Siffrorna bör inte jämföras med tidigare år.",
        "Avgiften bör inte höjas.",
        "Det bör konstateras, att läget är ett annat.",
        "Emellertid bör här poängteras att alla bränder inte räknas.",
        "Komponenter som bör kylas finns i viss utrustning.",
        "Komponenter behöver kylas för att fungera.",
    ],
)
def test_how_to_read_and_what_things_require_is_none(sentence: str) -> None:
    assert need_in(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "need"),
    [
        ("Förvaltningen bedömer att rutinen behöver ses över.", "rutinen behöver ses över."),
        ("Vi delar motionärens uppfattning att vägen bör lagas.", "vägen bör lagas."),
        (
            "Frågan om hyran bör hanteras i samband med översynen.",
            "Frågan om hyran bör hanteras i samband med översynen.",
        ),
        ("Kön till piano behöver kortas.", "Kön till piano behöver kortas."),
    ],
)
def test_a_need_is_the_clause_behind_who_thinks_so(sentence: str, need: str) -> None:
    found = need_in(sentence)
    assert found is not None
    assert sentence[found.start : found.end] == need


def test_what_others_think_is_needed_is_none() -> None:
    assert need_in("Motionärens uppfattning är att vägen bör lagas.") is None


def test_an_item_states_a_need_with_any_verb() -> None:
    assert states_need("Unga vuxna behöver nås i andra kanaler")
    assert states_need("Svarstiderna bör redovisas öppet")
    assert not states_need("Unga vuxna behöver vara hemma")


@pytest.mark.parametrize(
    ("text", "measure", "who", "when"),
    [
        ("Dela ut broddar – socialförvaltningen – årligen med början 2024", "Dela ut broddar",
         ("socialförvaltningen",), "årligen med början 2024"),
        ("Byta ut lampor (driftenheten, 2025)", "Byta ut lampor", ("driftenheten",), "2025"),
        ("Införa e-tjänster (kundtjänst, 1 maj 2024)", "Införa e-tjänster", ("kundtjänst",), "1 maj 2024"),
        ("Bygga lägenheter (lägenheten, 2025)", "Bygga lägenheter", (), "2025"),
    ],
)  # fmt: skip
def test_notes_behind_a_measure_say_who_and_when(text: str, measure: str, who: tuple[str, ...], when: str) -> None:
    apart = take_apart(text)
    assert (apart.text, apart.responsible, apart.deadline) == (measure, who, when)


def test_several_times_are_one_deadline_and_words_between_are_none() -> None:
    assert are_times("årligen med början 2024")
    assert not are_times("2024")
    assert not are_times("årligen enligt avtal 2024")


def test_what_begins_at_a_time_is_taken_on_and_a_lead_is_not() -> None:
    sentences = (
        "Gatuenheten ska från och med vintern 2024/25 sopsalta gångstråken. "
        "Under perioden 2024 ska kommunen genomföra följande:"
    )
    given = reading(heading("4.1 Säkra vägar"), block(sentences), kind=DocumentKind.HANDLINGSPROGRAM)
    assert [(m.text, m.responsible, m.deadline) for m in extract(given)] == [
        ("sopsalta gångstråken", ("Gatuenheten",), "vintern 2024/25")
    ]
