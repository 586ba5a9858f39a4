"""Which kind a document is: what its letterhead and title call it, and how it is built."""

import re
from collections.abc import Sequence

from extractors.kinds import Kind, by_name, kinds
from models.records import DocumentKind

_LETTERHEAD, _TITLE, _TITLE_START, _SUBTITLE, _SECTION = (
    4.0,
    4.0,
    1.0,
    3.0,
    1.5,
)  # how much each sort of evidence counts
_MOST_SECTIONS = 4
# A title that begins so names the paper's subject, which is another paper.
_ABOUT_ANOTHER = re.compile(
    r"(?:svar|yttrande|remiss\w*|motion\w*|medborgarförslag|begäran|ansökan|initiativ\w*|interpellation\w*|fråga)\b",
    re.I,
)
_ENOUGH = 3.0  # below this the kind is not known
_CLEAR = 2.0  # nearer than this the next kind could be meant


def recognise(
    title: str | None, letterhead: Sequence[str], headings: Sequence[str], subtitle: str = ""
) -> tuple[Kind, tuple[str, ...]]:
    """The kind with the most evidence and the grounds that speak for it; OTHER where there is not enough.

    What stands under a title names the kind where the title does not.
    """
    called = subtitle if not any(_in_title(k, title or "") for k in kinds()) else ""
    below = called if not _ABOUT_ANOTHER.match(title or "") else ""
    scored = sorted(((_score(k, title or "", letterhead, headings, below), k) for k in kinds()), key=lambda s: -s[0])
    best = scored[0]
    second = next(one for one in scored if one[1].kind is not best[1].kind)
    if best[0] < _ENOUGH:
        return by_name(DocumentKind.OTHER), ("kind_unknown",)
    kind = best[1]
    grounds = {
        "kind_in_letterhead": _in_letterhead(kind, letterhead),
        "kind_in_title": bool(_in_title(kind, title or "")),
        "kind_in_subtitle": bool(_in_title(kind, below)),
        "kind_by_headings": bool(_headed(kind, headings)),
        "kind_close": best[0] - second[0] < _CLEAR,
    }
    return kind, tuple(name for name, is_so in grounds.items() if is_so)


def _score(kind: Kind, title: str, letterhead: Sequence[str], headings: Sequence[str], subtitle: str) -> float:
    """How much speaks for a kind."""
    score = _LETTERHEAD if _in_letterhead(kind, letterhead) else 0.0
    if starts := _in_title(kind, title):
        score += _TITLE + (_TITLE_START if min(starts) == 0 else 0.0)
    score += _SUBTITLE if _in_title(kind, subtitle) else 0.0
    return score + _SECTION * min(_MOST_SECTIONS, _headed(kind, headings))


def _in_letterhead(kind: Kind, letterhead: Sequence[str]) -> bool:
    """Whether the letterhead names a kind."""
    return any(p.search(text) for p in kind.letterhead for text in letterhead)


def _in_title(kind: Kind, title: str) -> list[int]:
    """Where in the title a kind is named."""
    return [] if _ABOUT_ANOTHER.match(title) else [m.start() for p in kind.title if (m := p.search(title))]


def _headed(kind: Kind, headings: Sequence[str]) -> int:
    """How many of a kind's own headings a document has."""
    return sum(any(p.match(h.rstrip(" :.")) for h in headings) for p in kind.sections)
