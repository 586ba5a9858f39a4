"""The meeting: when and where, and who was there."""

from collections.abc import Sequence

from extractors.extractor import Extractor, Reading
from extractors.meeting.lists import participants
from extractors.meeting.tables import participants_of
from extractors.meeting.when import Said, called, place_behind, place_of, said_of_meeting, times_of
from extractors.sections.agenda import agenda
from extractors.sections.fragments import Fragment, fragments
from extractors.sections.roles import Role
from models.document import BlockKind
from models.provenance import Provenance
from models.records import DocumentKind, Meeting, Participant

_WITH_MEETING = (DocumentKind.PROTOKOLL, DocumentKind.KALLELSE)


def extract(reading: Reading) -> list[Meeting]:
    """The meeting of minutes or a notice; nothing for other kinds."""
    if reading.kind.kind not in _WITH_MEETING:
        return []
    opening = _opening(reading, frozenset())
    evidence: dict[str, Provenance] = {}
    values: dict[str, object] = {}
    for said in said_of_meeting(opening):
        _note(said, reading, values, evidence, place_of(said.value) if said.is_where else None)
    if "start" not in values and (line := called(opening)) is not None:
        _note(line, reading, values, evidence, place_behind(line.value))
    date = reading.document.date if reading.document else None
    if date and reading.document and "date" in reading.document.evidence:
        values["date"], evidence["date"] = date, reading.document.evidence["date"]
    present = _present(reading) if reading.kind.kind is DocumentKind.PROTOKOLL else ()
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
                "grounds": tuple(f"{name}_told" for name in ("date", "place", "start", "end") if name in values),
                "participants": tuple(present),
                **values,
            }
        )
    ]


def _present(reading: Reading) -> list[Participant]:
    """Those present: from tables of names, and from the lists of the opening outside of these."""
    first_item = agenda(reading.structure, reading.kind.kind).first()
    found: dict[str, Participant] = {}
    used = set()
    for node, table in reading.structure.tables():
        if node.index < first_item or node.role is Role.PRESENT:
            listed = list(participants_of(reading, table))
            used |= {node.index} if listed else set()
            found.update({person.name: person for person in listed if person.name not in found})
    for person in participants(_opening(reading, frozenset(used)), reading):
        found.setdefault(person.name, person)
    return list(found.values())


def _opening(reading: Reading, without: frozenset[int]) -> list[Fragment]:
    """The fragments before the first item of business: the first page's form and list of those present."""
    first = min((i.page for i in reading.agenda_items), default=2)
    start = reading.agenda_items[0].places[0] if reading.agenda_items else None
    out: list[Fragment] = []
    for node in reading.structure.nodes:
        if node.item.page > max(first, reading.structure.first_page()):
            break
        if node.index in without or (node.block is not None and node.block.kind is BlockKind.TOC):
            continue
        for fragment in fragments(node):
            if start and fragment.page == start.page and fragment.top >= start.bbox.top - 1:
                return out
            out.append(fragment)
    return out


def _note(
    said: Said, reading: Reading, values: dict[str, object], evidence: dict[str, Provenance], place: str | None
) -> None:
    """Take the place, the first time as the start and the last as the end, where they are not known yet."""
    where = said.fragment.place(reading.quoter)
    if "place" not in values and place:
        values["place"], evidence["place"] = place, where
    times: Sequence[str] = () if "start" in values else times_of(said.value)
    if times:
        values["start"], evidence["start"] = times[0], where
    if len(times) > 1:
        values["end"], evidence["end"] = times[-1], where


EXTRACTOR = Extractor(fills="meeting", run=extract, after=("document", "agenda_items"))
