"""The title of an item of business as records have it."""

import re

from extractors.swedish.references import find_references

LABEL = re.compile(r"\b(?:d\.?\s?nr|diarienr|diarienummer|ärende-?\s?(?:nr|nummer|id))\b[\s.:]*", re.I)
"""What stands in front of a registry number."""
_CHAIN = re.compile(
    r"^(?:(?:[A-ZÅÄÖ][\wÅÄÖåäö]{0,5}\s)?§\s?\d+(?:/\d{2,4})?[,;\s]*)+"
)  # "AU § 61 SN § 34": treated before


def bare_title(text: str) -> str:
    """A title without registry number and label; empty where nothing is left of it."""
    text = _CHAIN.sub("", text)
    for found in reversed(find_references(text)):
        text = text[: found.start] + text[found.end :]
    text = re.sub(r"\(\s*\)", "", LABEL.sub("", text))
    text = re.sub(r"\s+", " ", text).strip(" ,;:–-")
    return text if re.search(r"[^\W\d_]{2}", text) else ""
