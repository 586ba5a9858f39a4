"""Runs of clauses: what one lead or one heading introduces, over as many blocks as it takes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors.decisions.lead import Lead, own_body
from extractors.decisions.leads import leads, split_lead
from extractors.decisions.running import SECTIONS, Clause, Run, cut_clauses, ends_in_att, go_on
from extractors.extractor import Reading
from extractors.sections.roles import Role
from extractors.sections.senders import Senders, senders
from extractors.sections.tree import Node
from extractors.swedish.organizations import find_organizations, is_committee
from models.document import Block, BlockKind
from models.records import DocumentKind, Status

CLOSED = frozenset({Role.PROPOSALS_MADE, Role.DOCUMENTS, Role.HISTORY, Role.RECIPIENTS, Role.PRESENT})
_READ = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_FORMAL = (DocumentKind.PROTOKOLL, DocumentKind.KALLELSE, DocumentKind.TJANSTESKRIVELSE)
_ANNOUNCES = re.compile(r"(?:[^\W\d_][\w-]*s\s+)?(?:besluts?)?(?:förslag|beslut)\b[^:]{0,100}:$", re.I)
_ACCORDING = re.compile(r"[^.:;]{2,70}?\s(?:beslutar|beslutade)\s+(?:i enlighet med|enligt)\s[^.:;]{2,90}[.:]?$", re.I)
_AS_PROPOSED = re.compile(
    r"(?:beslutar|beslutade|beslöt)\s+(?:i enlighet med|enligt)\s+(?:\S+\s){0,4}?\S*förslag", re.I
)
_ONWARD = re.compile(r"\bför (?:vidare |slutligt )?(?:förslag|beslut|ställningstagande)\b", re.I)
_LONG = 400  # characters: a longer paragraph outside of a decision's section tells of one


@dataclass
class Walk:
    """Goes through a document's nodes in order and cuts out the clauses."""

    reading: Reading
    senders: Senders = field(init=False)

    def __post_init__(self) -> None:
        self.senders = senders(self.reading.structure)

    def clauses(self, nodes: Sequence[Node] | None = None) -> Iterator[Clause]:
        """Every clause of a decision or a proposal among the document's nodes, or those given, in their order."""
        run: Run | None = None
        for node in self.reading.structure.nodes if nodes is None else nodes:
            block = node.block
            if block is None or block.kind not in _READ:
                continue
            if node.is_heading:
                run = self._headed(node, block)
                continue
            run, found = self._read(node, block, run)
            yield from found

    def own(self, node: Node) -> str | None:
        """The committee under whose letterhead a node stands, else the one whose document it is."""
        document = self.reading.document
        own = document.organization if document else None
        return (self.senders.at(node) or own) if self.reading.kind.kind is DocumentKind.PROTOKOLL else own

    def _headed(self, node: Node, block: Block) -> Run | None:
        """The run that a heading leads into when it is itself the lead: "Socialnämnden beslutar"."""
        lead = split_lead(block.text)
        if lead is None or lead.end < len(block.text) or node.role in CLOSED:
            return None
        status = Status.PROPOSED if node.role is Role.PROPOSED else lead.status
        return Run(status, self._body(lead.body, node), _section(node), headed=True)

    def _body(self, named: str | None, node: Node) -> str | None:
        """The body that a lead names; the document's own where it says no more than "nämnden".

        "Arbetsutskottet" is the document's own in an arbetsutskott's minutes; in others it is another body.
        """
        own = self.own(node)
        if named and own_body(named) and named.casefold() == "arbetsutskottet":
            return own if own is None or "utskott" in own.casefold() else named
        return named if named and not own_body(named) else own

    def _read(self, node: Node, block: Block, run: Run | None) -> tuple[Run | None, list[Clause]]:
        """The run after a block, and the clauses in the block."""
        role, section = node.role, _section(node)
        if role in CLOSED or self.senders.begins_at(node):
            return None, []
        if run is not None and run.section != section:
            run = None
        found = [(at, lead) for at, lead in self._leads(node, block) if self._decides(at, lead, node, block)]
        out: list[Clause] = []
        if not found or found[0][0] > 0:
            run, out = self._without_lead(node, block, run, found[0][0] if found else len(block.text))
        for i, (at, lead) in enumerate(found):
            end = found[i + 1][0] if i + 1 < len(found) else len(block.text)
            run = self._led(lead, node, run)
            run.bare = not block.text[lead.end :].strip(" :.")
            run.said = lead.end < len(block.text.rstrip(" :"))
            out += cut_clauses(
                node, lead.end, end if at == 0 or role in SECTIONS else self._sentence_end(block, at), run
            )
            run.open = ends_in_att(block.text)
            run.att_seen = bool(out) and block.text[lead.end - 4 : lead.end].strip() == "att"
        return run, out

    def _leads(self, node: Node, block: Block) -> list[tuple[int, Lead]]:
        """The leads of a block, each at the start of a sentence.

        What goes on with "att" in the next block is a lead, too: "Nämnden beslutar enligt förvaltningens förslag".
        """
        found = leads(block.text, [(0, len(block.text)), *self.reading.sentences(block.text)[1:]])
        if not found and _ACCORDING.match(block.text) and self._att_follows(node):
            lead = split_lead(f"{block.text.rstrip(' .:')} att")
            return [(0, replace(lead, end=len(block.text)))] if lead else []
        return found

    def _att_follows(self, node: Node) -> bool:
        """Whether the block below begins with "att"."""
        below = self.reading.structure.nodes[node.index + 1 : node.index + 2]
        return bool(below) and below[0].block is not None and below[0].block.text.casefold().startswith("att ")

    def _sentence_end(self, block: Block, at: int) -> int:
        """Where the sentence ends that begins at a place."""
        return next(end for start, end in self.reading.sentences(block.text) if start == at)

    def _led(self, lead: Lead, node: Node, above: Run | None) -> Run:
        """The run that a lead begins, by the body of the one above where it adds to that."""
        if lead.goes_on and above is not None and above.status is lead.status:
            return Run(above.status, above.body, above.section)
        status = Status.PROPOSED if node.role is Role.PROPOSED else lead.status
        return Run(status, self._body(lead.body, node), _section(node))

    def _without_lead(self, node: Node, block: Block, run: Run | None, end: int) -> tuple[Run | None, list[Clause]]:
        """What a block says before its first lead: more of the run, or of the section."""
        role = node.role
        if role in SECTIONS and run is None:
            run = Run(SECTIONS[role], self._body_of_section(node, role), _section(node))
        if run is None:
            return None, []
        if role is Role.PROPOSED and _AS_PROPOSED.search(block.text) and self._acts_itself(node, block):
            return None, [Clause(node, 0, end, Status.DECIDED, self.own(node), is_att=False)]
        if role in SECTIONS and _ANNOUNCES.match(block.text):
            return Run(run.status, run.body, run.section, headed=True), []
        alone = re.sub(r"^[Ii]\s+", "", block.text.strip(" :"))
        if role in SECTIONS and is_committee(alone):
            named = find_organizations(alone)[0].canonical
            return Run(run.status, self._body(named, node), run.section, headed=True), []
        return go_on(node, block, run, end)

    def _acts_itself(self, node: Node, block: Block) -> bool:
        """Whether a block begins with the document's own body."""
        named = find_organizations(block.text)[:1]
        return any(s.start == 0 and self._body(s.canonical, node) == self.own(node) for s in named)

    def _decides(self, at: int, lead: Lead, node: Node, block: Block) -> bool:
        """Whether "… beslutar" decides here, rather than tells of a decision in the background."""
        if (at > 0 and not lead.is_plain) or self._is_itself_decision(lead, node, block):
            return False
        if node.role in SECTIONS:
            return True
        if node.role is Role.BACKGROUND or self.reading.kind.kind not in _FORMAL:
            return False
        if at > 0:
            ends_in_att = block.text[: lead.end].rstrip(" :").endswith("att")
            mine = lead.body is None or own_body(lead.body) or lead.body == self.own(node)
            return self.reading.kind.kind is DocumentKind.PROTOKOLL and mine and ends_in_att
        return lead.status is Status.PROPOSED or len(block.text) < _LONG

    def _is_itself_decision(self, lead: Lead, node: Node, block: Block) -> bool:
        """Whether "Nämnden föreslår fullmäktige att …" is what the meeting's own body decides, not a lead into it."""
        if lead.proposer is None or node.role not in SECTIONS or lead.end >= len(block.text):
            return False
        return own_body(lead.proposer) or lead.proposer == self.own(node)

    def _body_of_section(self, node: Node, role: Role, /) -> str | None:
        """Who decides in a section without a lead: the body that its heading names, else the document's.

        A proposal's heading names whom it is put to behind "till" or "i": "Utskottets förslag till kommunstyrelsen".
        """
        label = node.label or ""
        behind = label.partition("förslag")[2] if role is Role.PROPOSED else label
        behind = re.sub(r"\bfrån\b.*", "", behind) if role is Role.PROPOSED else behind  # who makes it
        asked = find_organizations(behind)
        for span in reversed(asked) if _ONWARD.search(behind) else asked:
            if role is Role.DECIDED or is_committee(span.canonical):
                return span.canonical if not _is_generic(span.canonical) else self.own(node)
        return self.own(node)


def _section(node: Node) -> tuple[str, ...]:
    """What names the section of a node: a run of clauses does not go on into another."""
    return (*(h.text for h in node.headings), node.margin or "")


def _is_generic(body: str) -> bool:
    """Whether a body is only "nämnden" and the like; an "arbetsutskott" in a heading is one of its own."""
    return own_body(body) and body.casefold() != "arbetsutskottet"
