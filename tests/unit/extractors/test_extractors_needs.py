"""Needs: where the measure ends, who answers for it, by when."""

import pytest

from extractors.measures.needs import need_in


def told(sentence: str, following: str = "") -> tuple[str, tuple[str, ...], str | None] | None:
    need = need_in(sentence, following)
    return (sentence[need.start : need.end], need.responsible, need.deadline) if need else None


@pytest.mark.parametrize(
    ("sentence", "following", "expected"),
    [
        ("Skyltningen behöver förbättras, vilket gatuenheten ansvarar för.", "",
         ("Skyltningen behöver förbättras", ("gatuenheten",), None)),
        ("Gångvägen behöver rustas upp.", "För detta ansvarar gatuenheten.",
         ("Gångvägen behöver rustas upp.", ("gatuenheten",), None)),
        ("Socialnämnden bör ta fram en plan före sommaren.", "",
         ("ta fram en plan före sommaren.", ("Socialnämnden",), "före sommaren")),
        ("Korsningen behöver ses över innan skolan tas i bruk.", "",
         ("Korsningen behöver ses över", (), "innan skolan tas i bruk")),
        ("Utöver detta behöver schemat på natten ses över.", "", ("behöver schemat på natten ses över.", (), None)),
    ],
)  # fmt: skip
def test_a_need_ends_before_who_answers_for_it(
    sentence: str, following: str, expected: tuple[str, tuple[str, ...], str | None]
) -> None:
    assert told(sentence, following) == expected


@pytest.mark.parametrize("sentence", ["Barn behöver sova.", "Nämnden bör vara nöjd.", "Resultatet förbättras."])
def test_a_state_is_no_need(sentence: str) -> None:
    assert told(sentence) is None


def test_the_next_sentence_about_something_else_says_nothing_of_who() -> None:
    assert told("Gångvägen behöver rustas upp.", "Gatuenheten ansvarar för snöröjningen.") == (
        "Gångvägen behöver rustas upp.",
        (),
        None,
    )
