"""Decisions and proposals for them: one record for each att-clause or numbered point."""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from extractors.decisions.additional import adopted
from extractors.decisions.lead import own_body
from extractors.decisions.quoted import quoted
from extractors.decisions.rows import in_rows
from extractors.decisions.running import Clause
from extractors.decisions.runs import Walk
from extractors.decisions.told import are_notes, told
from extractors.decisions.votes import votes_in, votes_of
from extractors.decisions.wording import outcome_of
from extractors.extractor import Extractor, Reading
from extractors.identity import normalised
from extractors.sections.agenda import agenda
from extractors.sections.passage import Passage
from extractors.sections.roles import Role
from extractors.swedish.dates import find_deadline
from extractors.swedish.organizations import find_organizations, is_body, is_committee
from models.document import Block
from models.records import Decision, Status

_ASSIGNED = re.compile(
    r"\b(?:ge|ger|gav)\s+(?P<a>.{3,60}?)\s+i\s+uppdrag\b|\b(?:uppdra|uppdrar)\s+(?:åt|till)\s+(?P<b>.{3,60}?)\s+att\b|"
    r"^(?P<c>.{3,60}?)\s+(?:får|ges)\s+i\s+uppdrag\b|\b(?:uppmana|uppmanar|ålägger|ålägga)\s+(?P<d>.{3,60}?)\s+att\b|"
    r"\buppdrag(?:et)?\s+(?:ges\s+)?(?:till|åt)\s+(?P<e>.{3,60}?)\s+att\b",
    re.I,
)
_SHALL = re.compile(r"^(?P<who>[^.:;,]{3,60}?)\s+ska(?:ll)?\s+")
_GIVES_BACK = re.compile(r"\b\w*(?:redovisa|rapportera|återkom)\w*", re.I)
_SAME = 90  # of 100: how alike two wordings of one decision are
_NEGATED = re.compile(r"\b(?:inte|ej|icke)\b", re.I)


def extract(reading: Reading) -> list[Decision]:
    """Every decision and proposal, in the order of the document."""
    items = agenda(reading.structure, reading.kind.kind)
    walk = Walk(reading)
    clauses = [
        (clause, items.number_at(clause.node.index), "att_clause" if clause.is_att else "point")
        for clause in walk.clauses()
    ]
    clauses += [(clause, number, "att_clause" if clause.is_att else "point") for clause, number in in_rows(walk, items)]
    notes = are_notes(reading)
    decided = {number for _, number, _ in clauses}
    facts = [(c, items.number_at(c.node.index)) for c in told(walk)]
    if not notes:
        facts = [(c, number) for c, number in facts if number and number not in decided]
    clauses += [
        (c, number, "told_in_notes" if notes else "acts_unheaded") for c, number in facts if _is_fresh(c, clauses)
    ]
    clauses += [(c, items.number_at(c.node.index), "quoted_with_day") for c in quoted(walk) if _is_fresh(c, clauses)]
    added = [c for c in adopted(walk, items) if not _is_told(c, items.number_at(c.node.index), clauses)]
    clauses += [(clause, items.number_at(clause.node.index), "motion_adopted") for clause in added]
    clauses.sort(key=lambda found: found[0].node.index)
    return _with_votes([_record(reading, *found) for found in clauses], reading)


def _is_fresh(clause: Clause, clauses: Sequence[tuple[Clause, str | None, str]]) -> bool:
    """Whether none of the clauses found has words of a clause."""
    return all(not _overlap(clause, other) for other, _, _ in clauses)


def _overlap(one: Clause, other: Clause) -> bool:
    """Whether two clauses share words of a block."""
    return one.node is other.node and one.start < other.end and other.start < one.end


def _is_told(clause: Clause, number: str | None, clauses: Sequence[tuple[Clause, str | None, str]]) -> bool:
    """Whether a decision of the same item says nearly the same, perhaps among other things."""
    others = (normalised(other.text) for other, its_number, _ in clauses if its_number == number)
    return any(fuzz.partial_ratio(normalised(clause.text), other) >= _SAME for other in others)


def _record(reading: Reading, clause: Clause, number: str | None, form: str) -> Decision:
    """One clause as a record."""
    node, text = clause.node, clause.text
    deadline = find_deadline(text)
    assigned = _assigned(text)
    return Decision(
        id=reading.ids.make("decision", number or "", clause.status, node.passage.text, text),
        agenda_item=number,
        organization=_named_first(text) or clause.body,
        status=clause.status,
        text=text,
        outcome=outcome_of(text) if clause.status is Status.DECIDED else None,
        assigned_to=(assigned,) if assigned else (),
        due=deadline.printed if deadline and (assigned or _GIVES_BACK.search(text)) else None,
        places=node.passage.places(reading.quoter, clause.start, clause.end),
        evidence={"status": Passage.of(node.heading).place(reading.quoter)} if node.heading else {},
        grounds=(form, *_grounds(clause, text)),
        extractor="decisions",
    )


def _grounds(clause: Clause, text: str) -> Iterator[str]:
    """What speaks for a clause: a section of decisions, and whom it names as the one who decides."""
    if clause.node.role in (Role.DECIDED, Role.PROPOSED):
        yield "in_section"
    yield "body_in_clause" if _named_first(text) else "body_known" if clause.body else "body_missing"


def _assigned(text: str) -> str | None:
    """Who a clause tells to do it; nobody where it denies it or says who has been told before."""
    if match := _ASSIGNED.search(text):
        named = next(value for value in match.groupdict().values() if value)
        return None if _NEGATED.search(text[: match.end()]) else named.strip()
    shall = _SHALL.match(text)
    return shall["who"] if shall and is_body(shall["who"]) else None


def _named_first(text: str) -> str | None:
    """The committee that a clause names as the one who acts: "Valnämnden antar reglementet"."""
    for span in find_organizations(text)[:1]:
        acts = re.match(r"\s+(?!ska)\w+(?:ar|er|år|tt|ter)\b", text[span.end :])
        if span.start == 0 and acts and is_committee(span.canonical) and not own_body(span.canonical):
            return span.canonical
    return None


def _with_votes(decisions: Sequence[Decision], reading: Reading) -> list[Decision]:
    """Counts of votes put on the one decision of the item they were cast in; where there are several, on none.

    What a committee votes on may be what it proposes to another body.
    """
    items = agenda(reading.structure, reading.kind.kind)
    votes: dict[str | None, list[dict[str, int]]] = {}
    for node in reading.structure.nodes:
        found = votes_in(node.item.text) if isinstance(node.item, Block) else votes_of(node.item)
        if found:
            votes.setdefault(items.number_at(node.index), []).append(found)
    out = []
    for decision in decisions:
        cast = votes.get(decision.agenda_item, [])
        peers = [d for d in decisions if d.agenda_item == decision.agenda_item]
        voted = [d for d in peers if d.status is Status.DECIDED] or peers
        is_plain = len(voted) == 1 and voted[0] is decision and all(c == cast[0] for c in cast)
        out.append(decision.model_copy(update={"votes": cast[0]}) if cast and is_plain else decision)
    return out


EXTRACTOR = Extractor(fills="decisions", run=extract, after=("document", "agenda_items"))
