"""Measures: from tables, lists, assignments; told twice they are one."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from extractors.extractor import Extractor, Reading
from extractors.identity import normalised
from extractors.measures import commitments
from extractors.measures.agreed import from_agreements
from extractors.measures.announcing import terms
from extractors.measures.assignments import from_decisions, from_sentences
from extractors.measures.cards import from_cards
from extractors.measures.dependencies.drafts import with_parsed
from extractors.measures.draft import Draft
from extractors.measures.fields import fields_below
from extractors.measures.headlines import from_headings
from extractors.measures.lists import from_lists
from extractors.measures.tables import from_tables
from extractors.sections.agenda import agenda
from extractors.swedish.dates import find_dates
from extractors.swedish.deadlines import deadline_bounds
from extractors.swedish.register import Register
from models.records import Measure

_SAME = 92  # of 100: how alike two wordings of one measure are
_YEAR = re.compile(r"(?:19|20)\d\d")


def extract(reading: Reading) -> list[Measure]:
    """Every measure once, with all places where it is told, in the order of the document."""
    drafts: list[Draft] = []
    first_item = agenda(reading.structure, reading.kind.kind).first()  # before it stands who was there
    below = fields_below(reading)
    drafts += from_tables(reading, first_item, below)
    drafts += from_cards(reading)
    drafts += from_lists(reading, below)
    drafts += from_headings(reading, below)
    drafts += from_decisions(reading)
    drafts += from_sentences(reading)
    drafts += commitments.from_sentences(reading)
    drafts += from_agreements(reading)
    drafts = with_parsed(reading, drafts)
    drafts.sort(key=lambda d: (d.places[0].page, d.places[0].bbox.top))
    follow_up = _common_follow_up(reading)
    return [_record(reading, draft, follow_up) for draft in _merged(drafts, reading.register)]


def _merged(drafts: Sequence[Draft], bodies: Register) -> list[Draft]:
    """Drafts with those told twice merged. The same words in two years' plans are two measures."""
    out: list[Draft] = []
    for draft in drafts:
        twin = next((i for i, known in enumerate(out) if _same(known, draft, bodies)), None)
        if twin is None:
            out.append(draft)
        else:
            out[twin] = _merge(out[twin], draft)
    return out


def _same(a: Draft, b: Draft, bodies: Register) -> bool:
    """Whether two drafts are one measure told twice.

    The same words in two rows, or in two assignments, that name others to carry them out are two.
    """
    if (
        a.anchor[0] == b.anchor[0]
        and _named(a, bodies).isdisjoint(_named(b, bodies))
        and a.responsible
        and b.responsible
    ):
        return False
    if _years(a) != _years(b) and _years(a) and _years(b):
        return False
    if a.anchor[0] == b.anchor[0] == "table" and a.category != b.category:
        return False
    first, second = normalised(a.text), normalised(b.text)
    if (first in second or second in first) and _overlap(a, b):
        return True
    return first == second or (min(len(first), len(second)) > 20 and fuzz.ratio(first, second) >= _SAME)


def _overlap(a: Draft, b: Draft) -> bool:
    """Whether two strategies read drafts in the same words of a page."""
    return a.anchor[0] != b.anchor[0] and any(
        p.page == q.page and p.bbox.overlap(q.bbox) > 0 for p in a.places for q in b.places
    )


def _named(draft: Draft, bodies: Register) -> set[str]:
    """Who is to carry out a draft, each by the one name that the document's register has."""
    return {(bodies.resolve(who) or who).casefold() for who in draft.responsible}


def _years(draft: Draft) -> set[str]:
    """The years of a draft's deadline."""
    return set(_YEAR.findall(draft.deadline or ""))


def _merge(first: Draft, second: Draft) -> Draft:
    """One draft of two: the places of both; fields from the table row where one is a row, as rows have columns."""
    rich, poor = (second, first) if second.anchor[0] == "table" and first.anchor[0] != "table" else (first, second)
    names = ("category", "responsible", "deadline", "status", "description", "follow_up")
    filled = {name: getattr(rich, name) or getattr(poor, name) for name in names}
    return replace(
        rich,
        **filled,
        places=first.places + tuple(p for p in second.places if p not in first.places),
        evidence={**poor.evidence, **rich.evidence},
        grounds=tuple(dict.fromkeys(("told_twice", *first.grounds, *second.grounds))),
    )


def _common_follow_up(reading: Reading) -> str | None:
    """What a sentence says of when all measures are reported back: "En rapportering av … redovisas i samband med …"."""
    words = terms()
    for _, block in reversed(list(reading.structure.blocks())):
        for start, end in reading.sentences(block.text):
            text = block.text[start:end]
            verb = words["reported"].search(text)
            noun = words["reports"].search(text) if verb else None
            about = re.search(r"\båtgärd|\binsats|\barbetet|\baktivitet", text, re.I) if noun else None
            if noun and verb and about and noun.start() < verb.start() and find_dates(text):
                return text[verb.start() :].strip(" .")
    return None


def _referred_to(text: str) -> str | None:
    """Where a measure's own words send the matter: "frågan hänvisas till arbetet med …"."""
    match = re.search(rf"(?:{terms()['referred'].pattern})\s+(?P<to>[^.;]+)", text, re.I)
    return match["to"].strip() if match else None


def _record(reading: Reading, draft: Draft, follow_up: str | None) -> Measure:
    """A draft as a record."""
    first, last = deadline_bounds(draft.deadline) if draft.deadline else (None, None)
    told = draft.anchor[0] in ("table", "list")
    return Measure(
        id=reading.ids.make("measure", *draft.anchor),
        text=draft.text,
        category=draft.category,
        responsible=tuple(dict.fromkeys(draft.responsible)),
        deadline=draft.deadline,
        deadline_from=first,
        deadline_to=last,
        status=draft.status,
        description=draft.description,
        follow_up=draft.follow_up or (follow_up if told else None),
        referred_to=_referred_to(draft.text),
        places=draft.places,
        evidence=draft.evidence,
        grounds=draft.grounds,
        extractor=draft.extractor,
    )


EXTRACTOR = Extractor(fills="measures", run=extract, after=("document", "decisions"))
