"""What a share in a sentence is a share of: "86 procent är nöjda med …", "frånvaron minskade från 8 till 7 procent"."""

import re
from dataclasses import replace

from extractors.indicators.asked import answered, apposed, asked, did, do, had, it_is, made, opinion, told_by, treated
from extractors.indicators.clauses import Figure, clause_start
from extractors.indicators.portions import stands_for
from extractors.indicators.stated import also, beside, goes_on, said, where
from extractors.indicators.told import Clause, Told, bounds, term
from extractors.indicators.words import is_wanted

_LETTER = re.compile(r"[^\W\d_]{2}")
_PART_OF = re.compile(r"\bmotsvarar(?:de)?\s+(?:\w+\s+)?$", re.I)


def share(text: str, figure: Figure, last: Told | None) -> Told | None:
    """What a figure in per cent is of, and whether it was measured; None where nothing says what it is of.

    `last` is what the figure before was of: "från 61 till 64 procent", "(fg år 74)", "i dag är andelen 46 procent".
    """
    before = text[clause_start(text, figure.start) : figure.start]
    clause = Clause(text[: figure.start], before, text[figure.end :], last)
    told = next((told for way in _WAYS if (told := way(clause)) is not None), None)
    if told is None or not _LETTER.search(told.name):
        return None
    wanted = bounds().search(clause.sentence) or is_wanted(before, clause.sentence)
    return replace(told, measured=not (wanted or _of_the_asking(told, clause) or _is_part(clause)))


def _of_the_asking(told: Told, clause: Clause) -> bool:
    """Whether a share tells of who answered, not of what they said: "svarsfrekvensen var 40 procent"."""
    answered = re.compile(term("answered"), re.I)
    return (
        answered.search(told.name) is not None
        or re.match(
            r"\s+(?:svarade|besvarade\s|deltog)\s*(?:[.,]|(?:på\s+)?(?:\w*(?:enkät|undersökning)en))", clause.behind
        )
        is not None
    )


def _is_part(clause: Clause) -> bool:
    """Whether a figure only says how large a sum is: "motsvarar 12 procent av budgeten"."""
    return _PART_OF.search(clause.before) is not None and re.match(r"\s+av\b", clause.behind) is not None


_WAYS = (
    answered,
    asked,
    apposed,
    stands_for,
    it_is,
    where,
    also,
    told_by,
    made,
    had,
    said,
    opinion,
    beside,
    goes_on,
    do,
    did,
    treated,
)
"""The ways in which a sentence tells what a share is of, in the order they are tried."""
