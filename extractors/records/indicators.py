"""Measured values: from tables and sentences; the same value told twice is one."""

import re

from extractors.extractor import Extractor, Reading
from extractors.identity import normalised
from extractors.indicators.draft import Value
from extractors.indicators.register import Identified, identified
from extractors.indicators.sentences import from_text
from extractors.indicators.tables import from_table
from extractors.indicators.told import term
from extractors.measures.columns import columns_of
from extractors.sections.passage import Passage
from extractors.sections.roles import Role
from models.records import DocumentKind, Indicator

_CLOSED = frozenset({Role.DOCUMENTS, Role.RECIPIENTS, Role.PRESENT, Role.DECIDED, Role.PROPOSED, Role.PROPOSALS_MADE})

# Reports tell of outcomes; in these kinds a count in running text belongs to the matter that is decided, unless it is
# told to be the number of something.
_NO_COUNTS = frozenset(
    {
        DocumentKind.PROTOKOLL,
        DocumentKind.KALLELSE,
        DocumentKind.TJANSTESKRIVELSE,
        DocumentKind.BUDGET,
        DocumentKind.ATGARDSPLAN,
    }
)
_OF_DECISIONS = frozenset({Role.DECIDED, Role.PROPOSED})  # text below them may go on with the matter's background
_REPORTS = re.compile(r"\w(?:undersökning|enkät|mätning)(?:en|ar|arna)?\b", re.I)
_PROSE = 60  # characters: a cell this long holds sentences


def extract(reading: Reading) -> list[Indicator]:
    """Every measured value once, in the order of the document."""
    drafts: list[Value] = []
    # a cell that was taken as money is no measured value, whatever its label says of per cent
    money = {place for line in reading.found.get("budget_lines", ()) for place in line.places}
    for node, table in reading.structure.tables():
        if columns_of(table, announced=False) is None:
            drafts += (d for d in from_table(reading, node, table) if not money.intersection(d.places))
        for cell in table.cells:
            if len(cell.text) >= _PROSE:
                drafts += from_text(reading, node, Passage.of(cell))
    for node, _ in reading.structure.blocks():
        if node.role not in _CLOSED:
            drafts += from_text(reading, node, node.passage)
        elif node.role in _OF_DECISIONS and _REPORTS.search(node.passage.text):
            drafts += (d for d in from_text(reading, node, node.passage) if _REPORTS.search(d.sentence))
    counts = reading.kind.kind not in _NO_COUNTS
    drafts = [d for d in drafts if d.places and (counts or not _is_mere_count(d)) and not _names_nothing(d.name)]
    drafts.sort(key=lambda d: (d.places[0].page, d.places[0].bbox.top, d.places[0].bbox.x0))
    seen: set[tuple[object, ...]] = set()
    out: list[Indicator] = []
    for draft in drafts:
        known = identified(draft.name, f"{draft.about} {_about(reading)}", draft.period)
        name = known.id if known else normalised(draft.name)[:12]
        key = (draft.value, normalised(draft.subject or ""), draft.period, name)
        if key not in seen:
            seen.add(key)
            out.append(_record(reading, draft, known))
    return out


def _names_nothing(name: str) -> bool:
    """Whether what should be a name is only words that lead to one: "Under", "Motsvarande siffra"."""
    leads = re.compile(term("only_leads"), re.I)
    return all(leads.fullmatch(word) for word in re.findall(r"[^\W_]+", name))


def _is_mere_count(draft: Value) -> bool:
    """Whether a value of running text counts something and is not told to be the number of it ("antalet besök")."""
    return draft.anchor[0] == "text" and draft.unit == "antal" and "count_named" not in draft.grounds


def _about(reading: Reading) -> str:
    """The document's title: whether it reports the survey that factors belong to."""
    return reading.title.text if reading.title else ""


def _record(reading: Reading, draft: Value, known: Identified | None) -> Indicator:
    """A draft as a record."""
    return Indicator(
        id=reading.ids.make("indicator", *draft.anchor),
        name=draft.name,
        indicator=known.id if known else None,
        method=known.method if known else None,
        subject=draft.subject,
        value=draft.value,
        unit=draft.unit,
        period=draft.period,
        places=draft.places,
        evidence=draft.evidence,
        grounds=(*draft.grounds, "index_known") if known else draft.grounds,
        extractor="indicators",
    )


EXTRACTOR = Extractor(fills="indicators", run=extract, after=("document", "budget_lines"))
