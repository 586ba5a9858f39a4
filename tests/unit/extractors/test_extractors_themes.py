"""Themes: what a measure is about, whatever its municipality calls it; none where nothing tells."""

import pytest

from benchmarks.themes import f1_by_theme, labelled
from extractors.swedish.terms import load
from extractors.themes import theme


@pytest.mark.parametrize(
    ("text", "category", "committee", "key"),
    [
        ("Bygga ut cykelvägnätet mellan Holm och centrum", None, None, "streets"),
        ("Anställa två specialpedagoger", "Elevhälsa", "Barn- och utbildningsnämnden", "school"),
        ("Utbilda personalen i förskolan i barnkonventionen", None, None, "school"),
        ("Införa trygghetslarm med gps i hemtjänsten", None, None, "care"),
        ("Byta till fossilfria fordon", "Klimat", None, "environment"),
        ("Erbjuda sommarjobb till alla i årskurs 9", "Arbetsmarknad", None, "work"),
    ],
)
def test_words_of_text_heading_and_committee_tell_the_theme(
    text: str, category: str | None, committee: str | None, key: str
) -> None:
    found = theme(text, category, committee)
    assert found is not None
    assert found.key == key
    assert 0 < found.confidence <= 1


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Naturvård", "environment"),
        ("Sjukvård", "care"),
        ("Lokalvård", "premises"),
        ("Fritidshem", "school"),
        ("Trygghetslarm", "care"),
        ("Huvudbiblioteket", "culture"),
        ("Grundskolorna", "school"),
    ],
)
def test_a_word_speaks_for_the_theme_of_the_longest_stem_in_it_inflected_or_not(word: str, key: str) -> None:
    found = theme(word)
    assert found is not None
    assert found.key == key


def test_nothing_is_told_by_a_text_without_such_words() -> None:
    assert theme("Ta fram upplägget till nästa gång") is None
    assert theme("") is None


def test_a_word_in_the_measure_outweighs_its_heading_and_committee() -> None:
    found = theme("Förläng säsongen i simhallen", "Ekonomi i balans", "Barn- och utbildningsnämnden")
    assert found is not None
    assert found.key == "leisure"


def test_more_words_for_one_theme_make_it_surer() -> None:
    one, more = theme("Öppna biblioteket"), theme("Öppna biblioteket för kulturskolans konserter")
    assert one is not None
    assert more is not None
    assert more.confidence > one.confidence


def test_each_theme_has_a_swedish_name_and_words() -> None:
    assert all(terms["swedish"] and terms["stems"] for terms in load("themes").values())


def test_labelled_measures_get_their_themes() -> None:
    rows = labelled()
    assert len(rows) >= 100
    scores = f1_by_theme(rows)
    assert sum(scores.values()) / len(scores) >= 0.70
