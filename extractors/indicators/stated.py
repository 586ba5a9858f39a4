"""Whom a share describes where that stands right behind it, or in front of the parenthesis that it stands in."""

import re
from dataclasses import replace

from extractors.indicators.subjects import compared
from extractors.indicators.told import Clause, Told

_ONE = re.compile(r"[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)*(?=\s*(?:[,.;)]|$|\s(?:till|och|medan|men|samt|jämfört)\s))")
_WHOLE = re.compile(r"hela\s+(?:kommunen|landet|länet|riket|regionen)\b|(?:kommunen|landet|länet)(?=\s+som\s+helhet)")


def of_one(told: Told, behind: str) -> Told:
    """What a figure is of, with whom it describes where that stands right behind it: "85 procent i riket"."""
    match = re.match(r"\s+(?:för|i|hos|bland|av|på|vid|inom)\s+(?=[^\W\d_])", behind)
    if match is None:
        return told
    named = next((n for n in compared(behind) if n.start == match.end()), None)
    one = _ONE.match(behind, match.end())
    whole = _WHOLE.match(behind, match.end())
    if whole and whole[0] == "kommunen":  # as a whole, and not the part of it told of before
        return replace(told, subject=None)
    subject = whole[0] if whole else named.name if named else one[0] if one else None
    return replace(told, subject=subject) if subject else told


def beside(clause: Clause) -> Told | None:
    """ "… än riket (88 procent)": of those compared in front of the parenthesis."""
    if clause.last is None or not re.match(r"\s*\)", clause.behind):
        return None
    named = [n for n in compared(clause.sentence) if clause.sentence[n.end :].strip() == "("]
    return replace(clause.last, subject=named[0].name) if named else None
