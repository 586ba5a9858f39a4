"""Measures in sentences: a body is told to do something, or something needs to be done."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.extractor import Reading
from extractors.measures.draft import Draft
from extractors.measures.lists import terms
from extractors.sections.roles import Role
from extractors.sections.tree import Node
from extractors.swedish.dates import DateSpan, find_deadline
from extractors.swedish.organizations import is_body
from models.document import Block
from models.records import Decision, DocumentKind

_TOLD = re.compile(
    r"(?:\b(?:att\s+)?(?:ge|ger|gav|lämna[rs]?)\s+(?P<a>[^.;:]{3,70}?)\s+(?:i\s+)?uppdrag(?:et)?\s+att\s+|"
    r"\b(?:upp)?dra[r]?\s+(?:åt|till)\s+(?P<b>[^.;:]{3,70}?)\s+(?:i\s+uppdrag\s+)?att\s+|"
    r"^(?P<c>[^.;:]{3,70}?)\s+(?:får|ges|har)\s+(?:i\s+)?uppdrag(?:et)?\s+att\s+|"
    r"^(?:i\s+)?uppdrag\s+(?:till|åt)\s+(?P<e>[^.;:]{3,70}?)\s+att\s+|"
    r"\b(?:uppmana[r]?|ålägg(?:er|a)|anmoda[r]?|be(?:gära?|r)?)\s+(?P<d>[^.;:]{3,70}?)\s+att\s+)",
    re.I,
)
_GIVES_BACK = re.compile(
    r"^(?P<what>.{0,120}?\b\w*(?:redovisas|rapporteras|redovisning\s+lämnas|rapport\s+lämnas)\b.{0,80})$", re.I
)
_NEGATED = re.compile(
    r"\b(?:inte|ej|icke)\s+(?:ge|ger|uppdra|uppmana)|\b(?:har|hade)\s+(?:tidigare\s+)?(?:fått|gett|givit)\b", re.I
)
_HAS_TOLD = re.compile(
    r"\b(?:gett|givit|gav|ger)\s+(?P<who>[^.;:,]{3,70}?)\s+i\s+uppdrag\s+att\s+|"
    r"(?:^|[.;,]\s+)(?P<whom>[^.;:,]{3,70}?)\s+(?:har\s+fått|fick|får)\s+i\s+uppdrag\s+att\s+",
    re.I,
)
_SHALL = re.compile(r"^(?P<who>[^.;:,]{3,70}?)\s+ska(?:ll)?\s+(?=\w)")
_MOVED = re.compile(r"\b(?:yrkar|föreslår|föreslagit|motion|motionären|medborgarförslag|vill att)\b", re.I)
_CLOSED = frozenset(
    {Role.RECIPIENTS, Role.PRESENT, Role.PROPOSED, Role.DECIDED, Role.DOCUMENTS, Role.PROPOSALS_MADE, Role.HISTORY}
)
_WEIGHING = frozenset({DocumentKind.ANALYS, DocumentKind.STRATEGI, DocumentKind.OTHER, DocumentKind.BOKSLUT})
_LEADS_TO_DATE = re.compile(
    r"[\s,]*(?:\b(?:senast|klart?|under|till|före|inför|innan|den|i|vid|senast\s+i)\b[\s,]*)*$", re.I
)


def from_decisions(reading: Reading) -> Iterator[Draft]:
    """Assignments in decisions and proposals; one that is both proposed and decided is told twice."""
    for decision in reading.decisions:
        if _NEGATED.search(decision.text):
            continue
        if match := _TOLD.search(decision.text):
            who = next(v for v in match.groupdict().values() if v)
            yield _told(decision, decision.text[match.end() :], (who.strip(),))
        elif (shall := _SHALL.match(decision.text)) and is_body(shall["who"]):
            yield _told(decision, decision.text, (shall["who"],))
        elif _GIVES_BACK.match(decision.text) and find_deadline(decision.text):
            yield _told(decision, decision.text, ())


def _told(decision: Decision, what: str, who: tuple[str, ...]) -> Draft:
    """An assignment as a measure, at the decision's place."""
    deadline = find_deadline(what)
    return Draft(
        text=without_deadline(what, deadline),
        places=decision.places,
        anchor=("decision", decision.id),
        confidence=min(0.9, decision.confidence),
        responsible=who,
        deadline=deadline.printed if deadline else None,
    )


def without_deadline(text: str, deadline: DateSpan | None) -> str:
    """A clause without a deadline at its end: "… senast den 15 juni 2022" is said in a field of its own."""
    if deadline is not None and len(text[deadline.end :].strip(" .,;")) == 0:
        text = _LEADS_TO_DATE.sub("", text[: deadline.start])
    return text.strip(" .,;")


def from_sentences(reading: Reading) -> Iterator[Draft]:
    """Assignments told of in running text, and needs ("bör ses över") where a document weighs what is to be done."""
    weighs = reading.kind.kind in _WEIGHING
    need = _need_pattern()
    for node, block in reading.structure.blocks():
        if node.role in _CLOSED:
            continue
        for start, end in reading.sentences(block.text):
            sentence = block.text[start:end]
            if (told := _HAS_TOLD.search(sentence)) and not _MOVED.search(sentence):
                yield _assignment(reading, node, (start, end), told)
            elif weighs and need.search(sentence) and len(sentence) < 300 and "?" not in sentence:
                yield _need(reading, node, block, (start, end))


@cache
def _need_pattern() -> re.Pattern[str]:
    """ "behöver" or "bör" with a verb of doing, "kommer att" with a verb of carrying out."""
    needs, planned = terms()["needs"].pattern, terms()["planned"].pattern
    few = r"\s+(?:\w+\s+){0,4}?"
    return re.compile(rf"\b(?:(?:behöver|bör){few}(?:{needs})|kommer att{few}(?:{planned}))\b", re.I)


def _assignment(reading: Reading, node: Node, span: tuple[int, int], told: re.Match[str]) -> Draft:
    """An assignment that a sentence tells of: "Nämnden har gett förvaltningen i uppdrag att …"."""
    sentence = node.passage.text[span[0] : span[1]]
    what = sentence[told.end() :]
    deadline = find_deadline(what)
    return Draft(
        text=without_deadline(what, deadline),
        places=node.passage.places(reading.quoter, *span),
        anchor=("told", sentence),
        confidence=0.65,
        responsible=((told["who"] or told["whom"]).strip(),),
        deadline=deadline.printed if deadline else None,
    )


def _need(reading: Reading, node: Node, block: Block, span: tuple[int, int]) -> Draft:
    """A sentence that says what needs to be done."""
    text = block.text[span[0] : span[1]]
    deadline = find_deadline(text)
    return Draft(
        text=text.strip(" ."),
        places=node.passage.places(reading.quoter, *span),
        anchor=("need", text),
        confidence=0.6,
        category=node.heading.text if node.heading else None,
        deadline=deadline.printed if deadline else None,
    )
