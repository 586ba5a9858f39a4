"""Measures in running text that nobody is told: what a body takes on, and what needs to be done."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.extractor import Reading
from extractors.measures.actors import acts
from extractors.measures.announcing import announced, announces, grouping, is_headed
from extractors.measures.assigning import find_assignment, find_commitment
from extractors.measures.assignments import CLOSED, demanded, without_deadline
from extractors.measures.draft import Draft
from extractors.measures.needs import Need, answered_for, need_in, need_of_somebody
from extractors.measures.plans import Plan, Way, plan_in
from extractors.measures.where import PLANS, asks_of_somebody, counts, tells_plans, weighs
from extractors.measures.wording import agent, take_apart
from extractors.sections.passage import Passage
from extractors.sections.tree import Node
from extractors.swedish.dates import find_deadline

_MAY_TELL = re.compile(
    r"\b(?:ska(?:ll)?|kommer|avser|ämnar|planera\w*|avsikt|arbete|arbetet|process|åtgärden|aktiviteten|insatsen|uppdraget"
    r"|pågår|påbörja\w*|fortgår|klara?|klart|genomför[dt]\w*|avsluta[dt]\w*"
    r"|ansvar\w*|svarar|åtar|förbinder|förpliktar|lovar|bör|behöver|måste)\b",
    re.I,
)
_BY_NOBODY = frozenset({Way.PLANNED, Way.TO_BE, Way.PRESENT, Way.LEFT_OPEN})
_NEXT_CLAUSE = re.compile(
    r",\s+(?:och|men|samt)\s+(?=(?P<who>(?:[\w-]+\s+){1,6}?)(?:bör|behöver|måste|ska(?:ll)?|kommer)\s)", re.I
)
_LONG = 300  # characters: a longer sentence says more than what is to be done


@dataclass(frozen=True)
class _Said:
    """What a sentence says is to be done, and how: what speaks for it as a measure."""

    what: Need
    ground: str
    status: str | None = None


def from_sentences(reading: Reading) -> Iterator[Draft]:
    """What a body takes on ("X kommer att …", "X ansvarar för att …"), what is planned, and needs ("bör ses över").

    Not in documents that are rules by their title, where everything is what somebody always does; needs only where a
    document weighs what is to be done.
    """
    if not tells_plans(reading):
        return
    in_plan = reading.kind.kind in PLANS
    for node, block in reading.structure.blocks():
        if node.role in CLOSED or not (in_plan or _MAY_TELL.search(block.text) or is_headed(node)):
            continue
        if demanded(reading, node):
            continue
        spans = [clause for span in reading.sentences(block.text) for clause in _clauses(block.text, *span)]
        for (start, end), behind in zip(spans, [*spans[1:], (0, 0)], strict=True):
            clause = block.text[start:end]
            if len(clause) < _LONG and clause[-1] not in "?:" and find_assignment(clause, told=True) is None:
                for said in _said(reading, node, clause, block.text[slice(*behind)]):
                    yield _draft(reading, node, (start, end), said)


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The main clauses of a sentence that each say what somebody should do: "A behöver X, och B bör därför Y"."""
    for match in _NEXT_CLAUSE.finditer(text, start, end):
        if _MAY_TELL.search(text, start, match.start()) or acts(match["who"]):
            yield start, match.start()
            start = match.end()
    yield start, end


def _said(reading: Reading, node: Node, sentence: str, following: str) -> Iterator[_Said]:
    """What a sentence takes on, plans or needs; nothing where it only tells how things are."""
    plan = plan_in(sentence, present=reading.kind.kind in PLANS or is_headed(node))
    answered = find_commitment(sentence) if announced(reading, node) and (not plan or plan.way is Way.PRESENT) else None
    if answered is not None and sentence[answered.start :].strip(" :."):
        yield _Said(Need(answered.start, len(sentence), answered.responsible, None), "commitment")
    elif plan is not None and counts(reading, node, plan, sentence):
        ground = "planned" if plan.way in _BY_NOBODY else "commitment"
        yield _Said(_planned(plan, sentence), ground, plan.status)
    else:
        need = need_of_somebody(sentence) if asks_of_somebody(reading, node) else None
        if need is not None and not need.responsible and not announces(node):
            need = None  # "vi behöver" is said of much
        if need is None and (weighs(reading, node) or announces(node)):
            need = need_in(sentence, following)
        if need is not None:
            yield _Said(need, "need")


def _planned(plan: Plan, sentence: str) -> Need:
    """A plan without who is said to answer for it, or by whom it is done, at its end."""
    end, who = answered_for(sentence[: plan.end])
    if not who and plan.way in _BY_NOBODY and (done_by := agent(sentence[:end])):
        end, who = done_by
    return Need(plan.start, end, who or plan.responsible, None)


def _draft(reading: Reading, node: Node, span: tuple[int, int], said: _Said) -> Draft:
    """The measure that a sentence holds."""
    sentence = node.passage.text[slice(*span)]
    apart = take_apart(sentence[said.what.start : said.what.end])
    deadline = find_deadline(sentence)
    category = grouping(reading, node)
    return Draft(
        text=without_deadline(apart.text, find_deadline(apart.text)),
        places=node.passage.places(reading.quoter, *span),
        anchor=("need", sentence),
        grounds=(said.ground,),
        category=category.text if category else None,
        responsible=said.what.responsible or apart.responsible,
        deadline=said.what.deadline or apart.deadline or (deadline.printed if deadline else None),
        status=said.status,
        evidence={"category": Passage.of(category).place(reading.quoter)} if category else {},
    )
