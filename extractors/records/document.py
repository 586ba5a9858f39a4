"""What a document says about itself."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from extractors.extractor import Extractor, Reading
from extractors.sections.closing import recipients, signatures
from extractors.sections.head import GENRE, HeadText
from extractors.sections.passage import Passage
from extractors.sections.roles import Role
from extractors.swedish.dates import find_dates
from extractors.swedish.municipalities import find_municipalities, find_municipality
from extractors.swedish.organizations import find_organizations, is_committee
from extractors.swedish.references import find_references
from models.provenance import Provenance
from models.records import DocumentInfo, DocumentKind

_NAMED_BY_GENRE = (DocumentKind.PROTOKOLL, DocumentKind.KALLELSE)
_MEETING = re.compile(
    r"(?:sammanträdes|mötes)(?:datum|dag|tid)|datum och tid|tid och plats|plats och tid|sammanträde|^(?:tid|dag)\b",
    re.I,
)
_LABEL = re.compile(
    r"^(?!(?:slut|start|mål)datum)(?:\w*datum|daterad)\b\s*(?::?\s*$|:)", re.I
)  # of the paper, not of what it tells
_AFTERWARDS = re.compile(r"\b(?:juster|anslag|anslå|uppsätt|nedtag|överklag|sista dag)", re.I)  # dates after a meeting
_OWN = re.compile(
    r"\b(?:datum|daterad|upprättad|utfärdad|utfärdat|antagen|antaget|antagna|fastställd|fastställt|beslutad|beslutat|beslutsdatum)\b",
    re.I,
)
_ADOPTED = re.compile(
    r"\b(?:antag(?:en|et|na)|fastställ(?:d|t|da)|beslutad|beslutat|godkän(?:d|t|da))\s+(?:av|i)\s+", re.I
)
_VERSION = re.compile(r"\bversion\s*:?\s*\d[\d.–-]*", re.I)
_SURVEY = re.compile(r"\b\w*(?:undersökning|enkät)(?:en|ens|ar)?,?(?:\s+[^\W\d]+){0,5}?,?\s+((?:19|20)\d\d)\b", re.I)
_GENRE = re.compile(rf"(?<!\w)(?:{GENRE.pattern})(?!\w)", re.I)
_GOES_ON = re.compile(rf"(?:{GENRE.pattern})\s+(?:till|från|för|med|vid)\s+\w", re.I)  # "Kallelse till …"
_HEAD = ("title", "municipality", "organization", "date", "reference")
_Found = tuple[object, Provenance]


def extract(reading: Reading) -> list[DocumentInfo]:
    """The document's particulars; always exactly one record."""
    finders = {
        "title": _title,
        "municipality": _municipality,
        "organization": _organization,
        "date": _date,
        "reference": _reference,
        "version": _version,
        "survey_year": _survey_year,
    }
    found = {name: value for name, find in finders.items() if (value := find(reading)) is not None}
    evidence = {name: place for name, (_, place) in found.items()}
    place = evidence.get("title") or _first_words(reading)
    structure = reading.structure
    return [
        DocumentInfo.model_validate(
            {
                "id": reading.ids.make("document"),
                "kind": reading.kind.kind,
                "places": (place,),
                "evidence": evidence,
                "extractor": "document",
                "grounds": (*reading.kind_grounds, *(f"{name}_found" for name in _HEAD if name in found)),
                "recipients": ()
                if reading.kind.kind in _NAMED_BY_GENRE
                else tuple(recipients(structure, reading.title)),
                "signed_by": tuple(signatures(structure)),
                **{name: value for name, (value, _) in found.items()},
            }
        )
    ]


def _first_words(reading: Reading) -> Provenance:
    """The first text of the document, where it has no title."""
    line = next(reading.structure.parsed.lines())
    return reading.quoter.at(line.page, line.boxes)


def _title(reading: Reading) -> _Found | None:
    """The title; of minutes and notices the name of the genre, where it is printed, with what goes on from it."""
    named = reading.title is not None and _GOES_ON.match(reading.title.text)
    if reading.kind.kind in _NAMED_BY_GENRE and not named:
        for head in reading.head:
            if _GOES_ON.match(head.text) and not head.is_letterhead and _is_head_line(head):
                return head.text, head.place(reading.structure)
            if match := _GENRE.search(head.text):
                return match[0], head.place(reading.structure, *match.span())
    if reading.title is None:
        return None
    return reading.title.text, Passage.of(reading.title).place(reading.quoter)


def _municipality(reading: Reading) -> _Found | None:
    """The municipality that the letterhead names, else the one that the title or most of the text names."""
    for letterhead in (True, False):
        for head in reading.head:
            if head.is_letterhead == letterhead and (name := _named_as_sender(head.text)):
                return name, head.place(reading.structure)
    counts: Counter[str] = Counter()
    places: dict[str, Passage] = {}
    for node, block in reading.structure.blocks():
        if re.search(r"\b(?:kommun|stad)", block.text, re.I) and (name := find_municipality(block.text)):
            counts[name] += 1
            places.setdefault(name, node.passage)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0], places[ranked[0][0]].place(reading.quoter)


def _named_as_sender(text: str) -> str | None:
    """The municipality in a line of the head: "X kommun", or its name alone."""
    if re.search(r"\b(?:kommun|stad)s?\b", text, re.I) or len(text.split()) <= 3:
        return find_municipality(text)
    return None


