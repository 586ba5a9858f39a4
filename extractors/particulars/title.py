"""The title of a paper."""

import re

from extractors.extractor import Reading
from extractors.particulars.told import Told, is_head_line
from extractors.sections.head import GENRE, GENRES, NAMED_BY_GENRE
from extractors.sections.passage import Passage
from extractors.sections.tree import Structure
from models.document import Block, BlockKind

_GOES_ON = re.compile(rf"(?:{GENRE.pattern})\s+(?:till|från|för|med|vid)\s+\w", re.I)  # "Kallelse till …"
_WITHIN = re.compile(
    r"(?:för|om|till|i|vid|inom|avseende|gällande|angående|med|på|av|och|samt|över|mot|enligt)\s+\S"
)  # how a line begins that goes on from the one above
_YEARS = re.compile(r"(?:för\s+)?(?:åren\s+|år\s+)?(?:19|20)\d\d(?:\s?[–-]\s?(?:19|20)?\d\d)?")
_GENRE_WORDS = 2  # of a title that needs its years: "Folkhälsoprogram", "2018–2021"
_GENRE_ALONE = re.compile(r"(?:projekt|genomförande)(?:plan|direktiv)", re.I)  # what stands below names the project
_NEAR = 1.5  # times the title's size: the room above its next line


def title(reading: Reading) -> Told | None:
    """The title; of minutes and notices the name of the genre, where it is printed, with what goes on from it."""
    named = reading.title is not None and _GOES_ON.match(reading.title.text)
    if reading.kind.kind in NAMED_BY_GENRE and not named:
        for head in reading.head:
            if _GOES_ON.match(head.text) and not head.is_letterhead and is_head_line(head):
                return head.text, head.place(reading.structure)
            if match := GENRES.search(head.text):
                return match[0], head.place(reading.structure, *match.span())
    if reading.title is None:
        return None
    whole = _with_next_line(reading.structure, reading.title)
    return whole.text, whole.place(reading.quoter)


def _with_next_line(structure: Structure, block: Block) -> Passage:
    """The title with the line below that goes on within its phrase: "Trafikprogram", "för Sala kommun 2024–2028"."""
    at = next((n.index for n in structure.nodes if n.item is block), None)
    below = structure.nodes[at + 1].block if at is not None and at + 1 < len(structure.nodes) else None
    if below is None or below.page != block.page:
        return Passage.of(block)
    if _YEARS.fullmatch(below.text) and len(block.text.split()) <= _GENRE_WORDS:
        return Passage(f"{block.text} {below.text}", (*block.lines, *below.lines))
    if below.kind is not BlockKind.HEADING:
        return Passage.of(block)
    room = below.lines[0].bbox.top - block.lines[-1].bbox.bottom
    is_name = _GENRE_ALONE.fullmatch(block.text) is not None
    goes_on = (is_name or _WITHIN.match(below.text) is not None) and not below.text.endswith((".", ":", "?"))
    if not goes_on or room > _NEAR * block.lines[-1].size:
        return Passage.of(block)
    return Passage(f"{block.text} {below.text}", (*block.lines, *below.lines))
