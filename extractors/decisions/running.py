"""What goes on from one block to the next: the run of clauses that a lead or a heading introduces."""

import re
from dataclasses import dataclass

from extractors.decisions.acts import becomes
from extractors.decisions.wording import clauses, is_closing, is_noise, outcome_of, parted
from extractors.sections.roles import Role
from extractors.sections.tree import Node
from extractors.swedish.actions import is_verb_led
from extractors.swedish.names import is_person_name
from extractors.swedish.organizations import find_organizations
from models.document import Block, BlockKind
from models.records import Status

SECTIONS = {Role.DECIDED: Status.DECIDED, Role.PROPOSED: Status.PROPOSED}
_LABELLED = re.compile(r"[A-ZÅÄÖ][a-zåäö-]{4,}\.\s+[A-ZÅÄÖ]")  # a label of one word: "Juridik. Lagen …"
_TASK = re.compile(r"(?:åtgärd(?:er)?|uppdrag|att göra|ansvarig)\s*:\s", re.I)  # told behind a decision in notes
_ATT = re.compile(r"(?:(?:dels|samt|och)\s+)?att(?:\s|$)", re.I)
_COUNTED = re.compile(r"(?P<number>\d{1,2})\s+(?=[A-ZÅÄÖ])")  # "1 Nämnden antar planen.": a number without a stop
_REPORTS = re.compile(
    r"\b(?:redovisas|redovisades|anmäls|anmäldes|delges|föreligger|inkommit|presenteras)\b[^.]*:$", re.I
)
_TELLS = re.compile(r"[^.,;:]{2,60}?\s(?:har|hade|var|blev)\s")


@dataclass
class Run:
    """A run of clauses that one lead or heading introduces."""

    status: Status
    body: str | None
    section: tuple[str, ...]
    att_seen: bool = False
    headed: bool = False  # the lead is a heading: what stands under it is decided
    bare: bool = False  # the lead is a line of its own: what stands under it may do without "att"
    listing: bool = False  # the last clause ended with a colon: what follows is its list
    said: bool = False  # a clause has been told
    ended: bool = False  # text has followed on the att-clauses: until another lead nothing more is decided
    number: int = 0  # of the last numbered point
    stopped: bool = False  # the last block was a sentence with its full stop: no list is to follow
    open: bool = False  # the last block ended in "att": the next is a clause


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
    is_open, run.open = run.open, ends_in_att(block.text)
    is_message = run.stopped and block.kind is BlockKind.LIST_ITEM and not _decides_itself(block)
    if is_message or _ATT.fullmatch(block.text.strip(" :")):
        return run, []  # messages behind "läggs till handlingarna."; "att" on a line of its own
    run.stopped = block.kind is BlockKind.PARAGRAPH and block.text.endswith(".")
    if run.ended or is_noise(block.text) or is_person_name(block.text) or (run.listing and block.marker is None):
        return run, []
    if _ends(block, run):
        run.ended = True
        return run, []
    run.listing = block.text.endswith(":")
    start = 0
    if is_open or _ATT.match(block.text):
        run.att_seen = True
    elif block.kind is BlockKind.LIST_ITEM:
        number = int(block.marker.strip(".)")) if block.marker and block.marker.strip(".)").isdigit() else 0
        if block.level > 1 and (number == 0 or number != run.number + 1):
            return run, []
        run.number = number or run.number
    elif run.att_seen or not (run.headed or node.role in SECTIONS or (run.bare and _may_be_decided(block.text))):
        run.ended = True  # what follows the att-clauses without "att" is no longer the decision
        return run, []
    elif (counted := _COUNTED.match(block.text)) and int(counted["number"]) == run.number + 1:
        run.number, start = run.number + 1, counted.end()
    run.said = True
    return run, cut_clauses(node, start, end, run)


def _may_be_decided(text: str) -> bool:
    """Whether a line without "att" can be what the line above leads to: it says what to do, or what becomes of it."""
    return is_verb_led(text) or outcome_of(text) is not None or becomes().search(text) is not None


def _ends(block: Block, run: Run) -> bool:
    """Whether a block ends what is decided: a task, another label, a greeting; "Planen har varit på remiss." behind."""
    text = block.text
    if _TASK.match(text) or is_closing(text) or _REPORTS.search(text):
        return True
    if _LABELLED.match(text) and outcome_of(text.partition(".")[0]) is None:
        return True
    return run.said and block.marker is None and _TELLS.match(text) is not None and not _named_at_start(text)


def _decides_itself(item: Block) -> bool:
    """Whether an item of a list is a decision by its number or its own words."""
    text = item.text
    is_numbered = item.marker is not None and item.marker.strip(".)").isdigit()
    told = text.casefold().startswith("att ") or is_verb_led(text) or outcome_of(text) is not None
    return is_numbered or told or _named_at_start(text)


def ends_in_att(text: str) -> bool:
    """Whether a text ends in "att": what is decided stands in the next block."""
    return re.search(r"\batt\s*:?\s*$", text) is not None


def _named_at_start(text: str) -> bool:
    """Whether a text begins with a body: "Nämnden har tagit del av …" is what it decides."""
    return any(span.start == 0 for span in find_organizations(text))


def cut_clauses(node: Node, start: int, end: int, run: Run) -> list[Clause]:
    """The clauses of text[start:end] of a node's block."""
    text = node.passage.text[start:end]
    spans = [part for s, e in clauses(text) for part in parted(text, s, e)]
    is_att = run.att_seen or node.passage.text[max(0, start - 4) : start].strip() == "att"
    return [Clause(node, start + s, start + e, run.status, run.body, is_att) for s, e in spans]
