"""Rows that tell a part of the row above them: "– varav kvinnor" below "Sjukfrånvaro, procent"."""

import re
from collections.abc import Mapping
from dataclasses import replace

from extractors.indicators.axes import Axis
from extractors.indicators.words import is_subject

_PART = re.compile(r"^[\s–—•·-]*(?:(?:där)?av|varav)\s+(?P<what>.+)$|^[–—•·-]\s*(?P<dashed>.+)$", re.I | re.S)


def with_parts(rows: Mapping[int, Axis]) -> dict[int, Axis]:
    """The rows, those that are parts named after the row above and their group; other parts without their dash.

    "– varav kvinnor" is the row above for women; "– varav heltid" is no more than what it says.
    """
    out: dict[int, Axis] = {}
    whole: Axis | None = None
    for number, row in rows.items():
        part = _part_of(row, whole)
        out[number] = part or row
        if part is None and row.subject is None:
            whole = row if row.name else None
    return out


def _part_of(row: Axis, whole: Axis | None) -> Axis | None:
    """A row as a part of the row above it, `whole`; None where it is none."""
    part = _PART.match(row.text)
    what = (part["what"] or part["dashed"]).strip() if part else row.text
    group = is_subject(what) and row.period is None
    if group and whole is not None and (part or (row.name is None and _is_people(what))):
        return replace(row, name=whole.name, subject=what, text=f"{whole.text} {what}")
    return replace(row, name=row.text.lstrip(" –—•·-")) if part else None


def _is_people(what: str) -> bool:
    """Whether a label is nothing but women, men, girls or boys."""
    return re.fullmatch(r"(?:kvinnor|män|flickor|pojkar)(?:na|nen)?", what.strip(), re.I) is not None
