"""What a table's cell may hold for a number: amounts, years, and the marks for nothing."""

import re

_AMOUNT = re.compile(
    r"[(<>≤≥±+\-–−]*\s?\d(?:[\d\s.,:]*\d)?[.,]?\s?[-–−]?\s?\)?\s?(?:%|‰|kr|tkr|mnkr|mkr|st)?\s?(?:\d\)|[*†‡¹²³]+)?",
    re.I,
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?")
_NOTHING = re.compile(
    r"[-–—−.…*x]|\.\.|(?:e\.?\s?u|i\.?\s?u|u\.?\s?s|n/?a)\.?|(?:ej|inte) aktuellt|(?:ingen )?uppgift saknas", re.I
)


def is_year(text: str) -> bool:
    """Whether a cell holds a year or a span of years: a name for a column, not an amount."""
    return _YEAR.fullmatch(text.strip()) is not None


def is_amount(text: str) -> bool:
    """Whether a cell holds a number that is not a year: "−3 570", "(400)", "7,5 %", "12 000 1)"."""
    return _AMOUNT.fullmatch(text.strip()) is not None and not is_year(text)


def is_figure(text: str) -> bool:
    """Whether a cell of a table of numbers is filled as such cells are: an amount, a year or a mark for nothing."""
    bare = text.strip()
    return is_amount(bare) or is_year(bare) or _NOTHING.fullmatch(bare) is not None
