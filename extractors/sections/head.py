"""The head of a document: its letterhead, what stands above and around the title, and the title itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.sections.fragments import pieces
from extractors.sections.passage import Passage
from extractors.sections.roles import Role, role_of
from extractors.sections.tree import Structure
from extractors.swedish.dates import find_dates
from extractors.swedish.municipalities import find_municipalities, find_municipality
from extractors.swedish.organizations import find_organizations
from extractors.swedish.references import find_references
from models.document import Block, BlockKind, Table
from models.provenance import Provenance
from models.records import DocumentKind

_ENOUGH = 14  # blocks: by then the head is over
GENRE = re.compile(
    r"(?:sammanträdes)?protokoll(?:sutdrag)?|(?:minnes|mötes)anteckningar|kallelse|föredragningslista|dagordning|tjänste(?:skrivelse|utlåtande)|"
    r"skrivelse|missiv|rapport|styrdokument|beslutsunderlag|handling(?:ar)?",
    re.IGNORECASE,
)
GENRES = re.compile(
    rf"(?<!\w)(?:{GENRE.pattern})(?:\s?(?:/|\boch\b|[–-])\s?(?:{GENRE.pattern}|underrättelse|ärendelista))*(?!\w)",
    re.IGNORECASE,
)  # a paper may have two names: "Kallelse / Föredragningslista"
NAMED_BY_GENRE = (DocumentKind.PROTOKOLL, DocumentKind.KALLELSE)
_WORD_OF_GENRE = re.compile(rf"(?<!\w)(?:{GENRE.pattern}|sammanträdesdatum|datum)(?!\w)", re.IGNORECASE)
_PHRASE = 3  # words
_FORM = 2  # columns: a label and its value
_LINE_BELOW = 100  # characters of a subtitle
_LINE = 60  # characters: what stands above a title is short
_SHORT = 160  # characters: the head has no long paragraphs


@dataclass(frozen=True)
class HeadText:
    """A short text of the head. `is_letterhead` tells that it recurs at the edge of the pages."""

    passage: Passage
    is_letterhead: bool

    @property
    def text(self) -> str:
        """The text."""
        return self.passage.text

    def place(self, structure: Structure, start: int = 0, end: int | None = None) -> Provenance:
        """Where text[start:end] stands."""
        return self.passage.place(structure.quoter, start, end)


def head_texts(structure: Structure) -> list[HeadText]:
    """The letterhead's lines, then the short blocks and the cells at the start of the first page with text."""
    first = structure.first_page()
    out = [HeadText(p, True) for b in structure.furniture() if b.page == first for p in parts_of(b)]
    out += [HeadText(p, False) for p in _opening(structure, first)]
    known = {h.text for h in out}
    later = {p.text: p for b in structure.furniture() if b.page != first for p in parts_of(b)}
    return out + [HeadText(p, True) for text, p in later.items() if text not in known]


def parts_of(block: Block) -> list[Passage]:
    """A block of the head as it stands, or where its lines have wide gaps, what stands between the gaps."""
    lines = [part for line in block.lines for part in pieces(line)]
    if len(lines) == len(block.lines):
        return [Passage.of(block)]
    return [Passage(line.text, (line,)) for line in lines]


def _opening(structure: Structure, first: int) -> Iterator[Passage]:
    """Short texts at the start of the first page."""
    for node in structure.nodes[:_ENOUGH]:
        if node.item.page != first:
            return
        if isinstance(node.item, Table):
            if node.headings and node.item.n_columns > _FORM:
                continue  # below a heading a wide table is content, not the form of a letterhead
            yield from (Passage.of(c) for c in node.item.cells if c.text and len(c.text) <= _SHORT)
        elif node.item.kind is not BlockKind.TOC:
            yield from (part for part in parts_of(node.item) if len(part.text) <= _SHORT)


def title_block(structure: Structure) -> Block | None:
    """The block that is the title: the largest heading on the first pages that says more than who sends it.

    A section's name that says what it is about is the title where nothing else is set as large: "Analys av enkäten".
    """
    first = structure.first_page()
    found = [n.item for n in structure.nodes if n.is_heading and isinstance(n.item, Block) and n.item.page <= first + 1]
    heads = [h for h in found if not names_sender(h.text)]
    heads = [h for h in heads if h.page == first] or heads
    largest = max((h.lines[0].size for h in heads), default=0.0)
    above = [h for h in found if h.page == first and _names_section(h.text) and h.lines[0].size > largest + 0.2]
    if len(above) == 1 and _says_about(above[0].text):
        return above[0]
    return next((h for h in heads if h.lines[0].size >= largest - 0.2), None)


def subtitle(structure: Structure, title: Block | None) -> str:
    """The line right under the title, where it is one: short, no sentence, on the same page. Else an empty text."""
    at = next((n.index for n in structure.nodes if title is not None and n.item is title), None)
    if at is None or at + 1 >= len(structure.nodes):
        return ""
    block = structure.nodes[at + 1].block
    if block is None or title is None or block.page != title.page or len(block.text) > _LINE_BELOW:
        return ""
    return "" if block.text.endswith((".", ":", "?")) or len(block.lines) > 2 else block.text


def up_to_title(head: Sequence[HeadText], title: Block | None) -> list[HeadText]:
    """The letterhead and the short lines above the title; all of the head's where there is none."""
    above: list[HeadText] = []
    reached = False
    for text in head:
        reached = reached or (title is not None and text.text == title.text)
        if text.is_letterhead or (not reached and len(text.text) < _LINE):
            above.append(text)
    return above


_SECTION_ROLES = frozenset(Role) - {Role.MEASURES, Role.GOALS, Role.GROUP}  # a title may speak of measures


def _names_section(text: str) -> bool:
    """Whether a text is the name of a section."""
    return role_of(text) in _SECTION_ROLES


def _says_about(text: str) -> bool:
    """Whether the name of a section says what it is about, as a title does, and not only that it is this matter."""
    about = len(text.split()) >= _PHRASE and role_of(text) in (Role.BACKGROUND, Role.PROPOSED)
    return about and not re.search(r"\b(?:ärende\w*|beslut\w*|ställningstagande)\b", text, re.I)


def names_sender(text: str) -> bool:
    """Whether a text says no more than who sends it and when, what genre it is or which section begins."""
    if GENRES.fullmatch(text) or text.startswith("§") or _names_section(text):
        return True
    if find_municipality(text) and len(text.split()) <= 3:
        return True
    said = find_organizations(text)
    if not said and not find_municipalities(text):
        return False
    spans = [match.span() for match in _WORD_OF_GENRE.finditer(text)]
    spans += [(s.start, s.end) for s in said] + [(s.start, s.end) for s in find_municipalities(text)]
    spans += [(s.start, s.end) for s in find_dates(text)] + [(s.start, s.end) for s in find_references(text)]
    known = {i for start, end in spans for i in range(start, end)}
    return len(known) > 0.8 * len(text.replace(" ", ""))
