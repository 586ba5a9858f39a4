"""The dependency layer of measures: it adds what only a parse shows, and bears out what the wording shows, too."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from extractors.extractor import Reading
from extractors.identity import normalised
from extractors.measures.announcing import announces, grouping
from extractors.measures.assignments import CLOSED, OF_MEETINGS, without_deadline
from extractors.measures.dependencies.frames import frames
from extractors.measures.dependencies.told import Told, told_in
from extractors.measures.draft import Draft
from extractors.measures.where import PLANS, is_rules
from extractors.sections.passage import Passage
from extractors.sections.roles import Role
from extractors.sections.tree import Node
from extractors.swedish.dates import find_deadline
from extractors.swedish.sentences import parses
from extractors.swedish.terms import load
from models.records import Decision

EVIDENCE = "parse"
"""The key of a measure's evidence under which the words stand that a parse takes for an assignment."""
EXTRACTOR = "measures.dependencies"
"""What a measure is made by that only a parse shows."""

_SAME = 92  # of 100: how alike two wordings of one measure are
_LONG = 300  # characters: a longer sentence says more than what is to be done


def with_parsed(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of the other strategies with those that a parse adds; no others where the pipeline has no parser.

    What both find stays one draft, surer, with the words that the parse goes by in its evidence. Where one draft runs
    on over several things to do that the parse tells apart, it keeps the first, and the others are added.
    """
    out = list(drafts)
    if not parses(reading.nlp):
        return out
    for together in (*_in_decisions(reading), *_in_sentences(reading)):
        for number, draft in enumerate(together):
            _add(out, draft, together[number + 1 :])
    return out


def _in_decisions(reading: Reading) -> Iterator[list[Draft]]:
    """What each decision tells somebody to do."""
    for decision in reading.decisions:
        if _may_tell(decision.text):
            told = told_in(reading.nlp(decision.text))
            yield [_decided(decision, one) for one in told if one.kind != "commit"]


def _decided(decision: Decision, told: Told) -> Draft:
    return Draft(
        text=_what(decision.text, told),
        places=decision.places,
        anchor=("decision", decision.id),
        grounds=("only_parsed", *decision.grounds),
        responsible=told.responsible,
        deadline=told.deadline,
        evidence={EVIDENCE: decision.places[0]},
        extractor=EXTRACTOR,
    )


def _in_sentences(reading: Reading) -> Iterator[list[Draft]]:
    """What each sentence of running text tells somebody to do or takes on."""
    for node, block in reading.structure.blocks():
        if node.role in CLOSED:
            continue
        for start, end in reading.sentences(block.text):
            sentence = block.text[start:end]
            if len(sentence) < _LONG and _may_tell(sentence):
                told = told_in(reading.nlp(sentence))
                yield [_said(reading, node, (start, end), one) for one in told if _has_place(reading, node, one)]


def _said(reading: Reading, node: Node, span: tuple[int, int], told: Told) -> Draft:
    start, end = span
    sentence = node.passage.text[start:end]
    category = grouping(reading, node) if told.kind != "task" else None
    evidence = {EVIDENCE: node.passage.place(reading.quoter, start + told.said_from, start + told.said_to)}
    if category:
        evidence["category"] = Passage.of(category).place(reading.quoter)
    return Draft(
        text=_what(sentence, told),
        places=node.passage.places(reading.quoter, start, end),
        anchor=("told" if told.kind == "task" else "need", sentence),
        grounds=("only_parsed",),
        category=category.text if category else None,
        responsible=told.responsible,
        deadline=told.deadline,
        evidence=evidence,
        extractor=EXTRACTOR,
    )


def _what(text: str, told: Told) -> str:
    what = text[told.start : told.end]
    return without_deadline(what, find_deadline(what))


def _may_tell(text: str) -> bool:
    """Whether the words that a parse is asked about stand in a text at all; parsing takes milliseconds."""
    found = set(re.findall(r"\w+", text.casefold()))
    if not found.isdisjoint(load("dependencies")["auxiliaries"]["shall"]):
        return True
    return any(not found.isdisjoint(f.verbs) and not (f.nouns and found.isdisjoint(f.nouns)) for f in frames())


def _has_place(reading: Reading, node: Node, told: Told) -> bool:
    """Whether what is said there is a measure: for plans and what a body answers for, as in `where`."""
    if told.kind == "task":
        return True
    if node.role is Role.GOALS or reading.kind.kind in OF_MEETINGS or is_rules(reading):
        return False
    if told.kind == "commit":
        return announces(node)
    deadline = find_deadline(told.deadline) if told.deadline else None
    in_plan = reading.kind.kind in PLANS or announces(node)
    return deadline is not None and (in_plan or deadline.first is not None)


def _add(known: list[Draft], draft: Draft, further: Sequence[Draft]) -> None:
    """Put a draft of the parse among the known ones: into the one that tells the same, else behind them."""
    at = next((i for i, other in enumerate(known) if _tells(other, draft)), None)
    if at is None:
        known.append(draft)
    elif EVIDENCE not in known[at].evidence:
        runs_on = known[at].anchor[0] in ("decision", "told") and any(_tells(known[at], other) for other in further)
        known[at] = _first_of(known[at], draft) if runs_on else _agreed(known[at], draft)


def _tells(known: Draft, draft: Draft) -> bool:
    """Whether a known draft tells, at the same place, what a draft of the parse tells."""
    if not any(p.page == q.page and p.bbox.overlap(q.bbox) > 0 for p in known.places for q in draft.places):
        return False
    first, second = normalised(f"{known.text} {known.description or ''}"), normalised(draft.text)
    if second in first or normalised(known.text) in second:
        return True
    return min(len(first), len(second)) > 20 and fuzz.partial_ratio(first, second) >= _SAME


def _agreed(known: Draft, parsed: Draft) -> Draft:
    """A draft that the parse bears out. Where it names others as responsible, the draft stays as it is."""
    if known.responsible and not set(known.responsible) <= set(parsed.responsible):
        return known
    return replace(
        known,
        responsible=parsed.responsible or known.responsible,
        deadline=known.deadline or parsed.deadline,
        evidence={**known.evidence, EVIDENCE: parsed.evidence[EVIDENCE]},
        grounds=(*known.grounds, "parse_agrees"),
    )


def _first_of(known: Draft, parsed: Draft) -> Draft:
    """The first of the things to do that a draft runs on over."""
    return replace(
        known,
        text=parsed.text,
        responsible=parsed.responsible or known.responsible,
        deadline=parsed.deadline,
        evidence={**known.evidence, EVIDENCE: parsed.evidence[EVIDENCE]},
    )
