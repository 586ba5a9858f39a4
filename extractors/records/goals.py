"""Goals: under headings that announce them, in tables of goals, with how and when they are measured."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.measures.columns import headers
from extractors.passage import Passage
from extractors.registry import Extractor, Reading
from extractors.sections import Role
from extractors.structure import Node
from extractors.swedish.dates import find_deadline, find_years
from extractors.swedish.boundaries import sentences
from models.document import Block, BlockKind, Table
from models.provenance import Provenance
from models.records import Goal

_NUMBERED = re.compile(r"^(?P<label>(?:\w*mål|målsättning)\s*(?:\d+[.:]?\d*)?\s*[:–.-]\s*)(?P<text>\S.{8,})$", re.I | re.S)
_FIELD = re.compile(r"^(?P<label>mätmetod|metod|så mäter vi|mätning|målvärde|måltal|mål[- ]?nivå|indikator|mätintervall|mäts|tidpunkt|senast)\s*[:–]\s*(?P<value>.+)$", re.I | re.S)
_STATES = re.compile(r"\b(?:ska(?:ll)?|är|har|ökar|minskar|bli|blir|överträffa|nå|senast|vara|känner|upplever|finns|kan)\b", re.I)
_TALKS = re.compile(r"\b(?:målet|målen|inriktningsmålen?|detta mål|dessa mål)\b.{0,40}\b(?:hänger|handlar|bidrar|utgår|beslutades|följs|omfattar|är att se|gäller|syftar|innebär|bygger|formuler|antogs|redovisas)\b", re.I)
_GOAL_COLUMN = re.compile(r"^(?:\w*mål(?:en|et)?|målsättning(?:ar)?|nämndmål|resultatmål|effektmål)(?:\s+\d+)?$", re.I)
_TARGET_COLUMN = re.compile(r"målvärde|måltal|målnivå|mål\s*\d{4}|\d{4} mål", re.I)
_METHOD_COLUMN = re.compile(r"mätmetod|indikator|mått|nyckeltal|hur mäts", re.I)
_VISION = re.compile(r"\b(?:vision|målbild|önskat läge)\b[^.]*:$|^(?:vår |kommunens )?(?:vision|målbild)(?:\s+\d{4})?$", re.I)
_TARGET = re.compile(
    r"(?:minst|högst|lägst|under|över|till)\s+(?:\w+\s+){0,2}?(?:\d[\d,. ]*\s?(?:procent|%|enheter|index|personer|dagar)|(?:index|betyg)\s\d[\d,]*)|"
    r"\d[\d,. ]*\s?(?:procent|%|enheter)",
    re.I,
)


@dataclass(frozen=True)
class _Draft:
    """A goal as it is found."""

    text: str
    deadline: str | None
    places: tuple[Provenance, ...]
    anchor: tuple[str, ...]
    confidence: float
    method: str | None = None
    measured_in: tuple[str, ...] = ()
    target: str | None = None


def extract(reading: Reading) -> list[Goal]:
    """Every goal once, in the order of the document."""
    drafts: list[_Draft] = []
    for node in reading.structure.nodes:
        if isinstance(node.item, Table):
            drafts += _from_table(reading, node.item)
        elif node.is_heading:
            drafts += _from_heading(reading, node, node.item)
        elif node.item.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            _from_block(reading, node, node.item, drafts)
    seen: set[str] = set()
    once = [d for d in drafts if d.places and not (d.text.casefold() in seen or seen.add(d.text.casefold()))]  # type: ignore[func-returns-value]
    return [_record(reading, draft) for draft in once]


def _from_heading(reading: Reading, node: Node, block: Block) -> Iterator[_Draft]:
    """A goal that is itself a heading: "Mål 1: Alla elever ska …"."""
    match = _NUMBERED.match(block.text)
    if match and _STATES.search(match["text"]):
        yield _draft(reading, node.passage, match.start("text"), len(block.text), 0.8)


def _from_block(reading: Reading, node: Node, block: Block, drafts: list[_Draft]) -> None:
    """A goal in running text, or what is said of how the last one is measured."""
    role = node.role
    if role is Role.GOAL_METHOD and drafts:
        drafts[:] = [d if d.method else replace(d, method=block.text.rstrip(".")) for d in drafts]
        return
    if role is Role.GOAL_INTERVAL and drafts:
        years = tuple(y.printed for y in find_years(block.text))
        drafts[:] = [d if d.measured_in else replace(d, measured_in=years) for d in drafts]
        return
    if drafts and (field := _FIELD.match(block.text)):
        drafts[-1] = _with_field(drafts[-1], field["label"].casefold(), field["value"].strip())
        return
    if match := _NUMBERED.match(block.text):
        if _STATES.search(match["text"]):
            drafts.append(_draft(reading, node.passage, match.start("text"), len(block.text), 0.85))
        return
    if node.heading is not None and _VISION.search(node.heading.text) and block.kind is BlockKind.PARAGRAPH:
        drafts.append(_of_vision(reading, node))
        return
    if role is not Role.GOALS or block.text.endswith((":", "?")):
        return
    if block.kind is BlockKind.LIST_ITEM:
        if block.level == 1 and len(block.text) < 400:
            drafts.append(_draft(reading, node.passage, 0, len(block.text), 0.8))
        return
    spans = sentences(block.text)
    goal = [(s, e) for s, e in spans if re.search(r"\bska(?:ll)?\b|\bsenast\b", block.text[s:e]) and not _TALKS.search(block.text[s:e])]
    if goal and len(spans) <= 3:
        drafts.append(_draft(reading, node.passage, goal[0][0], goal[-1][1] if len(goal) == len(spans) else goal[0][1], 0.75))


def _of_vision(reading: Reading, node: Node) -> _Draft:
    """A vision under a heading that announces it; the heading says of which year."""
    draft = _draft(reading, node.passage, 0, len(node.passage.text), 0.75)
    years = find_years(node.heading.text) if node.heading else []
    return replace(draft, deadline=years[0].printed if len(years) == 1 else draft.deadline, target=None)


def _with_field(draft: _Draft, label: str, value: str) -> _Draft:
    """A goal with a labelled line behind it: "Målvärde: 30 procent"."""
    if label.startswith(("mätmetod", "metod", "så mäter", "mätning", "indikator")):
        return replace(draft, method=value.rstrip("."))
    if label.startswith(("mätintervall", "mäts")):
        return replace(draft, measured_in=tuple(y.printed for y in find_years(value)))
    if label.startswith(("tidpunkt", "senast")):
        return replace(draft, deadline=value.rstrip("."))
    return replace(draft, target=value.rstrip("."))


def _from_table(reading: Reading, table: Table) -> Iterator[_Draft]:
    """Goals in a table whose column is headed "Mål" beside how they are measured or what is to be reached."""
    heads = headers(table)
    column = next((i for i, h in enumerate(heads) if _GOAL_COLUMN.match(h.strip())), None)
    target = next((i for i, h in enumerate(heads) if i != column and _TARGET_COLUMN.search(h)), None)
    method = next((i for i, h in enumerate(heads) if i != column and _METHOD_COLUMN.search(h)), None)
    if column is None or (target is None and method is None):
        return
    for row in range(table.header_rows, table.n_rows):
        cell = table.at(row, column)
        if cell is None or cell.row != row or len(cell.text) < 8:
            continue
        passage = Passage.of(cell)
        told = {key: at.text for key, i in (("target", target), ("method", method)) if i is not None and (at := table.at(row, i)) and at.text}
        yield replace(_draft(reading, passage, 0, len(cell.text), 0.85), **told)


def _draft(reading: Reading, passage: Passage, start: int, end: int, confidence: float) -> _Draft:
    """A goal that is text[start:end] of a passage."""
    text = passage.text[start:end].strip()
    deadline = find_deadline(text)
    target = _TARGET.search(text)
    return _Draft(
        text=text,
        deadline=deadline.printed if deadline else None,
        places=passage.places(reading.quoter, start, end),
        anchor=(passage.text,),
        confidence=confidence,
        target=target[0].strip() if target else None,
    )


def _record(reading: Reading, draft: _Draft) -> Goal:
    """A draft as a record."""
    return Goal(
        id=reading.ids.make("goal", *draft.anchor),
        text=draft.text,
        deadline=draft.deadline,
        method=draft.method,
        measured_in=draft.measured_in,
        target=draft.target,
        places=draft.places,
        confidence=draft.confidence,
        extractor="goals",
    )


EXTRACTOR = Extractor(fills="goals", run=extract, after=("document",))
