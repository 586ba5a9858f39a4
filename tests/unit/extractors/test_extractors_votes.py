"""Counts of votes, told or kept as a table."""

import pytest

from extractors.decisions.votes import votes_in, votes_of
from tests.unit.extractors.page_factory import table


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("Med 8 ja-röster mot 7 nej-röster beslutar nämnden.", {"ja": 8, "nej": 7}),
        ("Omröstningen utfaller med 9 ja-röster mot 4 nej-röster, och 2 ledamöter avstår.",
         {"ja": 9, "nej": 4, "avstår": 2}),
        ("Resultat: 6 ja, 5 nej.", {"ja": 6, "nej": 5}),
        ("Ja: 31, Nej: 18, Avstår: 2", {"ja": 31, "nej": 18, "avstår": 2}),
        ("Sju ja-röster och fyra nej-röster lämnas.", {"ja": 7, "nej": 4}),
    ],
)  # fmt: skip
def test_counts_are_read_from_a_sentence(text: str, votes: dict[str, int]) -> None:
    assert votes_in(text) == votes


@pytest.mark.parametrize(
    "text",
    ["Ja-röst för bifall, nej-röst för avslag.", "Nämnden beslutar med 9 röster mot 4.", "Ja, det är 4 kap. 3 §."],
)
def test_where_no_side_is_counted_there_are_none(text: str) -> None:
    assert votes_in(text) is None


HEADS = ["Ledamot", "Ja", "Nej", "Avstår"]
ROWS = [["Anna Ek (S)", "X", "", ""], ["Bo Li (M)", "", "X", ""], ["Eva Ask (C)", "X", "", ""]]


def test_ticks_are_counted() -> None:
    assert votes_of(table(HEADS, *ROWS)) == {"ja": 2, "nej": 1, "avstår": 0}


def test_sums_that_agree_with_the_ticks_are_taken() -> None:
    assert votes_of(table(HEADS, *ROWS, ["Summa", "2", "1", "0"])) == {"ja": 2, "nej": 1, "avstår": 0}


def test_sums_that_disagree_with_the_ticks_are_not_chosen_between() -> None:
    assert votes_of(table(HEADS, *ROWS, ["Summa", "3", "1", "0"])) is None


def test_another_table_has_no_votes() -> None:
    assert votes_of(table(["Ledamot", "Parti"], ["Anna Ek", "S"])) is None
