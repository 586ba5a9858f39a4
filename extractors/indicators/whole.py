"""Whom a value describes where nobody is named with it: the place told of, else the document's own municipality."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from extractors.extractor import Reading
from extractors.sections.passage import Passage
from extractors.swedish.places import find_places
from extractors.swedish.terms import patterns
from models.document import Block, Cell
from models.provenance import Provenance
from models.records import DocumentKind

_OWN = re.compile(r"\b(?:kommunens?|vår\s+kommun)\b", re.I)
_OWN_SURVEY = re.compile(r"(?<!\w)\w*(?:enkäten|undersökningen)\b", re.I)  # known by its name: the one asked here
_ELSEWHERE = re.compile(
    r"\b(?:sveriges?|svensk\w*|nationell\w*|riket|rikets|landet|landets|länet|länets|regionen|regionens|EU|europa|världen|globalt?|samhället)\b",
    re.I,
)

# What minutes quote on a matter (a motion, a law) may be of anybody; reports and plans tell of their own municipality.
_QUOTING = frozenset({DocumentKind.PROTOKOLL, DocumentKind.KALLELSE})


@dataclass(frozen=True)
class Whose:
    """Whom a value describes, and where that stands if it does not stand beside the value."""

    name: str | None
    place: Provenance | None = None
    grounds: tuple[str, ...] = ()


def of_whole(reading: Reading, sentence: str, before: str, at: int) -> Whose:
    """Whom a value without a subject of its own describes: the one place of the sentence or of those before it.

    `at` is where the value stands: what is named behind it ("jämfört med 9 procent i länet") is of another.

    Else the document's own municipality, unless the sentence speaks of the country or a region, or stands in minutes
    and does not speak of "kommunen".
    """
    if placed := _placed(sentence):
        return Whose(placed, grounds=("subject_around",))
    for text in (sentence, before):
        names = {place.name for place in find_places(text)}
        if names:
            return Whose(names.pop(), grounds=("subject_around",)) if len(names) == 1 else Whose(None)
    says_own = _OWN.search(sentence) is not None
    if not says_own and _OWN_SURVEY.search(sentence) and not _ELSEWHERE.search(sentence[:at]):
        return own(reading, quoted=False)
    if not says_own and _ELSEWHERE.search(sentence[:at]):
        return Whose(None)
    whose = own(reading, quoted=not says_own)
    return Whose("kommunen", grounds=("subject_around",)) if says_own and whose.name is None else whose


@cache
def _set_in() -> re.Pattern[str]:
    """A place or school at the beginning of a sentence, and its verb behind it."""
    name = r"[A-ZÅÄÖ][a-zåäöé-]{2,}"
    verbs = "|".join(patterns("indicator_prose", key) for key in ("is", "opinion", "has", "moves", "happens", "stays"))
    return re.compile(rf"(?:I|På|Vid|Hos)\s+(?P<name>{name}(?:\s{name})?)\s+(?:{verbs})\b")


def _placed(sentence: str) -> str | None:
    """The place or school that a sentence is set in, and no municipality: "På Björkskolan var …", "I Söderfors …"."""
    match = _set_in().match(sentence)
    if (
        match is None
        or find_places(match["name"])
        or re.fullmatch(patterns("indicator_prose", "no_place"), match["name"], re.I)
    ):
        return None
    return str(match["name"])


def of_table(reading: Reading, around: Iterable[Block | Cell | None]) -> Whose:
    """Whom a table's values describe: the one municipality that its corner, caption or headings name, else the own."""
    for item in around:
        places = find_places(item.text) if item else []
        if item is not None and len({p.name for p in places}) == 1:
            found = Passage.of(item).places(reading.quoter, places[0].start, places[0].end)
            return Whose(places[0].name, found[0] if found else None, ("subject_around",))
    return own(reading, quoted=True)


def is_own(subject: str) -> bool:
    """Whether a header says no more than that its values are the own municipality's: "Kommunen"."""
    own_or_all = r"(?:den\s+)?(?:egna?\s+|vår\s+|hela\s+)?kommun(?:en)?"
    return re.fullmatch(own_or_all, subject.strip(), re.I) is not None


def own(reading: Reading, *, quoted: bool) -> Whose:
    """The municipality whose document it is, with where it is printed; nobody where the document may quote others."""
    document = reading.document
    if document is None or document.municipality is None or (quoted and reading.kind.kind in _QUOTING):
        return Whose(None)
    place = document.evidence.get("municipality") or next(iter(document.places), None)
    return Whose(document.municipality, place, ("subject_own",))
