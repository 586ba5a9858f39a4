"""Years and their parts: "kvartal 2 2023", "hösten 2009", "2010/2011", "vecka 12" (perioder)."""

import re
from datetime import date
from functools import cache, partial

from extractors.swedish.calendar import DASH, UNDATED, YEAR, Bounds, Form, form, months, part_of_year
from extractors.swedish.sieve import DIGIT, WITH_YEAR, Sieve
from extractors.swedish.terms import alternation, load, words

_OF_YEAR = rf"(?:,?\s(?:år\s|av\s|under\s|för\s)?|\s?[-/]\s?)(?P<y>{YEAR})\b"


def period_forms() -> tuple[Form, ...]:
    """Forms of periods of a year and less."""
    return (*_parts(), *_seasons(), *_turns(), *_weeks())


@cache
def year_forms() -> tuple[Form, ...]:
    """Forms of one year and of runs of years. A school year (läsår) runs from July to June."""
    before, after = r"(?<![\w/.,:–§#-])(?<!§\s)", r"(?![\w%]|[.,:/–-][0-9]|-[^\W\d])"
    counted = rf"(?:procent|{alternation([*load('units')['counted'], *load('units')['spelling']])}(?!\w))"
    run = (
        rf"(?P<y>{YEAR})(?:{DASH}|\s?/\s?|(?P<till>\still\s))"
        rf"(?P<y2>{YEAR}|[0-9]{{2}}(?=(?P<counted>\s?{counted})?)){after}"
    )
    return (
        form(rf"{before}{run}", _read_years, WITH_YEAR),
        form(rf"\bläsår(?:et)?\s{run}", _read_school_year, WITH_YEAR),
        form(r"\bläsår(?:et)?\s(?P<y>[0-9]{2})\s?[/–-]\s?(?P<y2>[0-9]{2})(?!\w)", _read_school_year, Sieve(["läsår"])),
        form(rf"{before}(?P<y>{YEAR}){after}", lambda m: months(int(m["y"]), 1, 12), WITH_YEAR),
    )


def undated_forms() -> tuple[Form, ...]:
    """Forms that tell when without a day: reports ("delårsrapport 2 2021"), "löpande", "tills vidare"."""
    month = alternation(words("dates", "months"))
    about = rf"(?:\s(?:per|för|efter)\s(?:{month}|[1-4](?![0-9])|{alternation(load('dates')['ordinals'])}\stertialet))?"
    number = r"(?:\s[1-4](?![\w.,/])|\sI{1,3}\b)?"
    of_year = rf"(?:,?\s(?:för\s)?(?:år\s)?{YEAR}\b)?"
    report = rf"\b{alternation(words('dates', 'reports'))}{number}{about}{of_year}"
    return (
        form(rf"{report}(?<=[0-9I])", lambda _: UNDATED, Sieve(words("dates", "reports"))),
        form(rf"\b{alternation(words('dates', 'recurring'))}\b", lambda _: UNDATED, Sieve(words("dates", "recurring"))),
    )


def _parts() -> list[Form]:
    ordinals = alternation(load("dates")["ordinals"])
    found: list[Form] = []
    for part in load("dates")["parts"].values():
        names, letter = alternation(part["words"]), alternation(part["letters"])
        named = Sieve(part["words"])
        read = partial(_read_part, per_year=part["per_year"])
        run = rf"(?P<p>[1-4])(?:{DASH}{letter}?(?P<p2>[1-4]))?(?![0-9])"
        found += [
            form(rf"\b(?:{names}\s?|{letter}){run}{_OF_YEAR}", read, WITH_YEAR),
            form(rf"\b(?P<y>{YEAR})[\s-]+(?:{names}\s?|{letter}){run}(?!\w)", read, WITH_YEAR),
            form(rf"\b{names}\s{run}(?![\w/]|[.,][0-9])", lambda _: UNDATED, named),
            form(rf"\b(?P<o>{ordinals})\s{names}\b(?:{_OF_YEAR})?", read, named),
        ]
    return [*found, form(rf"\bQ[1-4](?:{DASH}Q?[1-4])?\b", lambda _: UNDATED, DIGIT)]


def _read_part(match: re.Match[str], per_year: int) -> Bounds | None:
    groups = match.groupdict()
    first = int(groups["p"]) if "p" in groups else load("dates")["ordinals"][groups["o"].lower()]
    last = int(groups.get("p2") or first)
    if not first <= last <= per_year:
        return None
    if groups["y"] is None:
        return UNDATED
    start, end = part_of_year(int(groups["y"]), first, per_year), part_of_year(int(groups["y"]), last, per_year)
    return (start[0], end[1]) if start and end else None


