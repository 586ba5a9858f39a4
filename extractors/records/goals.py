"""Goals: under headings that announce them, in tables of goals, with how and when they are measured."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extractors.confidence.seen import table_grounds
from extractors.extractor import Extractor, Reading
from extractors.goals.cells import goal_cells
from extractors.goals.sentences import labelled, stated, up_to_last
from extractors.measures.columns import headers, roles_of
from extractors.sections.passage import Passage
from extractors.sections.roles import Role
from extractors.sections.tree import Node
from extractors.swedish.dates import find_deadline, find_years
from extractors.swedish.terms import load, patterns
from models.document import Block, BlockKind, Table
from models.provenance import Provenance
from models.records import Goal

_WORDS = re.compile(r"(?:[^\W\d_]{2,}\W+){2}[^\W\d_]{2,}")  # three words or more: a goal is no figure
_VISION = re.compile(
    r"\b(?:vision|målbild|önskat läge)\b[^.]*:$|^(?:vår |kommunens )?(?:vision|målbild)(?:\s+\d{4})?$", re.I
)
_TARGET = re.compile(
    r"(?:minst|högst|lägst|under|över|till)\s+(?:\w+\s+){0,2}?"
    r"(?:\d[\d,. ]*\s?(?:procent|%|enheter|index|personer|dagar)|(?:index|betyg)\s\d[\d,]*)|"
    r"\d[\d,. ]*\s?(?:procent|%|enheter)",
    re.I,
)


@cache
def _states() -> re.Pattern[str]:
    """Verbs that a goal is stated with."""
    return re.compile(rf"\b{patterns('goals', 'states')}\b", re.I)


@cache
def _wants() -> re.Pattern[str]:
    """A verb that says what is to be."""
    return re.compile(r"\b(?:ska|skall|bör|senast)\b", re.I)


@cache
def _talks() -> re.Pattern[str]:
    """Sentences that talk about goals."""
    goal = r"(?:målet|målen|inriktningsmålen?|detta\s+mål|dessa\s+mål)"
    return re.compile(rf"\b{goal}\b.{{0,40}}\b{patterns('goals', 'talks')}\b", re.I)


@cache
def _fields() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Labelled lines behind a goal, by the field they fill."""
    found = load("goals")["field"]
    return tuple(
        (name, re.compile(rf"^(?:{'|'.join(labels)})\s*[:–]\s*(?P<value>.+)$", re.I | re.S))
        for name, labels in found.items()
    )


@cache
def _columns() -> dict[str, re.Pattern[str]]:
    """Columns of tables of goals; a goal's column is headed by that word alone."""
    found = {name: "|".join(words) for name, words in load("goals")["column"].items()}
    found["goal"] = rf"^(?:{found['goal']})(?:\s+\d+)?$"
    return {name: re.compile(pattern, re.I) for name, pattern in found.items()}


@dataclass(frozen=True)
class _Draft:
    """A goal as it is found."""

    text: str
    deadline: str | None
    places: tuple[Provenance, ...]
    anchor: tuple[str, ...]
    grounds: tuple[str, ...]
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
    once: dict[str, _Draft] = {}
    for draft in drafts:
        if draft.places:
            once.setdefault(draft.text.casefold(), draft)
    return [_record(reading, draft) for draft in once.values()]


def _from_heading(reading: Reading, node: Node, block: Block) -> Iterator[_Draft]:
    """A goal that is itself a heading: "Mål 1: Alla elever ska …"."""
    match = labelled().match(block.text)
    if match and _states().search(match["text"]):
        yield _draft(reading, node.passage, match.start("text"), len(block.text), "numbered", "is_heading")


def _from_block(reading: Reading, node: Node, block: Block, drafts: list[_Draft]) -> None:
    """A goal in running text, or what is said of how the last one is measured."""
    if drafts and _tells_how(node, block, drafts):
        return
    if match := labelled().match(block.text):
        if _states().search(match["text"]):
            end = up_to_last(reading, block.text, match.start("text"), _wants())
            drafts.append(_draft(reading, node.passage, match.start("text"), end, "numbered"))
    elif node.heading is not None and _VISION.search(node.heading.text) and block.kind is BlockKind.PARAGRAPH:
        drafts.append(_of_vision(reading, node))
    elif found := list(stated(reading, block.text)):
        drafts += [_draft(reading, node.passage, start, end, "stated") for start, end in found]
    elif node.role is Role.GOALS and not block.text.endswith((":", "?")):
        drafts += _under_heading(reading, node, block)


