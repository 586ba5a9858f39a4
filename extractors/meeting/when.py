"""When and where a meeting is held: from its labels, or from the sentence that calls to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.sections.fragments import Fragment
from extractors.swedish.dates import find_dates, find_times

_THING = r"(?:(?:sammanträdes|mötes)?(?:plats|tid|lokal|datum|klockslag|dag|form)(?:en)?|klockan|(?:när|var)(?=\s*:))"
_LABEL = re.compile(rf"^{_THING}(?:\s*(?:och|/|,|&)\s*{_THING})*\b\s*:?\s*", re.I)
_WHERE = re.compile(r"plats|lokal|form|^var\b", re.I)
_CLOCK = re.compile(
    r"(?:mellan\s+|från\s+)?(?:\bkl\b\.?|\bklockan)\s*\d[\d.:]*(?:\s?(?:[-–—]|till)\s?(?:kl\.?\s*)?\d[\d.:]*)?|\b\d{1,2}[.:]\d{2}"
    r"(?:\s?(?:[-–—]|till)\s?\d{1,2}[.:]\d{2})?",
    re.I,
)
_WEEKDAY = re.compile(r"\b(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\b(?:\s+den)?", re.I)
_BREAK = re.compile(
    r"[,;.(]?\s*\b(?:ajourner\w*|paus\w*|lunch\w*|uppehåll|avbrott|\w*gruppmöte\w*|förmöte\w*)\b[^;)]*\)?", re.I
)
_CALLED = re.compile(r"\b(?:sammanträde[rt]?|möte[rt]?|kallas)\b", re.I)
_BARE = re.compile(r"^\s*(?=\d{1,2}[.:]\d{2}\b)")
_JOINS = re.compile(r"^(?:(?:och|samt|till|från|mellan)\b\s*)+", re.I)
_IN = re.compile(r"^(?:i|på|vid)\s+(?=\w)", re.I)
_UNFINISHED = re.compile(r"(?:[–—,-]|\b(?:kl\.?|klockan|den|och|samt|i|till))$", re.I)
_EDGE = 3.0  # points between the left edges of the lines of one value
_NEAR = 40.0  # points: how far below its label a value may stand


@dataclass(frozen=True)
class Said:
    """A value beside or behind its label."""

    fragment: Fragment
    value: str
    label: str

    @property
    def is_where(self) -> bool:
        """Whether the label announces a place."""
        return _WHERE.search(self.label) is not None


def said_of_meeting(opening: Sequence[Fragment]) -> list[Said]:
    """What stands beside or behind "Plats och tid", "Datum", "Lokal" …, in the order of the page."""
    out: list[Said] = []
    for i, fragment in enumerate(opening):
        match = _LABEL.match(fragment.text)
        if fragment.label and _LABEL.match(fragment.label):
            out.append(Said(fragment, _whole(opening, i), fragment.label))
        elif match and match.end() < len(fragment.text) and (":" in match[0] or len(match[0].split()) > 1):
            out.append(Said(fragment, _whole(opening, i)[match.end() :], match[0]))
        elif match and match.end() >= len(fragment.text) - 1 and i + 1 < len(opening):
            beside = opening[i + 1]
            if beside.page == fragment.page and beside.top - fragment.top < _NEAR:
                out.append(Said(beside, _whole(opening, i + 1), fragment.text))
    return out


def _whole(opening: Sequence[Fragment], at: int) -> str:
    """The text of a fragment with the lines below that it goes on on: "… kl. 08.30–" and "12.15"."""
    text, last = opening[at].text, opening[at]
    for fragment in opening[at + 1 :]:
        step = fragment.top - last.top
        below = fragment.page == last.page and 0 < step < 2 * (last.boxes[0].bottom - last.boxes[0].top)
        if not (below and abs(fragment.x0 - last.x0) < _EDGE and _UNFINISHED.search(text)):
            break
        text, last = f"{text} {fragment.text}", fragment
    return text


def called(opening: Sequence[Fragment]) -> Said | None:
    """The line that calls to the meeting: "Sammanträde den 15 november 2023 kl. 09.00 i Stadshuset"."""
    for fragment in opening:
        text = fragment.text
        is_dated = any(d.first is not None and d.first == d.last for d in find_dates(text))
        if _CALLED.search(text) and is_dated and find_times(text) and len(text) < 200:
            return Said(fragment, text, "")
    return None


def times_of(value: str) -> list[str]:
    """The times of a value, those of breaks (ajournering, paus) and of the groups' own meetings left out."""
    return find_times(_BARE.sub("kl ", _BREAK.sub(" ", value)))


def place_of(value: str) -> str | None:
    """The place in "Stadshuset, sal B, tisdagen den 3 maj 2022 kl. 13.00–16.40": what is neither day nor time."""
    return next((_IN.sub("", place) for chunk in _between(value) if (place := _bare(chunk))), None)


def place_behind(sentence: str) -> str | None:
    """The place behind day and time in a sentence that calls to a meeting: " i Stadshuset, sal B"."""
    last = _bare(_between(sentence)[-1])
    match = re.match(r"(?:i|på|vid)\s+(?=[A-ZÅÄÖ])", last or "")
    return last[match.end() :] if last and match else None


def _between(value: str) -> list[str]:
    """What stands between the days, times and breaks of a value."""
    spans = [m.span() for p in (_BREAK, _CLOCK, _WEEKDAY) for m in p.finditer(value)]
    spans += [(d.start, d.end) for d in find_dates(value) if d.first is not None and d.first == d.last]
    chunks, at = [], 0
    for start, end in sorted(spans):
        chunks.append(value[at : max(at, start)])
        at = max(at, end)
    return [*chunks, value[at:]]


def _bare(chunk: str) -> str | None:
    """A chunk without what joined it to a day or a time; None where it holds no word."""
    text = re.sub(r"(?:\s+(?:den|kl\.?|klockan))?[\s,;:.–-]*$", "", re.sub(r"^[\s,;:.–-]+", "", chunk))
    text = _JOINS.sub("", text.removesuffix("(").strip(" ,;"))
    return text if re.search(r"[^\W\d_]{3}", text) else None
