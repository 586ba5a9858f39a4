"""Words that say whether a header names money: compounds that only end alike do not."""

import pytest

from extractors.money.words import speaks_of_money


@pytest.mark.parametrize("header", ["Budgetram", "Ram 2025", "Egna medel", "Driftmedel", "Skatteintäkter", "Kostnad"])
def test_headers_of_money(header: str) -> None:
    assert speaks_of_money(header)


@pytest.mark.parametrize("header", ["Livsmedel", "Läkemedel", "Hjälpmedel", "Program", "Uppskattning", "Bygglov"])
def test_headers_that_only_end_like_words_of_money(header: str) -> None:
    assert not speaks_of_money(header)
