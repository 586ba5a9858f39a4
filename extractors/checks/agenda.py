"""Doubts about the items of a meeting: an agenda that the proposals and registry numbers printed with it contradict."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.sections.roles import Role, role_of
from extractors.sections.titles import LABEL
from extractors.swedish.references import find_references
from extractors.whole import Found, Whole
from models.document import Block, BlockKind
from models.flags import Flag, Severity
from models.records import AgendaItem, Decision, DocumentKind, Record

_OF_MEETINGS = frozenset({DocumentKind.PROTOKOLL, DocumentKind.KALLELSE})
_ANNOUNCES = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.MARGIN)
_HEADING = 60  # characters: a longer text announces no section
_ABOVE = 3.0  # points that a line may stand above the number of its item and still be beside it
_Place = tuple[int, float]  # page, top


@dataclass(frozen=True)
class _Announced:
    """A heading that announces a decision or proposal: where, in what words, and the first decision below it."""

    place: _Place
    words: str
    decision: Decision | None


def mixed_items(whole: Whole) -> Found:
    """An item under which the same heading announces proposals more than once, or several registry numbers stand."""
    items = _items(whole)
    told: Counter[tuple[str, str]] = Counter()
    for one in _announced(whole):
        if one.decision is not None and one.decision.agenda_item is not None:
            told[one.decision.agenda_item, one.words] += 1
    for item in items:
        twice = next((words for (number, words), times in told.items() if number == item.number and times > 1), None)
        if twice is not None:
            times = told[item.number, twice]
            yield item.id, _mixed(f"Rubriken ”{twice}” står {times} gånger under ärende {item.number}.")
    for item, numbers in _registered(whole, items):
        if len(numbers) > 1:
            yield item.id, _mixed(f"Under ärende {item.number} står flera diarienummer: {', '.join(numbers)}.")


def outside_items(whole: Whole) -> Found:
    """A notice or minutes with proposals in front of the first item, or with several and no item at all."""
    document = whole.extraction.document
    if document is None or document.kind not in _OF_MEETINGS:
        return
    first = min((_place(item) for item in _items(whole)), default=None)
    before = [a for a in _announced(whole) if a.decision is not None and (first is None or a.place < first)]
    if len(before) >= (2 if first is None else 1):
        where = "men inget ärende" if first is None else "framför det första ärendet"
        yield (
            document.id,
            Flag(
                code="agenda_incomplete",
                severity=Severity.WARNING,
                explanation=f"Rubriken ”{before[0].words}” med beslut eller förslag finns i dokumentet, {where}.",
                remedy="Jämför ärendena med dagordningen på sidan; lägg till dem som saknas.",
            ),
        )


def _items(whole: Whole) -> Sequence[AgendaItem]:
    """The items of a meeting's paper."""
    document = whole.extraction.document
    of_meeting = document is not None and document.kind in _OF_MEETINGS
    return whole.extraction.agenda_items if of_meeting else ()


def _announced(whole: Whole) -> Iterator[_Announced]:
    """The headings that announce proposals, and "Beslut", in order."""
    heads = sorted((_top(b), b.text) for b in whole.blocks() if b.kind in _ANNOUNCES and _announces(b.text))
    decided = sorted((_place(d), i) for i, d in enumerate(whole.extraction.decisions))
    for i, (place, text) in enumerate(heads):
        end = heads[i + 1][0] if i + 1 < len(heads) else (len(whole.parsed.pages) + 1 if whole.parsed else 0, 0.0)
        below = next((n for at, n in decided if place <= at < end), None)
        words = text.strip(" :.").casefold().capitalize()
        yield _Announced(place, words, None if below is None else whole.extraction.decisions[below])


def _announces(text: str) -> bool:
    """Whether a text is a heading of what is proposed or decided."""
    return len(text) <= _HEADING and role_of(text) in (Role.PROPOSED, Role.DECIDED)


def _registered(whole: Whole, items: Sequence[AgendaItem]) -> Iterator[tuple[AgendaItem, list[str]]]:
    """Each item but the last with the registry numbers on lines of their own between it and the next.

    Behind the last may stand the papers of all.
    """
    alone = [(_top(block), number) for block in whole.blocks() if (number := _number_alone(block))]
    placed = sorted(((_place(item), i) for i, item in enumerate(items)))
    for (start, i), (end, _) in pairwise(placed):
        within = (number for at, number in alone if (start[0], start[1] - _ABOVE) <= at < (end[0], end[1] - _ABOVE))
        yield items[i], list(dict.fromkeys(within))


def _number_alone(block: Block) -> str | None:
    """The first registry number of a block that says no more ("Dnr KS 2023/12"), or of a title that ends in it."""
    found = find_references(block.text)
    if not found:
        return None
    if block.kind is BlockKind.HEADING and found[-1].end == len(block.text):
        return found[0].printed
    rest = LABEL.sub("", block.text)
    said = sum(one.end - one.start for one in found)
    return found[0].printed if said > 0.8 * len(rest.strip()) else None


def _place(record: Record) -> _Place:
    """Where a record begins."""
    return record.places[0].page, record.places[0].bbox.top


def _top(block: Block) -> _Place:
    """Where a block begins."""
    return block.lines[0].page, block.lines[0].bbox.top


def _mixed(explanation: str) -> Flag:
    return Flag(
        code="agenda_item_mixed",
        severity=Severity.WARNING,
        explanation=explanation,
        remedy="Kontrollera mot dagordningen på sidan om flera ärenden har lästs som ett.",
    )


WHOLE_CHECKS = [mixed_items, outside_items]
