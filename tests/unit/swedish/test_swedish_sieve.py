"""The cheap first look at a text: it never stops one that the regular expressions behind it would match."""

import pytest

from extractors.swedish.body_names import heads
from extractors.swedish.boundaries import sentences
from extractors.swedish.date_spans import _all_forms
from extractors.swedish.money import _money_words, find_amounts
from extractors.swedish.organizations import find_organizations
from extractors.swedish.sentences import nlp
from extractors.swedish.sieve import DIGIT, WITH_YEAR, Sieve
from extractors.swedish.terms import load


@pytest.mark.parametrize("text", ["Nämnden", "SOCIALNÄMNDEN", "till kommunfullmäktige"])
def test_a_word_passes_in_any_case_and_inside_another(text: str) -> None:
    assert Sieve(["nämnden", "fullmäktige"]).passes(text.casefold())


def test_a_text_without_the_words_is_stopped() -> None:
    assert not Sieve(["nämnden", "fullmäktige"]).passes("planen antas")


def test_the_space_in_a_word_may_be_any() -> None:
    assert Sieve(["två gånger om året"]).passes("två\ngånger  om\u00a0året")


def test_a_word_within_another_is_looked_for_once() -> None:
    assert Sieve(["nämnd", "nämnden"]).passes("en nämnd")
    assert not Sieve(["nämnd", "nämnden"]).passes("styrelsen")


def test_digits_and_years_are_told_apart() -> None:
    assert DIGIT.passes("punkt 4")
    assert not WITH_YEAR.passes("punkt 4")
    assert WITH_YEAR.passes("under 2024")


@pytest.mark.parametrize(
    "text",
    [
        "2021-02-11", "11/2 2021", "11.2.2021", "datum 210211", "senast 31/12", "den 11 februari", "1–3 mars 2024",
        "nov 2009", "mars–maj 2022", "2021-03", "i december", "april–juni", "Q2 2023", "2023 kvartal 2", "kvartal 3",
        "första tertialet", "andra halvåret 2024", "Q1–Q3", "hösten 2009", "våren 2010/2011", "vår–höst 2020",
        "årsskiftet 2023/24", "årsskiftet", "halvårsskiftet 2024", "slutet av 2025", "vecka 12", "v. 40–42",
        "delårsrapport 2 2021", "årsbokslutet för 2020", "Löpande", "två gånger om året", "2010–2012", "2010/11",
        "läsåret 2023/2024", "läsår 23/24", "under 2024",
    ],
)  # fmt: skip
def test_no_form_of_date_is_stopped_where_it_matches(text: str) -> None:
    matching = [form for form in _all_forms() if form.pattern.search(text)]
    assert matching
    assert all(form.needs.passes(text.casefold()) for form in matching)


@pytest.mark.parametrize("unit", sorted(load("units")["spelling"]))
def test_no_unit_of_money_is_stopped(unit: str) -> None:
    assert _money_words().passes(f"12 {unit}".casefold())


def test_every_head_of_a_body_is_still_found() -> None:
    named = [form for form, head in heads().items() if head["alone"] and form == head["definite"]]
    assert named
    assert all(find_organizations(f"Ärendet gäller {form}.") for form in named)


def test_what_is_found_may_be_changed_without_changing_what_is_found_next() -> None:
    text = "Kommunstyrelsen avsätter 2,5 mnkr."
    find_organizations(text).clear()
    find_amounts(text).clear()
    assert len(find_organizations(text)) == len(find_amounts(text)) == 1


def test_the_pipeline_keeps_to_our_sentences() -> None:
    text = "Nämnden beslutar, enl. plan, att anta den. Klart den 11 februari 2021!\nDnr 12 (se bil. 2). Vad nu? Ja."
    assert [(s.start_char, s.end_char) for s in nlp()(text).sents if s.text.strip()] == [
        (start, end + (text[end : end + 1] == "\n")) for start, end in sentences(text)
    ]
