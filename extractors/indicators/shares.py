"""What a share in a sentence is a share of: "86 procent är nöjda med …", "frånvaron minskade från 8 till 7 procent"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.indicators.around import around
from extractors.indicators.asked import answered, treated
from extractors.indicators.clauses import Figure, clause_start
from extractors.indicators.extremes import extreme
from extractors.indicators.grammar import of_share, of_value
from extractors.indicators.inserted import apposed, inserted
from extractors.indicators.portions import stands_for
from extractors.indicators.same import of_same
from extractors.indicators.stated import beside
from extractors.indicators.subsets import by_turns
from extractors.indicators.told import Clause, Told, bounds, term
from extractors.indicators.turns import of_run, of_turn
from extractors.indicators.words import is_wanted

_LETTER = re.compile(r"[^\W\d_]{2}")
_AT = re.compile(r"\s+(?:på|i|hos|för|vid|bland|inom)\s+[A-ZÅÄÖ]\w")
_PART_OF = re.compile(r"\bmotsvarar(?:de)?\s+(?:\w+\s+)?$", re.I)


def share(text: str, figure: Figure, last: Told | None, run: Sequence[Told] = ()) -> Told | None:
    """What a figure in per cent is of, and whether it was measured; None where nothing says what it is of.

    `last` is what the figure before was of: "från 61 till 64 procent", "(fg år 74)", "i dag är andelen 46 procent".
    """
    before = text[clause_start(text, figure.start) : figure.start]
    clause = Clause(text[: figure.start], before, text[figure.end :], last)
    grammar = around(text, figure)
    told = of_run(grammar, figure, run) or of_turn(grammar, figure, last)
    told = told or next((told for way in _WAYS if (told := way(clause)) is not None), None)
    told = told or next((told for way in _GRAMMAR if (told := way(grammar, last)) is not None), None)
    told = told or next((told for way in _LATER if (told := way(clause)) is not None), None)
    if told is None or not _LETTER.search(told.name):
        return None
    wanted = _is_bound(clause) or is_wanted(before, clause.sentence)
    return replace(told, measured=not (wanted or _of_the_asking(told, clause) or _is_part(clause)))


def _is_bound(clause: Clause) -> bool:
    """Whether a figure is a bound or a change; "mellan 62 procent på Björkskolan och 88 …" tells two values."""
    bound = bounds().search(clause.sentence)
    return bound is not None and not (bound[0].casefold().startswith("mellan") and _AT.match(clause.behind))


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


_GRAMMAR = (of_value, of_share, of_same)
_WAYS = (answered, apposed, stands_for, extreme, by_turns)
"""Ways to tell a share that the place of its number in the clause does not show, tried before it is looked at."""
_LATER = (inserted, treated, beside)
"""Those tried after it."""
