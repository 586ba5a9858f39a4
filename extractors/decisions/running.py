"""What goes on from one block to the next: the run of clauses that a lead or a heading introduces."""

import re
from dataclasses import dataclass

from extractors.decisions.wording import clauses, is_noise, outcome_of
from extractors.sections.roles import Role
from extractors.sections.tree import Node
from extractors.swedish.names import is_person_name
from extractors.swedish.organizations import find_organizations
from models.document import Block, BlockKind
from models.records import Status

SECTIONS = {Role.DECIDED: Status.DECIDED, Role.PROPOSED: Status.PROPOSED}
_LABELLED = re.compile(r"[A-ZÅÄÖ][a-zåäö-]{4,}\.\s+[A-ZÅÄÖ]")  # a label of one word: "Juridik. Lagen …"
_TASK = re.compile(r"(?:åtgärd(?:er)?|uppdrag|att göra|ansvarig)\s*:\s", re.I)  # told behind a decision in notes
_TELLS = re.compile(r"[^.,;:]{2,60}?\s(?:har|hade|var|blev)\s")


@dataclass
class Run:
    """A run of clauses that one lead or heading introduces."""

    status: Status
    body: str | None
    section: tuple[str, ...]
    att_seen: bool = False
    headed: bool = False  # the lead is a heading: what stands under it is decided
    listing: bool = False  # the last clause ended with a colon: what follows is its list
    said: bool = False  # a clause has been told
    ended: bool = False  # text has followed on the att-clauses: until another lead nothing more is decided
    number: int = 0  # of the last numbered point


@dataclass(frozen=True)
class Clause:
    """A clause of a block's text: text[start:end], what it is and whose."""

    node: Node
    start: int
    end: int
    status: Status
    body: str | None
    is_att: bool

    @property
    def text(self) -> str:
        """The clause as printed."""
        return self.node.passage.text[self.start : self.end]


def go_on(node: Node, block: Block, run: Run, end: int) -> tuple[Run | None, list[Clause]]:
    """The clauses of a block without a lead of its own, in a run."""
    if run.ended or is_noise(block.text) or is_person_name(block.text) or (run.listing and block.marker is None):
        return run, []
    if _TASK.match(block.text) or (_LABELLED.match(block.text) and outcome_of(block.text.partition(".")[0]) is None):
        run.ended = True
        return run, []
    if run.said and block.marker is None and _TELLS.match(block.text) and not _named_at_start(block.text):
        run.ended = True  # "Planen har varit på remiss." behind what is proposed
        return run, []
    run.listing = block.text.endswith(":")
    if block.text.casefold().startswith("att "):
        run.att_seen = True
    elif block.kind is BlockKind.LIST_ITEM:
        number = int(block.marker.strip(".)")) if block.marker and block.marker.strip(".)").isdigit() else 0
        if block.level > 1 and (number == 0 or number != run.number + 1):
            return run, []
        run.number = number or run.number
    elif run.att_seen or not (run.headed or node.role in SECTIONS):
        run.ended = True  # what follows the att-clauses without "att" is no longer the decision
        return run, []
    run.said = True
    return run, cut_clauses(node, 0, end, run)


def _named_at_start(text: str) -> bool:
    """Whether a text begins with a body: "Nämnden har tagit del av …" is what it decides."""
    return any(span.start == 0 for span in find_organizations(text))


def cut_clauses(node: Node, start: int, end: int, run: Run) -> list[Clause]:
    """The clauses of text[start:end] of a node's block."""
    spans = clauses(node.passage.text[start:end])
    is_att = run.att_seen or node.passage.text[max(0, start - 4) : start].strip() == "att"
    return [Clause(node, start + s, start + e, run.status, run.body, is_att) for s, e in spans]
