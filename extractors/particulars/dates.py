"""The day of a meeting or of a paper."""

import re
from collections.abc import Iterator
from datetime import date

from extractors.extractor import Reading
from extractors.particulars import labelled
from extractors.particulars.told import Told
from extractors.sections.head import GENRES, NAMED_BY_GENRE, HeadText
from extractors.swedish.dates import find_dates
from extractors.swedish.organizations import find_organizations
from extractors.swedish.references import find_references

_MEETING = re.compile(
    r"(?:sammanträdes|mötes)(?:datum|dag|tid)|datum och tid|tid och plats|plats och tid|sammanträde|^(?:tid|dag)\b",
    re.I,
)
_LABEL = re.compile(
    r"^(?!(?:slut|start|mål)datum)(?:\w*datum|daterad)\b\s*(?::?\s*$|:)", re.I
)  # of the paper, not of what it tells
_AFTERWARDS = re.compile(
    r"\b(?:juster|anslag|anslå|uppsätt|nedtag|överklag|sista dag|gäll|gilti|revider|uppfölj|t\.?o\.?m)", re.I
)  # dates after a meeting
_OWN = re.compile(
    r"\b(?:datum|daterad|upprättad|upprättat|behandlad|behandlat|utfärdad|utfärdat|antagen|antaget|antagna|fastställd|fastställt|beslutad|beslutat|beslutsdatum)\b",
    re.I,
)


def day_of(reading: Reading) -> Told | None:
    """The meeting's date, else the date that the head gives the document."""
    dated = list(_full_dates(reading))
    for label in (_MEETING,) if reading.kind.kind in NAMED_BY_GENRE else (_LABEL, _OWN, _MEETING):
        for head, before, day, span in dated:
            if label.search(before) or label.search(head.text[: span[0]]):
                return day, head.place(reading.structure, *span)
    for head, _, day, span in dated:
        if _is_particulars(head, span):
            return day, head.place(reading.structure, *span)
    if reading.kind.kind not in NAMED_BY_GENRE:
        return labelled.adopted_on(reading)
    if dated:
        head, _, day, span = dated[0]
        return day, head.place(reading.structure, *span)
    return _labelled_day(reading)


def _labelled_day(reading: Reading) -> Told | None:
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
    known += sum(len(word[0]) for word in GENRES.finditer(head.text))
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
