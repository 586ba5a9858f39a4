"""Decisions and proposals for them: one record for each att-clause or numbered point."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.decisions.wording import clauses, is_noise, outcome_of, own_body, split_lead
from extractors.extractor import Extractor, Reading
from extractors.sections.agenda import agenda
from extractors.sections.passage import Passage
from extractors.sections.roles import Role
from extractors.sections.tree import Node
from extractors.swedish.dates import find_deadline
from extractors.swedish.names import is_person_name
from extractors.swedish.organizations import find_organizations, is_committee
from models.document import Block, BlockKind
from models.records import Decision, DocumentKind, Status

_CLOSED = frozenset({Role.PROPOSALS_MADE, Role.DOCUMENTS, Role.HISTORY, Role.RECIPIENTS, Role.PRESENT})
_READ = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_SECTIONS = {Role.DECIDED: Status.DECIDED, Role.PROPOSED: Status.PROPOSED}
_ASSIGNED = re.compile(
    r"\b(?:ge|ger|gav)\s+(?P<a>.{3,60}?)\s+i\s+uppdrag\b|\b(?:uppdra|uppdrar)\s+(?:åt|till)\s+(?P<b>.{3,60}?)\s+att\b|"
    r"^(?P<c>.{3,60}?)\s+(?:får|ges)\s+i\s+uppdrag\b",
    re.I,
)
_VOTES = re.compile(r"(?P<ja>\d{1,3})\s+ja-?\s?röst(?:er)?\D{1,40}?(?P<nej>\d{1,3})\s+nej-?\s?röst", re.I)


@dataclass
class _Run:
    """A run of clauses that one lead or heading introduces."""

    status: Status
    body: str | None
    section: tuple[str, ...]
    att_seen: bool = False
    headed: bool = False  # the lead is a heading: what stands under it is decided
    listing: bool = False  # the last clause ended with a colon: what follows is its list


def extract(reading: Reading) -> list[Decision]:
    """Every decision and proposal, in the order of the document."""
    items = agenda(reading.structure, reading.kind.kind)
    out: list[Decision] = []
    run: _Run | None = None
    for node in reading.structure.nodes:
        block = node.block
        if block is None or block.kind not in _READ:
            continue
        if node.is_heading:
            run = _headed(node, block, reading)
            continue
        run, found = _read(node, block, run, reading)
        number = items.number_at(node.index)
        out += [_record(reading, node, span, run, number) for span in found if run is not None]
    return _with_votes(out, reading)


def _section(node: Node) -> tuple[str, ...]:
    """What names the section of a node: a run of clauses does not go on into another."""
    return (*(h.text for h in node.headings), node.margin or "")


def _headed(node: Node, block: Block, reading: Reading) -> _Run | None:
    """The run that a heading leads into when it is itself the lead: "Socialnämnden beslutar"."""
    lead = split_lead(block.text)
    if lead is None or lead.end < len(block.text) or node.role in _CLOSED:
        return None
    status = Status.PROPOSED if node.role is Role.PROPOSED else lead.status
    return _Run(status, _body(lead.body, reading), _section(node), headed=True)


def _body(named: str | None, reading: Reading) -> str | None:
    """The body that a lead names; the document's own where it says no more than "nämnden"."""
    return named if named and not own_body(named) else _own(reading)


def _read(node: Node, block: Block, run: _Run | None, reading: Reading) -> tuple[_Run | None, list[tuple[int, int]]]:
    """The run after a block, and the spans of the block's text that are clauses of it."""
    role, section = node.role, _section(node)
    if role in _CLOSED:
        return None, []
    if run is not None and run.section != section:
        run = None
    lead = split_lead(block.text)
    if lead is not None and _is_deciding(lead.status, role, block, reading):
        status = Status.PROPOSED if role is Role.PROPOSED else lead.status
        run = _Run(status, _body(lead.body, reading), section)
        rest = [(lead.end + s, lead.end + e) for s, e in clauses(block.text[lead.end :])]
        run.att_seen = bool(rest) and block.text[lead.end - 4 : lead.end].strip() == "att"
        return run, rest
    if role in _SECTIONS and run is None:
        run = _Run(_SECTIONS[role], _body_of_section(node, role, reading), section)
    if run is None:
        return None, []
    return _go_on(node, block, run)


