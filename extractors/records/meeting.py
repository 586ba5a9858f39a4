"""The meeting: when and where, and who was there."""

import re
from collections.abc import Sequence

from extractors.extractor import Extractor, Reading
from extractors.meeting.lists import participants
from extractors.meeting.tables import participants_of
from extractors.sections.agenda import agenda
from extractors.sections.fragments import Fragment, fragments
from extractors.swedish.dates import find_dates, find_times
from models.document import BlockKind
from models.provenance import Provenance
from models.records import DocumentKind, Meeting, Participant

_WITH_MEETING = (DocumentKind.PROTOKOLL, DocumentKind.KALLELSE)
_LABEL = re.compile(
    r"^(?:(?:sammanträdes|mötes)?(?:plats|tid|lokal|datum|klockslag)(?:en)?(?:\s*(?:och|/|,|&)\s*(?:plats|tid|datum|lokal))*)\b\s*:?\s*",
    re.I,
)
_CLOCK = re.compile(r"[,;]?\s*(?:mellan\s+)?(?:kl\.?|klockan)\s*\d|[,;]?\s*\d{1,2}[.:]\d{2}\b", re.I)
_WEEKDAY = re.compile(r"\b(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\b(?:\s+den)?", re.I)


def extract(reading: Reading) -> list[Meeting]:
    """The meeting of minutes or a notice; nothing for other kinds."""
    if reading.kind.kind not in _WITH_MEETING:
        return []
    opening = _opening(reading)
    evidence: dict[str, Provenance] = {}
    values: dict[str, object] = {}
    for fragment, value, label in _place_and_time(opening):
        _note_times(fragment, value, reading, values, evidence)
        if "place" not in values and re.search("plats|lokal", label, re.I) and (place := _place(value)):
            values["place"], evidence["place"] = place, fragment.place(reading.quoter)
    date = reading.document.date if reading.document else None
    if date and reading.document and "date" in reading.document.evidence:
        values["date"], evidence["date"] = date, reading.document.evidence["date"]
    present = _present(reading, opening) if reading.kind.kind is DocumentKind.PROTOKOLL else ()
    where = next(iter(evidence.values()), None) or (reading.document.places[0] if reading.document else None)
    if where is None or not (values or present):
        return []
    return [
        Meeting.model_validate(
            {
                "id": reading.ids.make("meeting"),
                "places": (where,),
                "evidence": evidence,
                "extractor": "meeting",
                "confidence": 0.9 if {"date", "place", "start"} <= set(values) else 0.7,
                "participants": tuple(present),
                **values,
            }
        )
    ]


def _present(reading: Reading, opening: Sequence[Fragment]) -> list[Participant]:
    """Those present: from a table of names where there is one, else from the lists of the opening."""
    first_item = agenda(reading.structure, reading.kind.kind).first()
    for node, table in reading.structure.tables():
        if node.index < first_item and (found := list(participants_of(reading, table))):
            return found
    return participants(opening, reading)


def _opening(reading: Reading) -> list[Fragment]:
    """The fragments before the first item of business: the first page's form and list of those present."""
    first = min((i.page for i in reading.agenda_items), default=2)
    start = reading.agenda_items[0].places[0] if reading.agenda_items else None
    out: list[Fragment] = []
    for node in reading.structure.nodes:
        if node.item.page > max(first, reading.structure.first_page()):
            break
        if node.block is not None and node.block.kind is BlockKind.TOC:
            continue
        for fragment in fragments(node):
            if start and fragment.page == start.page and fragment.top >= start.bbox.top - 1:
                return out
            out.append(fragment)
    return out


def _place_and_time(opening: Sequence[Fragment]) -> list[tuple[Fragment, str, str]]:
    """(fragment, its value, its label) of what stands beside or behind "Plats och tid", "Datum", "Lokal" …"""
    out: list[tuple[Fragment, str, str]] = []
    for i, fragment in enumerate(opening):
        match = _LABEL.match(fragment.text)
        if fragment.label and _LABEL.match(fragment.label):
            out.append((fragment, fragment.text, fragment.label))
        elif match and match.end() < len(fragment.text) and (":" in match[0] or len(match[0].split()) > 1):
            out.append((fragment, fragment.text[match.end() :], match[0]))
        elif match and match.end() >= len(fragment.text) - 1 and i + 1 < len(opening):
            beside = opening[i + 1]
            if beside.page == fragment.page and beside.top - fragment.top < 40:
                out.append((beside, beside.text, fragment.text))
    return out


def _note_times(
    fragment: Fragment, value: str, reading: Reading, values: dict[str, object], evidence: dict[str, Provenance]
) -> None:
    """Take the first time as the start and the last of the same line as the end, where they are not known yet."""
    times = find_times(value)
    if not times or "start" in values:
        return
    values["start"], evidence["start"] = times[0], fragment.place(reading.quoter)
    if len(times) > 1:
        values["end"], evidence["end"] = times[-1], fragment.place(reading.quoter)


def _place(value: str) -> str | None:
    """The place in "Stadshuset, sal B, tisdagen den 3 maj 2022 kl. 13.00–16.40"."""
    ends = [len(value)]
    if match := _CLOCK.search(value):
        ends.append(match.start())
    if match := _WEEKDAY.search(value):
        ends.append(match.start())
    ends += [d.start for d in find_dates(value) if d.first is not None and d.first == d.last]
    place = value[: min(ends)].strip(" ,;–-")
    return place if re.search(r"[^\W\d_]{3}", place) else None


EXTRACTOR = Extractor(fills="meeting", run=extract, after=("document", "agenda_items"))
