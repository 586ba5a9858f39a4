"""The § that begins an item of business (paragraf), told from one that is only mentioned."""

import re

_PARAGRAPH = re.compile(
    r"^(?:(?!Se|Jfr|Enl)(?P<body>[A-ZÅÄÖ]{1,6}|[A-ZÅÄÖ][a-zåäö]{1,4})\s?)?"  # "SN § 12": the committee's abbreviation
    r"§\s?(?P<number>\d{1,4}(?:[a-z]\b|\s[a-h](?=\s+[A-ZÅÄÖ]))?)(?!\d)(?:/(?:20)?\d{2}\b)?"
    r"[.:]?\s*(?P<rest>.*)$",
    re.S,
)
_MENTION = re.compile(
    r"(?:i|och|samt|av|kommunallagen|\S*lagen|lag|punkt|stycket|är|ska|har|t\.?\s?o\.?\s?m|fr\.?\s?o\.?\s?m)\b|[-–,;)]|§",
    re.I,
)
_GOES_ON = re.compile(r"\(?\s*forts(?:ättning|\.)?\b", re.I)


def paragraph_start(text: str) -> tuple[str, str] | None:
    """(number, the text behind it) of a § of this meeting that a text begins with: "KS § 39 a Upprop" → "39a"."""
    match = _PARAGRAPH.match(text)
    if match is None or _MENTION.match(match["rest"]) or _GOES_ON.match(match["rest"]):
        return None
    return match["number"].replace(" ", ""), match["rest"].strip()


def paragraph_body(text: str) -> str:
    """The committee's abbreviation in front of the § that a text begins with, in capitals; empty where none is."""
    match = _PARAGRAPH.match(text)
    return (match["body"] or "").upper() if match else ""
