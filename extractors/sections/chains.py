"""Which of a document's numbers are those of its items: they count on, and nothing else holds them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.sections.families import Family
from extractors.sections.numbering import Number
from extractors.sections.roles import Role
from extractors.sections.starts import Start
from extractors.sections.tree import Structure

_DECIDING = frozenset({Role.PROPOSED, Role.DECIDED})
_LEADS = re.compile(r"\b(?:beslut|föreslå|yrka)\w*\b[^.]{0,80}$", re.I)  # what introduces the points of a proposal
_GAP = 2  # numbers that may be missing between two that were read
_MANY = 3  # items that make numbers in text an agenda in which others are nested


@dataclass(frozen=True)
class Chain:
    """Starts that count on, in order; `strong` as in Family, `others` the starts of the family that are not in it."""

    starts: tuple[Start, ...]
    strong: bool
    others: int

    def holds(self, other: "Chain") -> bool:
        """Whether another chain stands between two of this one's starts, or behind its last: it is nested in it."""
        if self is other or not self.strong or len(self.starts) < (_MANY if other.strong else 2):
            return False
        first, last = other.starts[0].position, other.starts[-1].position
        inside = [s.position for s in self.starts if first <= s.position <= last]
        return not inside and self.starts[0].position < first


def best_chain(structure: Structure, families: Sequence[Family]) -> list[Start]:
    """The starts of the longest chain that is neither the points of a proposal nor nested in another."""
    made = [chain for family in families if (chain := _chain(family)) and not _is_proposal(structure, chain)]
    outer = [chain for chain in made if not any(other.holds(chain) for other in made)]
    best = max(outer, key=lambda c: (len(c.starts), c.strong, -c.others), default=None)
    return list(best.starts) if best else []


def _chain(family: Family) -> Chain | None:
    """The starts of a family that count on from the first; None where there are too few.

    A number that begins anew at 1 begins a list below the last item; that list's numbers are left out.
    """
    out: list[tuple[Number, Start]] = []
    below: list[tuple[Number, Start]] = []  # the list under way below the last item
    for i, (number, start) in enumerate(family.starts):
        later = family.starts[i + 1 :]
        if not out:
            if not family.counts_from_one or number.key == (1, ""):
                out.append((number, start))
        elif family.counts_from_one and number.key == (1, ""):
            below = [(number, start)]
        elif _goes_on_below(number, start, out, below, later):
            below.append((number, start))
        elif number.follows(out[-1][0]) or _follows_gap(number, out[-1][0], later):
            out.append((number, start))
            below = []
    enough = 1 if family.strong or (out and out[0][1].row) else 2
    if len(out) < enough:
        return None
    return Chain(tuple(start for _, start in out), family.strong, len(family.starts) - len(out))


def _goes_on_below(
    number: Number,
    start: Start,
    out: Sequence[tuple[Number, Start]],
    below: Sequence[tuple[Number, Start]],
    later: Sequence[tuple[Number, Start]],
) -> bool:
    """Whether a start is the next of the list below the last item, rather than the next item."""
    if not below or not number.follows(below[-1][0]):
        return False
    if start.looks_like(out[-1][1]) and not start.looks_like(below[0][1]):
        return False
    right_below = start.position == below[-1][1].position + 1
    return right_below or not number.follows(out[-1][0]) or any(n.key == number.key for n, _ in later)


def _follows_gap(number: Number, last: Number, later: Sequence[tuple[Number, Start]]) -> bool:
    """Whether a number goes on behind one or two that could not be read: its next follows later, the missing do not."""
    if not 1 < number.rank - last.rank <= _GAP + 1:
        return False
    missing = range(last.rank + 1, number.rank)
    return any(n.follows(number) for n, _ in later) and not any(n.rank in missing for n, _ in later)


def _is_proposal(structure: Structure, chain: Chain) -> bool:
    """Whether a chain begins where a decision or a proposal is told: its numbers are those of the points."""
    first = chain.starts[0]
    node = structure.nodes[first.position]
    if first.row is None and not node.is_heading and node.role in _DECIDING:
        return True
    above = structure.nodes[first.position - 1].block if first.position else None
    return first.row is None and not chain.strong and above is not None and _LEADS.search(above.text) is not None
