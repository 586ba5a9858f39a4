"""Where items of business begin: the §§ of minutes, the numbered items of a notice."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.sections.chains import best_chain
from extractors.sections.families import families
from extractors.sections.numbering import named_number, number_of
from extractors.sections.paragraphs import paragraph_body, paragraph_start
from extractors.sections.starts import Start, begun_by, text_with_marker
from extractors.sections.titles import bare_title
from extractors.sections.tree import Structure
from models.document import Block, BlockKind
from models.records import DocumentKind

_ALIKE = 25  # characters of a title that tell it from others
_BEGUN = 40  # characters below the line of a §: in a list of contents there are none
_PARAGRAPH = 500  # characters
_SOME = 2  # §§ with one abbreviation, that show whose minutes they are
_TELLING = 5  # characters: a shorter title alone is too common to tell where an item's papers begin


@dataclass(frozen=True)
class Agenda:
    """The items of a document in order. `heads` are where their papers begin: (position, number)."""

    starts: Sequence[Start]
    heads: Sequence[tuple[int, str]]

    def first(self) -> int:
        """The position of the first item; 0 where there are none."""
        return self.starts[0].position if self.starts else 0

    def number_at(self, position: int) -> str | None:
        """The number of the item that a node belongs to; None before the first."""
        i = bisect_right([head for head, _ in self.heads], position) - 1
        return self.heads[i][1] if i >= 0 else None


def agenda(structure: Structure, kind: DocumentKind) -> Agenda:
    """The items of minutes or of a notice; none in other kinds. Minutes without a § may number their headings."""
    if kind not in (DocumentKind.PROTOKOLL, DocumentKind.KALLELSE):
        return Agenda((), ())
    if starts := _with_body(structure, list(_paragraphs(structure))):
        return Agenda(starts, [(start.position, start.number) for start in starts])
    starts = best_chain(structure, families(structure, headings_only=kind is DocumentKind.PROTOKOLL))
    own = [(start.position, start.number) for start in starts if start.row is None]
    return Agenda(starts, [*own, *_heads_of_papers(structure, starts)])


def _heads_of_papers(structure: Structure, starts: Sequence[Start]) -> Iterator[tuple[int, str]]:
    """Where the papers of listed items begin behind the list: a line with number and title, or a heading so called."""
    if not starts:
        return
    titles = {start.number: bare_title(start.rest).casefold() for start in starts}
    by_title = {title: number for number, title in titles.items() if len(title) >= _TELLING}
    for node in structure.nodes[starts[-1].position + 1 :]:
        block = node.block
        if block is None:
            continue
        number = named_number(block.text) or number_of(text_with_marker(block))
        title = titles.get(number.printed, "") if number else ""
        if number and title and bare_title(number.rest).casefold().startswith(title[:_ALIKE]):
            yield node.index, number.printed
        elif node.is_heading and (told := by_title.get(bare_title(block.text).casefold())):
            yield node.index, told


def _paragraphs(structure: Structure) -> Iterator[Start]:
    """Blocks that begin with a § of this meeting, not one that is mentioned, nor one of another body's treatment.

    Where several abbreviations stand in front ("SN § 50", "AU § 61"), the meeting's own is the most common.
    """
    found: list[tuple[str, Start]] = []
    for node in structure.nodes:
        block = node.block
        if block is None or block.kind in (BlockKind.TOC, BlockKind.FOOTNOTE):
            continue
        if begun := paragraph_start(block.text):
            found.append((paragraph_body(block.text), begun_by(node, *begun)))
    bodies = Counter(body for body, _ in found)
    own = max(bodies, key=lambda body: bodies[body], default="")
    yield from (start for body, start in found if bodies[own] < _SOME or body in (own, ""))


def _with_body(structure: Structure, starts: Sequence[Start]) -> list[Start]:
    """One start for each number: the one with the most text behind it. A list of contents has hardly any."""
    best: dict[str, tuple[int, Start]] = {}
    for start, end in spans(_without_repeated(structure, starts), len(structure.nodes)):
        body = _text(structure, start.position, end)
        if start.number not in best or body > best[start.number][0]:
            best[start.number] = (body, start)
    return sorted((start for _, start in best.values()), key=lambda s: s.position)


def _without_repeated(structure: Structure, starts: Sequence[Start]) -> list[Start]:
    """The starts without those that repeat a § under way: its number, perhaps its title, on the next page."""
    out: list[Start] = []
    for start in starts:
        above = out[-1] if out else None
        repeats = above is not None and above.number == start.number and above.rest.startswith(start.rest)
        if above is None or not repeats or _text(structure, above.position + 1, start.position) < _BEGUN:
            out.append(start)
    return out


def _text(structure: Structure, start: int, end: int) -> int:
    """How many characters the nodes from one place to another have; a table counts as a paragraph."""
    return sum(len(n.item.text) if isinstance(n.item, Block) else _PARAGRAPH for n in structure.nodes[start:end])


def spans(starts: Sequence[Start], n_nodes: int) -> list[tuple[Start, int]]:
    """Each start with the position where the next one, or the document's end, is."""
    return [(s, starts[i + 1].position if i + 1 < len(starts) else n_nodes) for i, s in enumerate(starts)]
