"""Numbers as Swedish prints them: "1 234,5", "−400", "tjugofem" (tal)."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extractors.swedish.number_words import read_words
from extractors.swedish.spaces import even, fold
from extractors.swedish.terms import alternation, load

# Groups of three first, else the engine takes "1" of "1 234". At most 15 digits: longer runs are codes.
UNSIGNED = (
    r"(?:[0-9]{1,3}(?:[ ][0-9]{3}){1,4}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,4}|[0-9]{1,15})"
    r"(?![0-9])(?:[,.][0-9]{1,6})?(?![,.'’‘´`ʼ′]?[0-9])"
)
# What a number found in text cannot touch in front: it would be the end of a word, a date or "1'250'000"; or of a
# number that marks without width, strokes through it or another script's separators tear apart.
_TORN = r"\xad\u0300-\u036f\u061c\u066b\u066c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
APART = rf"(?<![\w.,:/])(?<![0-9]['’‘´`ʼ′])(?<![{_TORN}])"

_MINUS = "-−–"
HYPHENS = "-–‐‒"  # each a minus where it touches a number and nothing else
_MINUS_BEFORE = (*_MINUS, "‐", "‒", "—")  # hyphens and dashes that are a minus in front, and not "400 —"
_FOOTNOTE = re.compile(r"(?:\s*(?:[*†‡]+|[¹²³⁰⁴-⁹]+\)?)|(?<=[0-9])\s+[0-9a-e]\))+$")
_NUMBER = re.compile(
    r"(?:(?P<whole>[0-9]+|[0-9]{1,3}(?: [0-9]{3})+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,(?P<comma>[0-9]+))?"
    r"|(?P<dotted>[0-9]+|[0-9]{1,3}(?: [0-9]{3})+)\.(?P<dot>[0-9]+))"
)


@dataclass(frozen=True)
class NumberSpan:
    """A number found in running text: `printed == text[start:end]`."""

    start: int
    end: int
    value: Decimal
    printed: str


def parse_number(text: str) -> Decimal | None:
    """The number that the whole of `text` is, or None where it is none or can be read two ways.

    Spaces part thousands, a comma parts decimals. One dot with three digits after it parts thousands ("1.234" is
    1234, but "0.125" is an eighth and "1234.567" nothing); any other single dot is a decimal point. Minus stands in
    front ("- 6 279"), behind ("400-") or as parentheses. Footnote marks are left out. "12 %" is not a number alone.
    """
    bare = _FOOTNOTE.sub("", even(text).strip()).strip()
    bare, negative = _without_sign(bare)
    match = _NUMBER.fullmatch(bare)
    if match is None:
        return None
    value = _unsigned_value(match)
    return -value if negative and value is not None else value


def _without_sign(bare: str) -> tuple[str, bool]:
    if bare.startswith("(") and bare.endswith(")"):
        return bare[1:-1].strip(), True
    if bare[:1] in ("+", *_MINUS_BEFORE):
        return bare[1:].lstrip(), bare[0] != "+"
    if bare.endswith((":-", ",-", ":–", ",–")):
        return bare[:-2].rstrip(), False
    if bare[-1:] in tuple(_MINUS):
        return bare[:-1].rstrip(), True
    return bare, False


def _unsigned_value(match: re.Match[str]) -> Decimal | None:
    if match["dotted"] is None:
        whole = re.sub(r"[ .]", "", match["whole"])
        return Decimal(f"{whole}.{match['comma']}" if match["comma"] else whole)
    whole = match["dotted"].replace(" ", "")
    if len(match["dot"]) == 3 and whole != "0":
        return None
    return Decimal(f"{whole}.{match['dot']}")


def words_to_number(text: str) -> Decimal | None:
    """The number that a phrase of number words is: "två och en halv miljon", "1,5 miljoner", "tjugofem".

    Round words without a value ("hundratals", "ett par") give None.
    """
    phrase = fold(text).lower()
    digits = re.match(rf"{UNSIGNED}(?=$|\s)", phrase)
    first = parse_number(digits[0]) if digits else None
    if digits and first is None:
        return None
    value = read_words(phrase[digits.end() :] if digits else phrase, first)
    return None if value is None else plain(value)


def plain(value: Decimal) -> Decimal:
    """`value` without an exponent or needless zeros: 2500000.0 → 2500000. Exact."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if whole == value else value.normalize()


