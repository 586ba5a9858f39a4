"""Earlier decisions told with their day, month or § in running text: "Nämnden beslutade den 3 maj, § 12, att …"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.decisions.lead import own_body
from extractors.decisions.running import Clause
from extractors.decisions.runs import CLOSED, Walk
from extractors.decisions.wording import clauses
from extractors.sections.tree import Node
from extractors.swedish.dates import find_dates
from extractors.swedish.organizations import find_organizations, is_committee
from extractors.swedish.terms import load
from models.document import BlockKind
from models.records import Status

_WHEN = r"(?P<when>[^.:;]{0,80}?)"
_DECIDED = r"(?:beslutade|beslöt|(?:tog|fattade)\s+(?:ett\s+|följande\s+)?beslut)"
_GAVE = r"(?P<text>(?:gav|gett|givit)\b[^.:;]{3,140}?\bi\s+uppdrag\s+att\b)"
_TOLD = (
    re.compile(rf"(?P<body>[^.:;,]{{2,70}}?)\s+{_DECIDED}\b{_WHEN},?\s+att\s+(?=\w)"),
    re.compile(
        rf"(?P<body>[^.:;,]{{2,70}}?)\s+har\b{_WHEN},?\s+(?P<has>beslutat)\b(?P<later>[^.:;]{{0,60}}?),?\s+att\s+(?=\w)"
    ),
    re.compile(rf"{_WHEN},?\s+{_DECIDED}\s+(?P<body>[^.:;,]{{2,60}}?),?\s+att\s+(?=\w)"),
    re.compile(rf"(?P<body>[^.:;,]{{2,70}}?)\s+(?:har\b{_WHEN},?\s+)?{_GAVE}"),
    re.compile(rf"{_WHEN},?\s+{_GAVE}"),
)
_PARAGRAPH = re.compile(r"§\s?\d")
_MONTH = re.compile(
    r"\bi\s+(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b"
)
_MONTH_LONG = 31  # days
_DECIDING = re.compile(r"\b(?:beslut\w*|beslöt|gav|gett|givit)\b")
_GOES_ON = re.compile(r",\s+(?:som i sin tur|vilket|varefter|varvid|varför|vilka)\b")
_LISTED = re.compile(r",?\s+(?:att\s+)?följande\s*:$")


@dataclass(frozen=True)
class _Told:
    """Whose decision a sentence tells of, and where in the sentence it begins."""

    body: str
    start: int


def quoted(walk: Walk) -> Iterator[Clause]:
    """The clauses of sentences that tell what a committee decided, on which day or in which §.

    What such a sentence leads to in a list below it ("… beslutade 2021-06-15, § 47, följande:") is its clauses.
    """
    for node, block in walk.reading.structure.blocks():
        if node.role in CLOSED or not _DECIDING.search(block.text):
            continue
        if listed := _LISTED.search(block.text):
            yield from _below(walk, node, block.text[: listed.start()])
        for start, end in walk.reading.sentences(block.text):
            told = _told(walk.own(node), block.text[start:end])
            if told is None:
                continue
            begin = start + told.start
            stop = _GOES_ON.search(block.text, begin, end)
            for s, e in clauses(block.text[begin : stop.start() if stop else end]):
                yield Clause(node, begin + s, begin + e, Status.DECIDED, told.body, is_att=True)


def _below(walk: Walk, node: Node, sentence: str) -> Iterator[Clause]:
    """The items of the list below a sentence that tells when a committee decided "följande"."""
    told = _told(walk.own(node), f"{sentence} att x")
    for below in walk.reading.structure.nodes[node.index + 1 :] if told else ():
        if (
            told is None
            or below.block is None
            or below.block.kind is not BlockKind.LIST_ITEM
            or below.lead is not node.block
        ):
            return
        for s, e in clauses(below.block.text):
            yield Clause(below, s, e, Status.DECIDED, told.body, is_att=False)


def _told(own: str | None, sentence: str) -> _Told | None:
    """The dated decision of a committee that a sentence tells of."""
    for pattern in _TOLD:
        match = pattern.match(sentence)
        if match is None:
            continue
        found = match.groupdict()
        start = match.start("text") if found.get("text") else match.end()
        words = found.get("body") or re.sub(r"^\w+\s+", "", found.get("text") or "")  # "gav nämnden rektorn i uppdrag"
        body = _who(own, words)
        words = " ".join(found.get(k) or "" for k in ("when", "later", "text"))
        if body is not None and (_is_dated(words) or found.get("has")):
            return _Told(body, start)
    return None


def _is_dated(words: str) -> bool:
    """Whether words say on which day or in which month it was decided, or in which §; a year alone is history."""
    if _PARAGRAPH.search(words) or _MONTH.search(words):
        return True
    return any(d.first and d.last and (d.last - d.first).days < _MONTH_LONG for d in find_dates(words))


def _who(own: str | None, phrase: str) -> str | None:
    """The committee that a phrase names as the decider; None where it names none."""
    others = load("decisions")["quoted"]["others"]
    spans = [s for s in find_organizations(phrase) if is_committee(s.canonical) and s.canonical not in others]
    if spans and spans[0].start == 0:
        return spans[0].canonical
    return own if own_body(phrase.strip()) else None