def _organization(reading: Reading) -> _Found | None:
    """The committee that the letterhead or the head names, else the one a proposal is put to."""
    heads = sorted(reading.head, key=lambda h: not h.is_letterhead)
    for alone in (True, False):
        for head in heads:
            for span in find_organizations(head.text):
                share = _share(head.text, span.start, span.end)
                if _may_send(span.canonical) and (share > 0.5 if alone else share > 0.25 and _is_head_line(head)):
                    return span.canonical, head.place(reading.structure, span.start, span.end)
    return _adopter(reading) or _asked(reading)


def _adopter(reading: Reading) -> _Found | None:
    """The committee that adopted it, by the head's words: "Antaget av kommunfullmäktige 2024-03-21"."""
    for head in reading.head:
        adopted = _ADOPTED.search(head.text)
        for span in find_organizations(head.text) if adopted else ():
            if adopted and span.start == adopted.end() and _may_send(span.canonical):
                return span.canonical, head.place(reading.structure, span.start, span.end)
    return None


def _share(text: str, start: int, end: int) -> float:
    """How much of a line a body's name is, the name of its municipality not counted.

    "Uppdrag från fullmäktige" names the body that something comes from: nothing of it is the sender's name.
    """
    if re.search(r"\b(?:uppdrag|mål|medel|bidrag|direktiv)\s+från\s+$", text[:start], re.I):
        return 0.0
    elsewhere = [s for s in find_municipalities(text) if s.end <= start or s.start >= end]
    rest = len(text) - sum(s.end - s.start for s in elsewhere)
    return (end - start) / max(1, rest)


def _may_send(body: str) -> bool:
    """Whether a body has papers of its own: a committee, or a council of a name (Kommunala pensionärsrådet)."""
    return is_committee(body) or body.endswith("rådet")


def _is_head_line(head: HeadText) -> bool:
    """Whether a text is a line of the head rather than a sentence."""
    return len(head.text) < 90 and not head.text.endswith(".")


def _asked(reading: Reading) -> _Found | None:
    """The committee that the document's only proposal is put to: "… nämnden beslutar"."""
    for node, block in reading.structure.blocks():
        if node.role is Role.PROPOSED:
            for span in find_organizations(block.text):
                if is_committee(span.canonical):
                    return span.canonical, node.passage.place(reading.quoter, span.start, span.end)
    return None


def _date(reading: Reading) -> _Found | None:
    """The meeting's date, else the date that the head gives the document."""
    dated = list(_full_dates(reading))
    for label in (_MEETING,) if reading.kind.kind in _NAMED_BY_GENRE else (_LABEL, _OWN, _MEETING):
        for head, before, day, span in dated:
            if label.search(before) or label.search(head.text[: span[0]]):
                return day, head.place(reading.structure, *span)
    for head, _, day, span in dated:
        if _is_particulars(head, span):
            return day, head.place(reading.structure, *span)
    if reading.kind.kind not in _NAMED_BY_GENRE:
        return None
    if dated:
        head, _, day, span = dated[0]
        return day, head.place(reading.structure, *span)
    return _labelled_day(reading)


def _labelled_day(reading: Reading) -> _Found | None:
    """The day of a meeting below its list of those present: "Sammanträdesdatum 20 april 2021"."""
    for node, block in reading.structure.blocks():
        match = re.match(r"(?:sammanträdes|mötes)(?:datum|dag)\b\s*:?\s*", block.text, re.I)
        for found in find_dates(block.text) if match and node.item.page == reading.structure.first_page() else ():
            if found.first is not None and found.first == found.last and match and found.start <= match.end() + 15:
                return found.first, node.passage.place(reading.quoter, found.start, found.end)
    return None


def _is_particulars(head: HeadText, span: tuple[int, int]) -> bool:
    """Whether a line of the head holds particulars only: the date, a body, a registry number."""
    known = span[1] - span[0] + sum(r.end - r.start for r in find_references(head.text))
    known += sum(o.end - o.start for o in find_organizations(head.text))
    known += sum(len(word[0]) for word in _GENRE.finditer(head.text))
    return known > 0.6 * len(head.text)


def _full_dates(reading: Reading) -> Iterator[tuple[HeadText, str, date, tuple[int, int]]]:
    """(text, the text before it, day, span) of each date of one day in the head."""
    previous = ""
    for head in reading.head:
        before = previous if len(previous) < 40 else ""
        for found in find_dates(head.text):
            is_day = found.first is not None and found.first == found.last
            if is_day and found.first and not _AFTERWARDS.search(f"{before} {head.text[: found.start]}"):
                yield head, before, found.first, (found.start, found.end)
        previous = head.text


def _reference(reading: Reading) -> _Found | None:
    """The registry number in the head. Minutes have one for each item, none for the whole."""
    if reading.kind.kind in _NAMED_BY_GENRE:
        return None
    for head in reading.head:
        for found in find_references(head.text):
            return found.printed, head.place(reading.structure, found.start, found.end)
    labels = {"dnr", "diarienr", "diarienummer", "ärendenummer", "ärendenr"}
    for label, value in pairwise(reading.head):
        if label.text.casefold().strip(" :.") in labels and len(value.text) < 25 and any(map(str.isdigit, value.text)):
            return value.text, value.place(reading.structure)
    return None


def _version(reading: Reading) -> _Found | None:
    """The printed version: "Version: 2010"."""
    for head in reading.head:
        if match := _VERSION.search(head.text):
            return match[0].rstrip(".–-"), head.place(reading.structure, *match.span())
    return None


def _survey_year(reading: Reading) -> _Found | None:
    """The year of the survey that the title names."""
    if reading.title is None or not (match := _SURVEY.search(reading.title.text)):
        return None
    return match[1], Passage.of(reading.title).place(reading.quoter, *match.span(1))


EXTRACTOR = Extractor(fills="document", run=extract)
