"""What holds for every finder whatever the text."""

from collections.abc import Callable, Sequence
from typing import Protocol

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.swedish.dates import find_dates, find_deadline, find_times, find_years, parse_date
from extractors.swedish.money import find_amounts, unit_in
from extractors.swedish.names import find_roles, is_person_name, natural_order, split_party
from extractors.swedish.numbers import find_numbers, parse_number, words_to_number
from extractors.swedish.organizations import (
    find_municipalities,
    find_municipality,
    find_organizations,
    is_body,
    is_committee,
)
from extractors.swedish.sentences import is_noun_led_action, is_verb_led, lemmas, sentences


class Span(Protocol):
    """What every finder gives."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def printed(self) -> str: ...


PIECES = [
    "1 234", "2,5", "tkr", "miljoner", "kronor", "–", "-", "och", "en", "halv", "den", "11", "februari", "2021", "§",
    "(", ")", ".", ",", "/", "Barn-", "utbildningsnämnden", "KS", "för", "kl.", "18.00", "Trosa", "kommun", "senast",
    "delårsrapport", "hösten", "Q2", "m.m.", "Anna", "Berg", "(S)", "ordf.", "\n", "\u00a0", "\u00ad", "kostar",
    "minus", "SEK", "vecka", "T R O S A", "2021/22", "i", "åtgärda", "att",
]  # fmt: skip
texts = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=10).map("".join),
)

FINDERS: list[Callable[[str], Sequence[Span]]] = [
    find_numbers,
    find_amounts,
    find_dates,
    find_years,
    find_roles,
    find_organizations,
    find_municipalities,
]
READERS: list[Callable[[str], object]] = [
    parse_number,
    words_to_number,
    unit_in,
    parse_date,
    find_times,
    find_municipality,
    is_person_name,
    natural_order,
    split_party,
    is_body,
    is_committee,
    is_verb_led,
    is_noun_led_action,
    lemmas,
]


@pytest.mark.parametrize("find", FINDERS, ids=lambda find: find.__name__)
@settings(max_examples=60, deadline=None)
@given(text=texts)
def test_spans_are_as_printed_in_order_and_apart(find: Callable[[str], Sequence[Span]], text: str) -> None:
    at = 0
    for span in find(text):
        assert text[span.start : span.end] == span.printed != ""
        assert at <= span.start
        at = span.end


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
@settings(max_examples=40, deadline=None)
@given(text=texts)
def test_no_text_is_a_fault_and_reading_is_steady(read: Callable[[str], object], text: str) -> None:
    assert read(text) == read(text)


@settings(max_examples=60, deadline=None)
@given(text=texts)
def test_a_deadline_is_as_printed(text: str) -> None:
    span = find_deadline(text)
    assert span is None or text[span.start : span.end] == span.printed


@settings(max_examples=100, deadline=None)
@given(text=texts)
def test_sentences_hold_everything_but_the_space_between(text: str) -> None:
    spans = sentences(text)
    outside = text
    for start, end in reversed(spans):
        outside = outside[:start] + outside[end:]
    assert not outside.strip()


@settings(max_examples=100, deadline=None)
@given(text=texts)
def test_first_day_is_never_after_last(text: str) -> None:
    for span in find_dates(text):
        assert (span.first is None) == (span.last is None)
        assert span.first is None or span.last is None or span.first <= span.last
