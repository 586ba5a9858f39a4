"""Additional motions that were adopted (tilläggsyrkanden): decisions that only the course of deciding tells."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.decisions.running import Clause, ends_in_att
from extractors.decisions.runs import Walk
from extractors.decisions.wording import clauses
from extractors.sections.agenda import Agenda
from extractors.sections.roles import Role
from extractors.sections.tree import Node
from models.document import Block, BlockKind
from models.records import DocumentKind, Status

_MOVES = re.compile(r"(?P<who>[^.:;]{3,90}?)\s+(?:yrkar|föreslår)\b(?P<what>(?:(?!bifall|avslag)[^.])*)", re.I)
_ADDS = re.compile(r"\btillägg(?:syrkande\w*|sförslag\w*|et|en)?\b|\blägga?s? till\b", re.I)
_ATT = re.compile(r"(?:^|[\s:–-])att\s+")
_FINDS = re.compile(r"\b(?:finner|beslutar)\b")
_ADOPTS = re.compile(r"\b(?:bifall\w*|anta[rs]?|antagits|godkän\w+|beslutar (?:i enlighet med|enligt))\b", re.I)
_REJECTS = re.compile(r"\b(?:avsl\w+|inte|ej|nej|röstar|votering\w*)\b", re.I)
_IT = re.compile(r"\btillägg\w*|\b(?:båda|bägge|samtliga)\b", re.I)
_PRONOUN = re.compile(r"\b(?:det|detta|denna|dem|dessa)\b", re.I)
_OTHER = re.compile(r"(?<!tilläggs)(?<!tilläggs-)(?:förslag|yrkande)\w*", re.I)
_RESTATES = re.compile(r"\b(?:att-sats\w*|tillägg\w*|lydelse|beslutspunkt\w*)\b[^.:]{0,30}:$", re.I)


@dataclass
class _Course:
    """What one item tells of its additional motions: (who moves, its clauses), what is restated, whose is adopted."""

    motions: list[tuple[str, list[Clause]]] = field(default_factory=list)
    restated: list[Clause] = field(default_factory=list)
    adopted: list[str] = field(default_factory=list)


def adopted(walk: Walk, items: Agenda) -> Iterator[Clause]:
    """The clauses of additional motions that minutes say were adopted: as restated, else as moved.

    Where several were moved, the one whose mover the adoption names; none where it names nobody.
    """
    if walk.reading.kind.kind is not DocumentKind.PROTOKOLL:
        return
    courses: defaultdict[str, _Course] = defaultdict(_Course)
    made = [n for n in walk.reading.structure.nodes if n.role is Role.PROPOSALS_MADE and not n.is_heading]
    for i, node in enumerate(made):
        number = items.number_at(node.index)
        if number is not None and node.block is not None:
            _read(walk, node, node.block, made[i + 1 :], courses[number])
    for course in courses.values():
        if course.adopted:
            yield from course.restated or _moved(course)


def _read(walk: Walk, node: Node, block: Block, below: Sequence[Node], course: _Course) -> None:
    """Add what a block tells to its item's course."""
    for start, end in walk.reading.sentences(block.text):
        sentence = block.text[start:end]
        if (motion := _MOVES.match(sentence)) and _is_additional(node, motion["what"]):
            course.motions.append((motion["who"], list(_clauses_of(walk, node, start, end, below))))
        elif _is_adopted(sentence):
            course.adopted.append(sentence)
    if _RESTATES.search(block.text) and course.adopted:
        course.restated += _att_blocks(walk, below)


def _is_additional(node: Node, what: str) -> bool:
    """Whether what is moved is an addition, by its own words or by the heading above."""
    return _ADDS.search(what) is not None or (node.label or "").casefold().startswith("tillägg")


def _is_adopted(sentence: str) -> bool:
    """Whether a sentence finds that an additional motion is adopted: it names it where it says what is decided."""
    found = _FINDS.search(sentence)
    if found is None or not _ADDS.search(sentence):
        return False
    put, result = sentence[: found.start()], sentence[found.start() :]
    it = _IT.search(result) or (_PRONOUN.search(result) and not _OTHER.search(put))
    return bool(_ADOPTS.search(result) and it) and not _REJECTS.search(result)


def _moved(course: _Course) -> list[Clause]:
    """The clauses of the one motion, or of those whose movers the adoption names."""
    if len(course.motions) == 1:
        return course.motions[0][1]
    told = " ".join(course.adopted)
    return [c for who, found in course.motions if _surname(who) and _surname(who) in told for c in found]


def _surname(who: str) -> str:
    """The last name in "Kerstin Båvall (S)"; empty where there is none."""
    names = re.findall(r"[A-ZÅÄÖ][\w-]{2,}", re.sub(r"\([^)]*\).*", "", who))
    return names[-1] if names else ""


def _clauses_of(walk: Walk, node: Node, start: int, end: int, below: Sequence[Node]) -> Iterator[Clause]:
    """The att-clauses of a sentence that moves something, else those in the blocks below it."""
    text = node.passage.text
    adds = _ADDS.search(text, start, end)
    att = _ATT.search(text, adds.end() if adds else start, end)
    if att is None or ends_in_att(text[:end]):
        yield from _att_blocks(walk, below)
        return
    for first, last in clauses(text[att.end() : end]):
        own = walk.own(node)
        yield Clause(node, att.end() + first, att.end() + last, Status.DECIDED, own, is_att=True)


def _att_blocks(walk: Walk, below: Sequence[Node]) -> list[Clause]:
    """The clauses of the blocks right below that begin with "att" or are items of a list."""
    out: list[Clause] = []
    for node in below:
        text = node.passage.text
        is_item = node.block is not None and node.block.kind is BlockKind.LIST_ITEM
        if not (is_item or text.startswith("att ")):
            break
        out += [Clause(node, s, e, Status.DECIDED, walk.own(node), is_att=True) for s, e in clauses(text)]
    return out
