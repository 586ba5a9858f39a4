"""Measures in lists: bullets and lines under a heading or a lead that announces them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.extractor import Reading
from extractors.measures.announcing import HEADLINE, announces, grouping, without_number
from extractors.measures.assigning import find_intent, may_act, without_lead
from extractors.measures.assignments import without_deadline
from extractors.measures.draft import Draft
from extractors.measures.fields import Below
from extractors.measures.items import CLOSED, grounds_of
from extractors.measures.leads import lead_of, told_by
from extractors.measures.needs import SUBJECT
from extractors.measures.unmarked import unmarked
from extractors.measures.wording import Wording, named_measure, people, take_apart
from extractors.sections.passage import Passage
from extractors.sections.roles import Role, role_of
from extractors.sections.tree import Node
from extractors.swedish.actions import is_verb_led
from extractors.swedish.boundaries import sentences
from extractors.swedish.dates import find_deadline, find_years
from models.document import Block, BlockKind
from models.records import DocumentKind

_PLANS = frozenset({DocumentKind.ATGARDSPLAN, DocumentKind.HANDLINGSPROGRAM})
_BY = re.compile(
    r"\b\w{3,}(?:as|s)\s+av\s+(?P<who>[^.,;()]{2,60}?)(?=$|[.,;(]|\s(?:under|före|senast|till|i|innan|vid|med|på|för)\s)"
)
_OWN = re.compile(r"(?:vi|kommunen|staden|kommunkoncernen)", re.I)


def from_lists(reading: Reading, below: Below) -> Iterator[Draft]:
    """Measures outside tables, in the order of the document."""
    plain = unmarked(reading)
    plan = reading.kind.kind in _PLANS
    for node, block in reading.structure.blocks():
        if node.index in below.lines:
            continue
        named = named_measure(block.text)
        start, wording = _deed(named or 0, take_apart(block.text[named or 0 :]))
        under = below.under.get(node.index)
        is_plain = node.index in plain.items
        lead = plain.leads.get(node.index) if is_plain else lead_of(reading, node)
        grounds = grounds_of(node, block, lead, plan=plan, is_plain=is_plain)
        led = announces(node) and is_verb_led(wording.text)
        if named is not None and (under or _is_labelled(wording)):
            grounds = ("named_measure", "fields_labelled")
        elif (under and under.responsible) or _is_labelled(wording, is_led=led):
            is_open = node.role not in CLOSED and node.role is not Role.GOALS
            grounds = ("fields_labelled", *grounds) if is_open else grounds
        elif not grounds and block.kind is BlockKind.LIST_ITEM and announces(node):
            is_told = wording.responsible and node.role not in CLOSED
            grounds = ("announced_by_heading", "responsible_in_wording") if is_told else ()
        if "need" in grounds:
            wording = _without_time(wording)
        if grounds:
            yield from draft_of(reading, node, Told(wording, under, lead, start), grounds)


def _without_time(wording: Wording) -> Wording:
    """A need's wording with the time at its end in a field of its own."""
    found = find_deadline(wording.text)
    text = without_deadline(wording.text, found)
    return replace(wording, text=text, deadline=wording.deadline or (found.printed if found else None))


def _deed(start: int, wording: Wording) -> tuple[int, Wording]:
    """Where the deed begins and its wording: of "Nämnden ska se över taxan" what stands behind "ska", who beside it.

    What we or the municipality as a whole take on stays as it is worded.
    """
    taken = find_intent(wording.text)
    if taken is None or not wording.text.startswith(taken.who) or _OWN.fullmatch(taken.who):
        return start, wording
    deed = wording.text[taken.start :]
    if not is_verb_led(without_lead(deed)):
        return start, wording
    who = wording.responsible or taken.responsible
    when = wording.deadline or own_time(deed)
    text = without_lead(deed).rstrip(" .")
    at = taken.start + deed.find(text)
    return start + at, replace(wording, text=text, end=at + len(text), responsible=who, deadline=when)


@dataclass(frozen=True)
class Told:
    """What is told of the measure that a block is: in its own wording, in labelled lines below, in the lead above."""

    wording: Wording
    under: Wording | None
    lead: Block | None
    start: int


def _is_labelled(wording: Wording, *, is_led: bool = False) -> bool:
    """Whether a wording says who, and when or how far: what it is said of is a measure, whatever leads it.

    Where an exhortation leads it under a heading of measures (`is_led`), who is enough.
    """
    return wording.labelled and bool(wording.responsible) and bool(wording.deadline or wording.status or is_led)


def draft_of(reading: Reading, node: Node, told: Told, grounds: tuple[str, ...]) -> Iterator[Draft]:
    """The measure that a block is; none where nothing is left of it."""
    text, wording, under = node.passage.text, told.wording, told.under or Wording("", 0)
    category = grouping(reading, node)
    head, description = _headline(wording) if wording.labelled or told.under else (wording.text, None)
    places = node.passage.places(reading.quoter, told.start, told.start + len(head))
    head = re.sub(r"^att\s+(?=\w)", "", head)
    if not places or len(head) < 4:
        return
    own, when = wording.responsible + under.responsible, wording.deadline or under.deadline
    responsible = own or _agent(head) or _told_in(told.lead, node)
    deadline = when or own_time(head) or year_of(node.heading) or _time_of(told.lead)
    inferred = {"responsible_inferred": responsible and not own, "deadline_inferred": deadline and not when}
    yield Draft(
        text=head,
        places=places,
        anchor=("list", text),
        grounds=("in_list", *grounds, *(name for name, is_so in inferred.items() if is_so)),
        category=without_number(category.text) if category else None,
        responsible=responsible,
        deadline=deadline,
        status=wording.status or under.status,
        follow_up=wording.follow_up or under.follow_up,
        description=description or wording.description or under.description,
        evidence={"category": Passage.of(category).place(reading.quoter)} if category else {},
    )


def _headline(wording: Wording) -> tuple[str, str | None]:
    """A measure that is set as a short headline over its description: "Fler bänkar. Längs ån saknas …" cut in two."""
    spans = sentences(wording.text)
    if len(spans) < 2 or len(wording.text[slice(*spans[0])].split()) > HEADLINE:
        return wording.text, None
    return wording.text[slice(*spans[0])].rstrip("."), wording.text[spans[1][0] :]


def _agent(text: str) -> tuple[str, ...]:
    """Who does it by the measure's own words: "Belysningen lagas av gatuenheten", "Nämnden bör se över taxan"."""
    if (needs := SUBJECT.match(text)) and may_act(needs["who"]):
        return people(needs["who"])
    match = _BY.search(text)
    return people(match["who"]) if match and may_act(match["who"]) else ()


def _told_in(lead: Block | None, node: Node) -> tuple[str, ...]:
    """Who the lead of a list or its heading tells: "Socialnämnden får i uppdrag att:"."""
    for block in (lead, node.heading):
        if block is not None and (told := told_by(block.text.rsplit(". ", 1)[-1])):
            return told
    return ()


def own_time(text: str) -> str | None:
    """The time that a measure's own words set: "… senast 2024", "… två gånger per år"."""
    found = find_deadline(text)
    return found.printed if found else None


def _time_of(lead: Block | None) -> str | None:
    """The time that the lead of a list sets for all of it: "Under 2024 ska vi:"."""
    found = find_deadline(lead.text) if lead is not None else None
    return found.printed if found and found.first else None


def year_of(heading: Block | None) -> str | None:
    """The one year that a heading of measures names."""
    if heading is None or role_of(heading.text) is not Role.MEASURES:
        return None
    years = find_years(heading.text)
    return years[0].printed if len(years) == 1 else None