def _tells_how(node: Node, block: Block, drafts: list[_Draft]) -> bool:
    """Whether a block says how or when goals are measured; if so it is put on the goals it is said of."""
    if node.role is Role.GOAL_METHOD:
        drafts[:] = [d if d.method else replace(d, method=block.text.rstrip(".")) for d in drafts]
        return True
    if node.role is Role.GOAL_INTERVAL:
        years = tuple(y.printed for y in find_years(block.text))
        drafts[:] = [d if d.measured_in else replace(d, measured_in=years) for d in drafts]
        return True
    for name, pattern in _fields():
        if match := pattern.match(block.text):
            drafts[-1] = _with_field(drafts[-1], name, match["value"].strip().rstrip("."))
            return True
    return False


def _under_heading(reading: Reading, node: Node, block: Block) -> Iterator[_Draft]:
    """The goal that an item or a short paragraph under a heading of goals states."""
    if block.kind is BlockKind.LIST_ITEM:
        if block.level == 1 and len(block.text) < 400:
            yield _draft(reading, node.passage, 0, len(block.text), "under_heading", "in_list")
        return
    spans = reading.sentences(block.text)
    goal = [span for span in spans if _is_goal(reading, block.text[slice(*span)])]
    if goal and len(spans) <= 3:
        end = goal[-1][1] if len(goal) == len(spans) else goal[0][1]
        yield _draft(reading, node.passage, goal[0][0], end, "under_heading", "in_text")


def _is_goal(reading: Reading, sentence: str) -> bool:
    """Whether a sentence says what is to be reached: with "ska", or of a year to come as if it were there."""
    if _talks().search(sentence):
        return False
    if re.search(r"\bska(?:ll)?\b|\bsenast\b", sentence):
        return True
    return _to_come(reading, sentence) is not None and _states().search(sentence) is not None


def _to_come(reading: Reading, text: str) -> str | None:
    """The last year in a text, as printed, where it is to come: later than the document itself."""
    known = reading.document.date if reading.document else None
    years = [y for y in find_years(text) if y.last and known and y.last.year > known.year]
    return years[-1].printed if years else None


def _of_vision(reading: Reading, node: Node) -> _Draft:
    """A vision under a heading that announces it; the heading says of which year."""
    draft = _draft(reading, node.passage, 0, len(node.passage.text), "vision")
    years = find_years(node.heading.text) if node.heading else []
    return replace(draft, deadline=years[0].printed if len(years) == 1 else draft.deadline, target=None)


def _with_field(draft: _Draft, name: str, value: str) -> _Draft:
    """A goal with a labelled line behind it: "Målvärde: 30 procent"."""
    if name == "measured_in":
        return replace(draft, measured_in=tuple(y.printed for y in find_years(value)))
    if name == "deadline":
        return replace(draft, deadline=value)
    return replace(draft, method=value) if name == "method" else replace(draft, target=value)


def _from_table(reading: Reading, table: Table) -> Iterator[_Draft]:
    """Goals in a table whose column is headed "Mål" beside how they are measured, or what is done for them by whom."""
    heads = [h.strip() for h in headers(table)]
    column = next((i for i, h in enumerate(heads) if _columns()["goal"].match(h)), None)
    beside = {
        name: next((i for i, h in enumerate(heads) if i != column and _columns()[name].search(h)), None)
        for name in ("target", "method")
    }
    acted_on = any(set(roles_of(h)) & {"measure", "responsible"} for i, h in enumerate(heads) if i != column)
    measured = any(i is not None for i in beside.values())
    if column is None or not (measured or acted_on):
        return
    for cell in goal_cells(table, column):
        text = cell.passage.text
        if not measured and not _WORDS.search(text):
            continue
        draft = _draft(reading, cell.passage, 0, len(text), "in_table", *table_grounds(table))
        for name, i in beside.items():
            if i is not None and (told := table.at(cell.row, i)) and told.text:
                draft = _with_field(draft, name, told.text)
        yield draft


def _draft(reading: Reading, passage: Passage, start: int, end: int, *grounds: str) -> _Draft:
    """A goal that is text[start:end] of a passage."""
    text = passage.text[start:end].strip()
    deadline = find_deadline(text)
    target = _TARGET.search(text)
    return _Draft(
        text=text,
        deadline=deadline.printed if deadline else _to_come(reading, text),
        places=passage.places(reading.quoter, start, end),
        anchor=(passage.text,),
        grounds=grounds,
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
        grounds=draft.grounds,
        extractor="goals",
    )


EXTRACTOR = Extractor(fills="goals", run=extract, after=("document",))
