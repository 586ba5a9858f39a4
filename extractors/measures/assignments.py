"""Measures in assignments: a decision or a sentence tells somebody to do something (uppdrag)."""

import re
from collections.abc import Iterator, Sequence

from extractors.extractor import Reading
from extractors.measures.announcing import grouping
from extractors.measures.assigning import (
    Assignment,
    does_something,
    find_assignment,
    find_intent,
    without_lead,
)
from extractors.measures.assigning import terms as wording
from extractors.measures.doers import told_what_to_do
from extractors.measures.draft import Draft
from extractors.measures.plans import Way, plan_in
from extractors.sections.agenda import Agenda, agenda
from extractors.sections.roles import Role
from extractors.sections.tree import Node
from extractors.swedish.boundaries import sentences
from extractors.swedish.dates import DateSpan, find_deadline
from extractors.swedish.terms import load
from models.records import Decision, DocumentKind

_GIVES_BACK = re.compile(
    r"^(?P<what>.{0,120}?\b\w*(?:redovisas|rapporteras|(?:redovisning|rapport|förslag|svar)\s+(?:ska(?:ll)?\s+)?lämnas)\b.{0,80})$",
    re.I,
)
OF_MEETINGS = frozenset({DocumentKind.PROTOKOLL, DocumentKind.KALLELSE})
CLOSED = frozenset(
    {Role.RECIPIENTS, Role.PRESENT, Role.PROPOSED, Role.DECIDED, Role.DOCUMENTS, Role.PROPOSALS_MADE, Role.HISTORY}
)
_LEADS_TO_DATE = re.compile(
    r"[\s,]*(?:\b(?:senast|klart?|under|till|före|inför|innan|den|i|på|vid|år|samband|med|(?:\w+s\s+)?(?:nästa\s+)?(?:sammanträde|möte)\w*)\b[\s,]*)*$",
    re.I,
)
_CLAUSE = re.compile(r"(?:[–-]\s+)?att\s", re.I)  # what begins so goes on with the sentence above
_TOLD = re.compile(r"(?:gav|gett|givit)\b")  # what an earlier decision is told with
_ITS_TITLE = 0.6  # the share of an assignment's longer words that the title of its item must hold
_LONG = 300  # characters: a longer sentence says more than what is to be done


def from_decisions(reading: Reading) -> Iterator[Draft]:
    """Assignments in decisions and proposals; one that is both proposed and decided is told twice."""
    for decision, text in _clauses(reading.decisions):
        if found := find_assignment(text, told=_TOLD.match(text) is not None):
            yield _told(decision, found.responsible, *_parts(text, found))
        elif wording("not_told").search(text):
            continue
        elif (taken := find_intent(text, stative=True)) and text.startswith(taken.who):
            deed = text[taken.start :] if does_something(text[taken.start :]) else text
            what, deadline, follow_up = _own_words(deed)
            yield _told(decision, taken.responsible, what, deadline or find_deadline(taken.gap), follow_up)
        elif who := told_what_to_do(text, [decision.organization or "", "nämnden", "styrelsen", "utskottet"]):
            yield _told(decision, (who,), *_own_words(text))
        elif (_GIVES_BACK.match(text) and find_deadline(text)) or _is_planned(text):
            yield _told(decision, (), *_own_words(text))


def _is_planned(text: str) -> bool:
    """Whether a clause says that something is to be carried out: "en plan ska tas fram"."""
    plan = plan_in(text)
    return plan is not None and plan.way in (Way.PLANNED, Way.TO_BE)


def _clauses(decisions: Sequence[Decision]) -> Iterator[tuple[Decision, str]]:
    """Each decision with its text; sentence by sentence where it has several and the first assigns nothing."""
    for decision in decisions:
        spans = sentences(decision.text)
        if len(spans) < 2 or find_assignment(decision.text[slice(*spans[0])]):
            yield decision, decision.text
        else:
            yield from ((decision, decision.text[start:end]) for start, end in spans)