def _go_on(node: Node, block: Block, run: _Run) -> tuple[_Run | None, list[tuple[int, int]]]:
    """The clauses of a block without a lead of its own, in a run."""
    if is_noise(block.text) or is_person_name(block.text) or (run.listing and block.marker is None):
        return run, []
    run.listing = block.text.endswith(":")
    is_att = block.text.casefold().startswith("att ")
    if is_att:
        run.att_seen = True
    elif block.kind is BlockKind.LIST_ITEM:
        if block.level > 1:
            return run, []
    elif run.att_seen or not (run.headed or node.role in _SECTIONS):
        return None, []  # what follows the att-clauses without "att" is no longer the decision
    return run, clauses(block.text)


def _is_deciding(status: Status, role: Role | None, block: Block, reading: Reading) -> bool:
    """Whether "… beslutar" decides here, rather than tells of a decision in the background."""
    if role in _SECTIONS:
        return True
    formal = reading.kind.kind in (DocumentKind.PROTOKOLL, DocumentKind.KALLELSE, DocumentKind.TJANSTESKRIVELSE)
    return formal and role is not Role.BACKGROUND and (status is Status.PROPOSED or len(block.text) < 400)


def _own(reading: Reading) -> str | None:
    """The committee whose document it is."""
    return reading.document.organization if reading.document else None


def _body_of_section(node: Node, role: Role, reading: Reading) -> str | None:
    """Who decides in a section without a lead: the body that its heading names for a decision, else the document's."""
    if role is Role.DECIDED and node.label:
        for span in find_organizations(node.label):
            return span.canonical if not _is_generic(span.canonical) else _own(reading)
    return _own(reading)


def _is_generic(body: str) -> bool:
    """Whether a body is only "nämnden" and the like; an "arbetsutskott" in a heading is one of its own."""
    return own_body(body) and body.casefold() != "arbetsutskottet"


def _record(reading: Reading, node: Node, span: tuple[int, int], run: _Run, number: str | None) -> Decision:
    """One clause as a record."""
    text = node.passage.text[span[0] : span[1]]
    deadline = find_deadline(text)
    assigned = _ASSIGNED.search(text)
    named = next((v for v in assigned.groupdict().values() if v), None) if assigned else None
    body = _named_first(text) or run.body
    return Decision(
        id=reading.ids.make("decision", number or "", run.status, node.passage.text, text),
        agenda_item=number,
        organization=body,
        status=run.status,
        text=text,
        outcome=outcome_of(text) if run.status is Status.DECIDED else None,
        assigned_to=(named.strip(),) if named else (),
        due=deadline.printed if deadline and assigned else None,
        places=node.passage.places(reading.quoter, *span),
        evidence={"status": Passage.of(node.heading).place(reading.quoter)} if node.heading else {},
        confidence=0.95 if run.att_seen else 0.85,
        extractor="decisions",
    )


def _named_first(text: str) -> str | None:
    """The committee that a clause names as the one who acts: "Valnämnden antar reglementet"."""
    for span in find_organizations(text)[:1]:
        acts = re.match(r"\s+\w+(?:ar|er|år|tt|ter)\b", text[span.end :])
        if span.start == 0 and acts and is_committee(span.canonical) and not own_body(span.canonical):
            return span.canonical
    return None


def _with_votes(decisions: Sequence[Decision], reading: Reading) -> list[Decision]:
    """Counts of votes put on the one decision of the item they were cast in; where there are several, on none."""
    items = agenda(reading.structure, reading.kind.kind)
    votes: dict[str | None, dict[str, int]] = {}
    for node, block in reading.structure.blocks():
        if match := _VOTES.search(block.text):
            votes.setdefault(items.number_at(node.index), {"ja": int(match["ja"]), "nej": int(match["nej"])})
    decided = [d.agenda_item for d in decisions if d.status is Status.DECIDED]
    return [
        d.model_copy(update={"votes": votes[d.agenda_item]})
        if d.agenda_item in votes and d.status is Status.DECIDED and decided.count(d.agenda_item) == 1
        else d
        for d in decisions
    ]


EXTRACTOR = Extractor(fills="decisions", run=extract, after=("document", "agenda_items"))
