"""Attendance sheets put back together: what stands on one row, what was wrapped, whose box is not ticked."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from extractors.meeting.people import people_in
from extractors.meeting.remarks import is_title
from extractors.sections.fragments import Fragment
from extractors.swedish.body_names import has_body_word
from extractors.swedish.names import is_given_name
from extractors.swedish.terms import load

_TICKED = re.compile(r"[☒☑✓✔🗹]|\[[xX]\]")
_UNTICKED = re.compile(r"[☐□❏○]|\[\s?\]")
_REMARK = re.compile(r"[a-zåäö(§]|\d:[ea]\s|(?:Ersättare|Ersätter|Tjänstgör\w*)\s+(?:ersättare\s+)?(?:för\s+)?[A-ZÅÄÖ]")
_INDENT = 25.0  # points that a wrapped line may be set in


def entries(opening: Sequence[Fragment]) -> list[Fragment]:
    """The fragments of an attendance sheet as entries: a role, a party or a tick beside a name is part of its entry.

    Those whose box is empty are left out.
    """
    return _unwrapped(_rows(opening))


def _rows(opening: Sequence[Fragment]) -> list[Fragment]:
    """Fragments on a row put together: a name with the role, the party or the box that stands beside it."""
    out: list[Fragment] = []
    for fragment in opening:
        left = next((f for f in reversed(out[-4:]) if _on_row(f, fragment)), None)
        if left is None:
            out.append(fragment)
        elif _UNTICKED.fullmatch(left.text):
            continue
        elif _TICKED.fullmatch(left.text):
            out[out.index(left)] = replace(fragment, boxes=left.boxes + fragment.boxes, text=f"☒ {fragment.text}")
        elif (said := _said(fragment.text)) and _names_one(left.text):
            out[out.index(left)] = replace(left, text=f"{left.text}{said}", boxes=left.boxes + fragment.boxes)
        else:
            out.append(fragment)
    return [f for f in out if not _UNTICKED.match(f.text)]


def _on_row(left: Fragment, right: Fragment) -> bool:
    """Whether a fragment stands to the right of another on the same row."""
    one, other = left.boxes[-1], right.boxes[0]
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return left.page == right.page and one.x1 < other.x0 and overlap > 0.5 * (other.bottom - other.top)


def _said(text: str) -> str | None:
    """What a fragment adds to the name on its left; None where it is an entry of its own."""
    if text.upper() in load("parties")["national"] and len(text) <= 3:
        return f" ({text})"
    if re.fullmatch(r"\([^()]{1,8}\)", text):
        return f" {text}"
    return f", {text}" if _REMARK.match(text) or is_title(text) else None


def _names_one(text: str) -> bool:
    """Whether a fragment is one person's entry."""
    return len(people_in(text)) == 1


def _unwrapped(rows: Sequence[Fragment]) -> list[Fragment]:
    """Fragments with what was wrapped to the next line of the column put back: "…, tjänstgörande" + "ersättare"."""
    out: list[Fragment] = []
    for fragment in rows:
        above = next((f for f in reversed(out[-6:]) if _right_below(f, fragment)), None)
        labelled = any(_is_label(f.text) and _on_row(f, fragment) for f in rows)  # beside it stands its label
        if _is_label(fragment.text) or (labelled and not _is_rest(fragment.text)):
            above = None
        if above is None or not (_is_rest(fragment.text) or _is_unfinished(above.text)):
            out.append(fragment)
            continue
        text = f"{above.text} {fragment.text}"
        out[out.index(above)] = replace(above, text=text, boxes=above.boxes + fragment.boxes)
    return out


def _is_label(text: str) -> bool:
    """Whether a text is a label of the sheet and nothing more: "Ersättare"."""
    return _labels().fullmatch(text.strip(" :")) is not None


@cache
def _labels() -> re.Pattern[str]:
    parts = [pattern for part in load("attendance").values() for pattern in part["patterns"]]
    return re.compile("|".join(f"(?:{pattern})" for pattern in parts), re.I)


def _right_below(above: Fragment, fragment: Fragment) -> bool:
    """Whether a fragment stands on the line under another, in the same column or a little in from it."""
    last = above.boxes[-1]
    step = fragment.top - last.top
    return (
        above.page == fragment.page
        and above.label == fragment.label
        and -2 < fragment.x0 - above.x0 < _INDENT
        and 0 < step < 1.7 * (last.bottom - last.top)
    )


def _is_rest(text: str) -> bool:
    """Whether a fragment cannot begin an entry: it is in small letters, or says from when to when."""
    if re.match(r"[a-zåäö(]|§", text):
        return not re.match(r"[^(]{0,40}:", text) and not re.match(r"[a-zåäö]\)", text)
    return bool(re.match(r"(?:tjänstgörande\s+)?ersättare\b[^:]*$|tjänstgör", text))


def _is_unfinished(text: str) -> bool:
    """Whether an entry goes on on the next line: it ends in a comma or "och", in the middle of a name or a bracket."""
    if re.search(r"(?:[,;&]|\b(?:och|samt|för))$", text) or text.count("(") > text.count(")"):
        return True
    behind = re.fullmatch(
        r"(?P<title>(?:[a-zåäöé./:-]+\s+){0,4})(?P<name>[A-ZÅÄÖÉ][\wåäöé-]+)", text.rpartition(",")[2].strip()
    )
    if "," not in text or behind is None or is_title(behind[0]) or behind[0].isupper():
        return False
    return is_given_name(behind["name"]) or (is_title(behind["title"]) and not has_body_word(behind["name"]))