def _parts(text: str, found: Assignment) -> tuple[str, DateSpan | None, str | None]:
    """What is to be done, by when, and how it is reported back: the sentences behind the first tell the latter two."""
    first, _, rest = text[found.start : found.end].partition(". ")
    own = find_deadline(first) or find_deadline(found.gap)
    later = find_deadline(rest)
    follow_up = rest.strip(" .") if rest and _GIVES_BACK.match(rest) else None
    what = without_deadline(first, find_deadline(first))
    return what, own or (later if follow_up else None), follow_up


def _own_words(text: str) -> tuple[str, DateSpan | None, str | None]:
    """A clause that is itself the measure."""
    deadline = find_deadline(text)
    return without_deadline(text, deadline), deadline, None


def _told(
    decision: Decision, who: tuple[str, ...], what: str, deadline: DateSpan | None, follow_up: str | None
) -> Draft:
    """An assignment as a measure, at the decision's place."""
    return Draft(
        text=what,
        places=decision.places,
        anchor=("decision", decision.id),
        grounds=("assigned_in_decision", *decision.grounds),
        responsible=who,
        deadline=deadline.printed if deadline else None,
        follow_up=follow_up,
    )


def without_deadline(text: str, deadline: DateSpan | None) -> str:
    """A clause without a deadline at its end or in front: "… senast den 15 juni 2022" is said in a field of its own."""
    if deadline is not None and len(text[deadline.end :].strip(" .,;")) == 0:
        text = _LEADS_TO_DATE.sub("", text[: deadline.start])
    return without_lead(text.strip(" .,;"))


def from_sentences(reading: Reading) -> Iterator[Draft]:
    """Assignments in running text. One told of as given before counts where the item of business is about it."""
    items = agenda(reading.structure, reading.kind.kind)
    for node, block in reading.structure.blocks():
        if node.role in CLOSED or " att " not in block.text or demanded(reading, node):
            continue
        for start, end in reading.sentences(block.text):
            sentence = block.text[start:end]
            found = find_assignment(sentence, told=True)
            if found is None or "?" in sentence or sentence.endswith(":") or not sentence[found.start :].strip():
                continue
            became = _became(reading, items, node, sentence[found.start :]) if found.standing else ""
            if became is not None:
                yield _draft(reading, node, (start, end), found, became or None)


def demanded(reading: Reading, node: Node) -> bool:
    """Whether a clause on its own line goes on with what others demand: "att …" below "har i en motion föreslagit"."""
    if not _CLAUSE.match(node.passage.text):
        return False
    above = reversed(reading.structure.nodes[: node.index])
    opener = next((n.block for n in above if n.block is None or not _CLAUSE.match(n.block.text)), None)
    return opener is not None and wording("not_told").search(opener.text) is not None


def _draft(reading: Reading, node: Node, span: tuple[int, int], found: Assignment, status: str | None) -> Draft:
    """An assignment that a sentence gives or tells of."""
    sentence = node.passage.text[slice(*span)]
    what, deadline, follow_up = _parts(sentence, found)
    category = None if reading.kind.kind in OF_MEETINGS else grouping(reading, node)
    return Draft(
        text=what,
        places=node.passage.places(reading.quoter, *span),
        anchor=("told", sentence),
        grounds=("assigned_in_sentence", *(("assigned_before",) if found.standing else ())),
        category=category.text if category else None,
        responsible=found.responsible,
        deadline=deadline.printed if deadline else None,
        status=status,
        follow_up=follow_up,
    )


def _became(reading: Reading, items: Agenda, node: Node, action: str) -> str | None:
    """What became of an assignment whose item of business it is: "avslutat", or "" where nothing is said of that.

    None where the item is about something else: there the assignment is background. It is the item's own where a
    decision says what becomes of "uppdraget", or where the title names what was to be done.
    """
    number = items.number_at(node.index)
    item = next((i for i in reading.agenda_items if i.number == number), None)
    if item is None or item.title is None:
        return None
    decided = " ".join(d.text for d in reading.decisions if d.agenda_item == number)
    finished = re.search(
        rf"\buppdraget\b[^.;]{{0,60}}?\b({'|'.join(load('assignments')['finished'])})\b", decided, re.I
    )
    if finished:
        return finished[1]
    wanted, title = (set(re.findall(r"\w{5,}", text.casefold())) for text in (action, item.title))
    return "" if wanted and len(wanted & title) / len(wanted) > _ITS_TITLE else None
