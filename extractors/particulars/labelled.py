"""What the form of a governing document says of it: "Beslutad av", "Beslutsdatum", "Diarienummer" with their values."""

import re
from collections.abc import Iterator
from datetime import date

from extractors.extractor import Reading
from extractors.particulars.told import Told
from extractors.sections.passage import Passage
from extractors.swedish.dates import find_dates
from extractors.swedish.organizations import find_organizations, is_committee
from extractors.swedish.references import find_references
from models.document import Table

_PAGES = 2  # a form stands on the cover or on the page behind it
_SHORT = 90  # characters of a value
_LABELLED = re.compile(r"(?P<label>[^\W\d_][^.:\d]{2,40}?)\s*:\s*(?=\S)")
_NUMBER = re.compile(r"(?:diarie|ärende)-?\s?(?:nummer|nr|beteckning)|d\.?nr", re.I)
_ADOPTER = re.compile(
    r"(?:besluta[dt]|antag(?:en|et)|fastställ[dt])(?:\s+(?:av|i))?|beslut(?:sinstans|sorgan|sfattare|ande\s+organ)|beslut\s+av",
    re.I,
)
_ADOPTED = re.compile(
    r"(?:besluts|antagande|fastställelse)datum|datum\s+för\s+(?:beslut|antagande|fastställande)|"
    r"(?:besluta[dt]|antag(?:en|et)|fastställ[dt])(?:\s+(?:den|av|i))?",
    re.I,
)


def _form(reading: Reading) -> Iterator[tuple[str, Passage]]:
    """(label, value) of the form: cells beside each other, or lines with a colon."""
    first = reading.structure.first_page()
    for node in reading.structure.nodes:
        if node.item.page >= first + _PAGES:
            return
        if isinstance(node.item, Table):
            yield from _cells(node.item)
        elif match := _LABELLED.match(node.item.text):
            yield match["label"], node.passage


def _cells(table: Table) -> Iterator[tuple[str, Passage]]:
    """Each short cell with the one to its right."""
    for cell in table.cells:
        value = table.at(cell.row, cell.column + 1)
        if cell.text and value is not None and value is not cell and value.text and len(value.text) <= _SHORT:
            yield cell.text.rstrip(" :"), Passage.of(value)


def adopter(reading: Reading) -> Told | None:
    """The committee that adopted the document."""
    for label, value in _form(reading):
        if _ADOPTER.fullmatch(label):
            for span in find_organizations(value.text):
                if is_committee(span.canonical):
                    return span.canonical, value.place(reading.quoter, span.start, span.end)
    return None


def adopted_on(reading: Reading) -> Told | None:
    """The day on which the document was adopted."""
    for label, value in _form(reading):
        if _ADOPTED.fullmatch(label):
            for found in find_dates(value.text):
                if isinstance(found.first, date) and found.first == found.last:
                    return found.first, value.place(reading.quoter, found.start, found.end)
    return None


def number(reading: Reading) -> Told | None:
    """The document's registry number."""
    for label, value in _form(reading):
        if _NUMBER.fullmatch(label):
            found = find_references(f"Dnr {_behind_label(value.text)}")
            if found:
                at = value.text.find(found[0].printed)
                return found[0].printed, value.place(reading.quoter, at, at + len(found[0].printed))
    return None


def _behind_label(text: str) -> str:
    """A line without its label."""
    match = _LABELLED.match(text)
    return text[match.end() :] if match else text
