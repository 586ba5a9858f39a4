"""What goes through Swedish print and back is the same value."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.swedish.dates import find_dates, parse_date
from extractors.swedish.hyphenation import join_cell_lines, join_lines
from extractors.swedish.money import find_amounts, to_value
from extractors.swedish.numbers import find_numbers, parse_number

SPACES = [" ", "\u00a0", "\u202f", "\u2009", "."]
MINUSES = ["-{}", "−{}", "– {}", "- {}", "{}-", "({})"]
FACTORS = {"kr": 1, "tkr": 1000, "kkr": 1000, "mkr": 10**6, "mnkr": 10**6, "miljoner kronor": 10**6, "mdkr": 10**9}
MONTHS = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober"]
MONTHS += ["november", "december"]

numbers = st.decimals(min_value=0, max_value=10**9, places=2)
days = st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31))
words = st.text(alphabet="abcdefghijklmnopqrstuvwxyzåäöABCÅÄÖ", min_size=1, max_size=8)
lines = st.lists(st.lists(words, min_size=1, max_size=3).map(" ".join), max_size=5)


def swedish(number: Decimal, space: str) -> str:
    """1234.5 → "1 234,50" with the given space."""
    whole, _, decimals = f"{number:,.2f}".partition(".")
    return whole.replace(",", space) + "," + decimals


@given(number=numbers, space=st.sampled_from(SPACES), minus=st.sampled_from([*MINUSES, None]))
def test_a_number_printed_in_any_style_is_read_back(number: Decimal, space: str, minus: str | None) -> None:
    printed = swedish(number, space)
    assert parse_number(printed) == number
    if minus:
        assert parse_number(minus.format(printed)) == -number


@given(number=st.integers(min_value=0, max_value=10**12), space=st.sampled_from(["", *SPACES]))
def test_a_whole_number_is_read_back(number: int, space: str) -> None:
    assert parse_number(f"{number:,}".replace(",", space)) == number


@given(number=numbers)
def test_a_number_in_running_text_is_read_back(number: Decimal) -> None:
    printed = swedish(number, " ")
    assert [span.value for span in find_numbers(f"Värdet är {printed} i snitt.")] == [number]


@settings(deadline=None)
@given(number=numbers, unit=st.sampled_from(sorted(FACTORS)), space=st.sampled_from(SPACES))
def test_an_amount_scales_exactly(number: Decimal, unit: str, space: str) -> None:
    printed = f"{swedish(number, space)} {unit}"
    (amount,) = find_amounts(f"Det kostar {printed}.")
    assert amount.printed == printed
    assert amount.value == number * FACTORS[unit]
    assert amount.unit is not None
    assert amount.value == to_value(number, amount.unit)


@given(number=st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15))
def test_scaling_loses_no_digit(number: Decimal) -> None:
    assert to_value(number, "tkr") / 1000 == number or abs(to_value(number, "tkr")) == abs(number) * 1000


@pytest.mark.parametrize(
    "form", ["{0:%Y-%m-%d}", "{0.day} {1} {0.year}", "den {0.day} {1} {0.year}", "{0.day}/{0.month} {0.year}"]
)
@given(day=days)
def test_a_date_printed_in_any_form_is_read_back(form: str, day: date) -> None:
    text = form.format(day, MONTHS[day.month - 1])
    assert parse_date(text) == day
    (span,) = find_dates(f"Mötet hölls {text}, som sagt.")
    assert (span.first, span.last) == (day, day)


@given(lines=lines, hyphen=st.sampled_from(["", "-", "\u00ad", "\x02"]))
def test_joining_lines_loses_no_letter(lines: list[str], hyphen: str) -> None:
    wrapped = [line + hyphen for line in lines]
    letters = [character for character in "".join(lines) if character != " "]
    for joined in (join_lines(wrapped), join_cell_lines(wrapped, [True] * len(wrapped))):
        assert [character for character in joined if character.isalpha()] == letters
        assert "\u00ad" not in joined
        assert "\x02" not in joined
