"""Every place says what pdfplumber reads there, holds nothing but its own lines, and every amount is as printed."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from extractors.swedish.money import find_amounts, to_value
from extractors.swedish.numbers import parse_number, words_to_number
from extractors.swedish.terms import load
from extractors.swedish.units import canonical_unit
from models.provenance import BBox
from models.records import BudgetLine
from samples.build import SAMPLES
from tests.golden.golden_documents import READABLE, Golden, golden
from tests.golden.pointing import SLACK, Pages, fits, foreign_words, pointers, units

SMALL = ("trelleborg", "soderhamn")
LARGE = (
    "borlange-rsa-2023",
    "jonkoping-barn-och-utbildningsnamnden-2016-10-18",
    "jonkoping-barn-och-utbildningsnamnden-2021-01-26",
    "sundsvall-tillvaxtstrategi",
)
_NUMBER = re.compile(r"(?:minus\s+|[-−–]\s?)?\d[\d\s\u00a0\u202f.]*(?:,\d+)?", re.IGNORECASE)


@pytest.fixture(
    scope="module",
    params=[
        *READABLE,
        *(f"dev/{n}" for n in SMALL),
        *(pytest.param(f"dev/{n}", marks=pytest.mark.slow) for n in LARGE),
    ],
)
def document(request: pytest.FixtureRequest) -> Golden:
    """A sample, or a real document of the corpus where there is one."""
    name: str = request.param
    if not name.startswith("dev/"):
        return golden(SAMPLES / f"{name}.pdf")
    corpus: Path = request.getfixturevalue("shared_corpus")
    return golden(corpus / f"{name}.pdf")


def test_a_place_lies_on_its_page(document: Golden) -> None:
    with Pages(document) as pages:
        outside = []
        for pointer in pointers(document.extraction):
            page = BBox(*pages.page(pointer.place.page).bbox)
            if not page.holds(pointer.place.bbox, SLACK):
                outside.append(f"{pointer.name}: {pointer.place}")
    assert not outside, "\n".join(outside)


def test_a_quote_is_what_pdfplumber_reads_in_its_place(document: Golden) -> None:
    with Pages(document) as pages:
        wrong = [
            f"{pointer.name}: quotes {pointer.place.quote!r}\n  the page says {found!r}"
            for pointer in pointers(document.extraction)
            if (found := pages.text_in(pointer.place)) != " ".join(pointer.place.quote.split())
        ]
    assert not wrong, "\n".join(wrong)


def test_a_place_holds_no_words_but_those_of_its_own_lines(document: Golden) -> None:
    of_page = units(document.parsed)
    wrong = [
        f"{pointer.name}: {foreign} in {pointer.place.quote!r}"
        for pointer in pointers(document.extraction)
        if (foreign := foreign_words(pointer.place, of_page[pointer.place.page]))
    ]
    assert not wrong, "\n".join(wrong)


def test_a_place_is_no_larger_than_its_block_or_row(document: Golden) -> None:
    of_page = units(document.parsed)
    wrong = [
        f"{pointer.name}: {pointer.place}"
        for pointer in pointers(document.extraction)
        if not fits(pointer.place, of_page[pointer.place.page])
    ]
    assert not wrong, "\n".join(wrong)


def test_an_amount_stands_in_its_place_as_printed(document: Golden) -> None:
    wrong = [
        f"{line.label}: {line.printed!r} is not in {line.places[0].quote!r}"
        for line in document.extraction.budget_lines
        if _folded(line.printed) not in _folded(" ".join(place.quote for place in line.places))
    ]
    assert not wrong, "\n".join(wrong)


def test_a_value_is_the_printed_number_times_its_unit_exactly(document: Golden) -> None:
    wrong = [
        f"{line.label}: {line.printed!r} {line.unit} gave {line.value}, should be {_worth(line)}"
        for line in document.extraction.budget_lines
        if line.value != _worth(line)
    ]
    assert not wrong, "\n".join(wrong)


def _folded(text: str) -> str:
    return " ".join(text.split())


def _worth(line: BudgetLine) -> Decimal | None:
    """What an amount is worth by its digits and its unit; in words, or with öre, as the finder of amounts reads it."""
    digits = _NUMBER.search(line.printed)
    if digits is None or "öre" in line.printed:
        found = find_amounts(line.printed)
        if not found and (words := words_to_number(line.printed)) is not None:  # the "två" of "två till tre miljoner"
            return _times(words, line.unit)
        return found[0].value if len(found) == 1 else None
    negative = digits[0].casefold().startswith("minus")
    number = parse_number(digits[0][len("minus") :] if negative else digits[0])
    return None if number is None else _times(-number if negative else number, line.unit)


def _times(number: Decimal, printed: str | None) -> Decimal:
    """A number of a unit as printed in whole units of the currency; the bare "miljoner" of what is money counts too."""
    unit = canonical_unit(printed or "")
    return to_value(number, unit[0] if unit else load("units")["bare"].get(printed or ""))