# What looks like a number in running text and is part of something else. Matched before numbers, and passed over.
_NOT_NUMBERS = (
    r"\S+@\S+|(?:https?://|www\.)\S+",
    r"\b(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}\b",
    r"\b[0-9]{1,2}/[0-9]{1,2}(?:[ -](?:19|20)[0-9]{2})?\b",
    r"\b(?:19|20)[0-9]{2} ?[–/-] ?(?:(?:19|20)[0-9]{2}|[0-9]{2})\b",
    r"\b[0-9]{2,4}[/:][0-9]+(?:[-:][0-9]+)*",
    r"§+ ?[0-9]+(?: ?[–-] ?[0-9]+)?|\b[0-9]+(?: ?[–-] ?[0-9]+)? ?§+",
    r"\bkl(?:ockan|\.)? ?[0-9]{1,2}(?:[.:][0-9]{2})?(?: ?[–-] ?[0-9]{1,2}(?:[.:][0-9]{2})?)?",
    r"\b[0-2]?[0-9]:[0-5][0-9]\b|\b[0-2][0-9]\.[0-5][0-9] ?[–-] ?[0-2][0-9]\.[0-5][0-9]\b",
    r"(?:\+46|\b0)[0-9]{1,3} ?[–/-] ?[0-9]{2,3}(?: ?[0-9]{2,3}){1,3}\b|\+46[0-9 ]+",
    r"\b[0-9]{6}-[0-9]{4}\b|\b[0-9]{3} [0-9]{2}(?= [A-ZÅÄÖ])",
    r"\b[0-9]+:(?:a|e|dje|de|te)\b|\b[0-9]+(?:\.[0-9]+){2,}\b(?<!\.[0-9]{3})",
    r"^ *[0-9]+(?:\.[0-9]+)*[.)](?= )",
    r"\b[0-9]+(?:[,.][0-9]+)?-?[^\W\d_]+(?:-\w+)*|[^\W\d_][\w]*[-/]?[0-9][\w/-]*",
)


@cache
def _scanner() -> re.Pattern[str]:
    months = alternation(load("dates")["months"])
    short = alternation(word for words in load("dates")["months_short"].values() for word in words)
    day_and_month = rf"\b[0-9]{{1,2}}(?::[ae])?(?: ?[–-] ?[0-9]{{1,2}})? (?:{months}|{short}\.?)\b(?: [0-9]{{4}}\b)?"
    counted = alternation([*load("units")["counted"], *load("units")["spelling"]])
    year = rf"\b(?:19|20)[0-9]{{2}}\b(?![ ]?{counted}|[,.][0-9]| [0-9]{{3}}\b)"
    skip = "|".join((day_and_month, *_NOT_NUMBERS, year))
    sign = rf"(?:−[ ]?|(?<![^\s(])(?<![0-9]\s)[{HYPHENS}])?"
    return re.compile(rf"(?P<skip>{skip})|(?P<number>{sign}{APART}{UNSIGNED})", re.MULTILINE | re.IGNORECASE)


def find_numbers(text: str) -> list[NumberSpan]:
    """The numbers in running text, left to right.

    Passed over: dates and years (a year is 1900–2099 without a unit after it), reference numbers ("2021/00123"),
    paragraphs (§), ordinals, times, telephone numbers, list markers, numbers inside words ("A4", "12-årig").
    A hyphen or dash is a minus only where it touches the number and nothing else.
    """
    spans: list[NumberSpan] = []
    for match in _scanner().finditer(even(text)):
        value = parse_number(match["number"]) if match["number"] else None
        if value is not None:
            spans.append(NumberSpan(match.start(), match.end(), value, text[match.start() : match.end()]))
    return spans