def _seasons() -> list[Form]:
    seasons = alternation(load("dates")["seasons"])
    return [
        form(rf"\b(?P<s>{seasons})(?:,?\s|-)(?P<y>{YEAR})(?!\w)", _read_season, WITH_YEAR),
        form(rf"\b(?P<s>{seasons})\s(?P<y>{YEAR})\s?[/–-]\s?(?:{YEAR}|[0-9]{{2}})(?!\w)", lambda _: UNDATED, WITH_YEAR),
        form(
            rf"\b(?P<s>{seasons})(?:{DASH}|\soch\s|/|\still\s)(?P<s2>{seasons})\s(?P<y>{YEAR})(?!\w)",
            _read_season,
            WITH_YEAR,
        ),
    ]


def _read_season(match: re.Match[str]) -> Bounds | None:
    table = load("dates")["seasons"]
    spans = [table[name.lower()] for key, name in match.groupdict().items() if key != "y" and name]
    if not all(spans):
        return UNDATED
    first, last = spans[0][0], spans[-1][1]
    return months(int(match["y"]), first, last) if first <= last else UNDATED


def _turns() -> list[Form]:
    """The turn of a year or of its halves, and beginnings and ends, whose outer bounds are the whole year."""
    edge = r"(?:början|mitten|slutet|utgången|inledningen|ingången)\s+av\s+(?:år\s+)?"
    return [
        form(rf"\bårsskiftet\s(?P<y>{YEAR})\s?[/–-]\s?(?P<y2>{YEAR}|[0-9]{{2}})\b", _read_turn, WITH_YEAR),
        form(rf"\bårsskiftet(?:\s{YEAR})?\b", lambda _: UNDATED, Sieve(["årsskiftet"])),
        form(
            rf"\bhalvårsskiftet\s(?P<y>{YEAR})\b",
            lambda m: (date(int(m["y"]), 6, 30), date(int(m["y"]), 7, 1)),
            WITH_YEAR,
        ),
        form(rf"\b{edge}(?P<y>{YEAR})\b", lambda m: months(int(m["y"]), 1, 12), WITH_YEAR),
    ]


def _read_turn(match: re.Match[str]) -> Bounds | None:
    first, last = int(match["y"]), _second_year(match)
    return (date(first, 12, 31), date(last, 1, 1)) if last == first + 1 else None


def _second_year(match: re.Match[str]) -> int:
    """The second year of a run, which may be printed with two digits: "2010/11"."""
    return int(match["y2"] if len(match["y2"]) == 4 else match["y"][:2] + match["y2"])


def _read_years(match: re.Match[str]) -> Bounds | None:
    if _ends_in_amount(match) or re.match(r" [0-9]{3}\b", match.string[match.end() :]):  # "2022 till 52 178 personer"
        return None
    first, last = int(match["y"]), _second_year(match)
    return (date(first, 1, 1), date(last, 12, 31)) if first < last <= first + 50 else None


def _ends_in_amount(match: re.Match[str]) -> bool:
    """Whether the run's end is an amount: "34 procent 2021 till 38 procent", but not "2021–22 tkr" over a column."""
    if match["counted"] is None:
        return False
    return match["till"] is not None or _second_year(match) != int(match["y"]) + 1


def _read_school_year(match: re.Match[str]) -> Bounds | None:
    """July to June; two digits for the first year mean this century."""
    first, last = int(match["y"]), int(match["y2"])
    first = first if first > 99 else 2000 + first
    last = last if last > 99 else first - first % 100 + last
    return (date(first, 7, 1), date(last, 6, 30)) if last == first + 1 else None


def _weeks() -> list[Form]:
    word = r"(?:veckorna|veckan|vecka|v\.)"
    run = rf"(?P<w>[0-5]?[0-9])(?:{DASH}(?P<w2>[0-5]?[0-9]))?"
    return [form(rf"\b(?:{word}\s?|v\s){run}(?:,?\s(?P<y>{YEAR}))?(?![\w:/]|[.,][0-9])", _read_weeks, DIGIT)]


def _read_weeks(match: re.Match[str]) -> Bounds | None:
    first, last = int(match["w"]), int(match["w2"] or match["w"])
    if not 1 <= first <= last <= 53:
        return None
    if match["y"] is None:
        return UNDATED
    try:
        return date.fromisocalendar(int(match["y"]), first, 1), date.fromisocalendar(int(match["y"]), last, 7)
    except ValueError:
        return None
