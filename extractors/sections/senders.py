"""Whose meeting each part of a document tells of, where one file holds the papers of several bodies."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.sections.head import names_sender, parts_of
from extractors.sections.roles import Role, role_of
from extractors.sections.tree import Node, Structure
from extractors.swedish.organizations import find_organizations, is_committee
from models.document import Block

_AT_TOP = 4  # nodes: a letterhead stands at the top of its page
_SHORT = 90  # characters
_GENERIC = frozenset({"Nämnden", "Styrelsen", "Utskottet", "Rådet", "Beredningen"})


@dataclass(frozen=True)
class Senders:
    """The body that each letterhead names: by page for running headers, by position for those set once."""

    by_page: dict[int, str]
    by_position: tuple[tuple[int, str], ...]

    def begins_at(self, node: Node) -> bool:
        """Whether a node is itself such a letterhead, set once."""
        return any(position == node.index for position, _ in self.by_position)

    def at(self, node: Node) -> str | None:
        """The body under whose letterhead a node stands; None where none of the letterheads names one."""
        if node.item.page in self.by_page:
            return self.by_page[node.item.page]
        i = bisect_right([position for position, _ in self.by_position], node.index) - 1
        return self.by_position[i][1] if i >= 0 else None


def senders(structure: Structure) -> Senders:
    """The bodies that the letterheads of a document name."""
    running: dict[int, str] = {}
    for block in structure.furniture():
        if body := _committee(block):
            running.setdefault(block.page, body)
    return Senders(running, tuple(_set_once(structure)))


def _set_once(structure: Structure) -> Iterator[tuple[int, str]]:
    """(position, body) of the headings and lines at the top of a page that say no more than who sends it."""
    page, seen = 0, 0
    for node in structure.nodes:
        page, seen = (page, seen + 1) if node.item.page == page else (node.item.page, 1)
        block = node.block
        if block is None or seen > _AT_TOP or (node.role is Role.RECIPIENTS and not node.is_heading):
            continue
        if role_of(block.text) is not None:
            continue  # "Arbetsutskottets förslag" heads a section
        if len(block.text) <= _SHORT and names_sender(block.text) and (body := _committee(block)):
            yield node.index, body


def _committee(block: Block) -> str | None:
    """The one committee that a block's parts name by themselves; None for several."""
    found = {
        spans[0].canonical
        for part in parts_of(block)
        if len(spans := find_organizations(part.text)) == 1
        and is_committee(spans[0].canonical)
        and spans[0].canonical not in _GENERIC
        and spans[0].end - spans[0].start > 0.6 * len(part.text.split(" 20")[0])
    }
    return found.pop() if len(found) == 1 else None
