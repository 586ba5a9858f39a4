"""Values that somebody has: "Parkeringen har en beläggning på 93 procent"."""

import re
from functools import cache

from extractors.indicators.subjects import group
from extractors.indicators.told import Clause, Told, term

_OWN = re.compile(r"(?:vi|kommunen|den|det|de|som)", re.I)
_LOCATIVE = re.compile(r"^(?:på|vid|i|inom|hos|bland|för)\s+(?=[^\W\d_])", re.I)


@cache
def _has() -> re.Pattern[str]:
    """A clause up to its number: who has what, or in the order of a question."""
    has, article, leads = term("has"), r"(?:en|ett)\s+(?:(?:total|genomsnittlig|sammanlagd)\w*\s+)?", r"(?:på|om|av)"
    name = rf"(?P<name>(?!{term('no_measure')})[^\W\d_][^,;:\d]{{3,60}}?)"
    end = rf"\s+{leads}\s+(?:{term('about')}\s+)*$"
    return re.compile(
        rf"(?:^|\s)(?:(?P<whom>[^,;:\d]{{2,60}}?)\s+{has}|{has}\s+(?P<turned>[^,;:\d]{{2,40}}?))\s+{article}{name}{end}",
        re.I,
    )


def possessed(clause: Clause) -> Told | None:
    """What somebody has so much of, and who; None for a change, a bound, and what is paid or agreed on."""
    match = _has().search(clause.before)
    if match is None:
        return None
    whom = _LOCATIVE.sub("", (match["whom"] or match["turned"]).strip())
    name = match["name"].strip()
    return Told(name, None if _OWN.fullmatch(whom) else group(whom))
