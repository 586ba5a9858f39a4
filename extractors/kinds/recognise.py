"""Which kind a document is: what its letterhead and title call it, and how it is built."""

import re
from collections.abc import Sequence

from extractors.kinds import Kind, by_name, kinds
from models.records import DocumentKind

_LETTERHEAD, _TITLE, _TITLE_START, _SECTION = 4.0, 4.0, 1.0, 1.5  # how much each sort of evidence counts
_MOST_SECTIONS = 4
# A title that begins so names the paper's subject, which is another paper.
_ABOUT_ANOTHER = re.compile(
    r"(?:svar|yttrande|remiss\w*|motion\w*|medborgarförslag|begäran|ansökan|initiativ\w*|interpellation\w*|fråga)\b",
    re.I,
)
_ENOUGH = 3.0  # below this the kind is not known


def recognise(title: str | None, letterhead: Sequence[str], headings: Sequence[str]) -> tuple[Kind, float]:
    """The kind with the most evidence and how sure that is (0–1); OTHER where there is not enough."""
    scored = sorted(((_score(k, title or "", letterhead, headings), k) for k in kinds()), key=lambda s: -s[0])
    best, second = scored[0], scored[1]
    if best[0] < _ENOUGH:
        return by_name(DocumentKind.OTHER), 0.5
    return best[1], min(0.99, 0.6 + 0.08 * (best[0] - second[0]))


def _score(kind: Kind, title: str, letterhead: Sequence[str], headings: Sequence[str]) -> float:
    """How much speaks for a kind."""
    score = 0.0
    if any(p.search(text) for p in kind.letterhead for text in letterhead):
        score += _LETTERHEAD
    starts = [] if _ABOUT_ANOTHER.match(title) else [m.start() for p in kind.title if (m := p.search(title))]
    if starts:
        score += _TITLE + (_TITLE_START if min(starts) == 0 else 0.0)
    matched = sum(any(p.match(h.rstrip(" :.")) for h in headings) for p in kind.sections)
    return score + _SECTION * min(_MOST_SECTIONS, matched)
