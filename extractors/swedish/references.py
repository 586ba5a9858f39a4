"""Registry numbers (diarienummer)."""

import re
from dataclasses import dataclass

_YEAR = r"(?:19|20)\d{2}"
_PREFIX = r"[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,7}\d{0,3}"  # the committee's letters or the registry's own: KS, BUN, VoO, N605
_CLASS = (
    r"(?:[ -]\d{3}(?!\d|\s\d{3})|[-/–]\d{1,4}|\s[Dd]pl\s\d{1,3})?"  # the filing plan's class behind it: "041", "-003"
)
_YEAR_NUMBER = rf"{_YEAR}(?:[./:–-]\d{{1,6}}){{1,2}}"  # 2018/14, 2017.91, 2019.205.829
_NUMBER_YEAR = r"\d{1,6}[/:](?:19|20)?\d{2}"  # 31/16, 0371/11
_SHORT_YEAR = r"\d{2}[/:-]\d{1,6}"  # 19-331, only behind letters
_LETTERS_INSIDE = rf"{_YEAR}/[A-ZÅÄÖ]{{2,5}}\s\d{{3,5}}(?:\s\d{{2,3}})?(?!\d)"  # 2011/KS 0206 001
_SEPARATOR = r"(?:\s?[/.:-]\s?|\s)?"

_LABELLED = re.compile(
    r"\b(?:d\.?\s?nr|(?:diarie|ärende)-?\s?(?:nr|nummer|id)|dn|(?:ärende)?beteckning)\b[.:]*\s*"
    rf"(?P<number>{_LETTERS_INSIDE}|{_PREFIX}{_SEPARATOR}(?:{_YEAR_NUMBER}|{_NUMBER_YEAR}|{_SHORT_YEAR}){_CLASS}|"
    rf"(?:{_YEAR_NUMBER}|{_NUMBER_YEAR}){_CLASS}|\d{{2}}/\d{{3,6}})(?![\w/])",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?<![\w/])(?P<number>(?:(?!EU\b|SFS\b|SOU\b|Ds\b|[Pp]rop\b|JO\b)(?:[A-ZÅÄÖ]{{1,6}}{_SEPARATOR}|"
    r"[A-ZÅÄÖ][a-zåäö]{1,5}/|[A-ZÅÄÖ][a-zåäö]{0,3}[A-ZÅÄÖ][/.:-])"
    rf"{_YEAR}[/:.–-]\d{{1,6}}{_CLASS}|{_LETTERS_INSIDE}|[A-ZÅÄÖ]\d{{3}}-\d{{3,5}}/\d{{2}}))(?![\w/])"
)
_YEAR_FIRST = re.compile(r"(?<![\w/.-])(?P<number>(?:19|20)\d{2}[/:-]\d{2,6}(?:[-/.]\d{1,4})?)(?![\w/-])")
_SPAN_OF_YEARS = re.compile(r"((?:19|20)\d{2})[/–-](?:(?:19|20)?\d{2})$")


@dataclass(frozen=True)
class Reference:
    """A registry number in a text: `printed == text[start:end]`, without the label "Dnr"."""

    start: int
    end: int
    printed: str


def find_references(text: str, *, bare: bool = True) -> list[Reference]:
    """Registry numbers, in order: labelled ("Dnr KS 2018/14") and, where `bare`, such that cannot be anything else.

    "2021/00123" is one; "2020/2021" and "2021-11-05" are years and a date, "SFS 2017:725" is a law.
    """
    found: dict[int, Reference] = {}
    for pattern in (_LABELLED, _BARE, _YEAR_FIRST) if bare else (_LABELLED,):
        for match in pattern.finditer(text):
            start, end = match.span("number")
            if any(r.start < end and start < r.end for r in found.values()):
                continue
            if not _is_serial(match["number"]) or (pattern is _YEAR_FIRST and _is_law(text[:start])):
                continue
            found[start] = Reference(start, end, match["number"])
    return [found[start] for start in sorted(found)]


def _is_serial(text: str) -> bool:
    """Whether year and number are a registry number rather than a span of years, a month or a date."""
    if _SPAN_OF_YEARS.fullmatch(text) and len(text) in (7, 9):
        year, other = int(text[:4]), int(text[5:])
        if text[4] in "-–" or other == (year + 1) % 100 or year < other < year + 40:
            return False
    month = r"(?:19|20)\d{2}[-.](?:0[1-9]|1[0-2])"
    return not re.fullmatch(rf"{month}(?:[-.]\d{{1,2}})?|\w+\s{month}[-.][0-3]\d", text)  # "TN 2023-06-14": a day


def _is_law(before: str) -> bool:
    """Whether a number stands behind the name of a series of laws and reports."""
    return bool(re.search(r"\b(?:SFS|SOU|prop\.?|Ds|\w*lag(?:en)?|\w*förordning(?:en)?)\s*\(?$", before, re.I))
