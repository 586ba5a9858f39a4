"""Hypothesis strategies for every type that is handed from step to step."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from pydantic import BaseModel

from models.correction import Action, Correctable, Correction
from models.document import (
    Block,
    BlockKind,
    Cell,
    Issue,
    Line,
    Page,
    ParsedDocument,
    SourceDocument,
    Table,
    TablePart,
    TextLayer,
)
from models.extraction import Extraction
from models.flags import Flag, Severity
from models.provenance import BBox, Provenance
from models.records import (
    AgendaItem,
    AmountKind,
    BudgetLine,
    Capacity,
    Decision,
    DocumentInfo,
    DocumentKind,
    Goal,
    Indicator,
    Measure,
    Meeting,
    Member,
    Outcome,
    Participant,
    Signature,
    Status,
    UnitSource,
    WorkingGroup,
)
from models.run import DocumentOutcome, LoadResult, OutcomeCode, Run

texts = st.text(st.characters(codec="utf-8"), max_size=12)
filled = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
codes = st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True)
hashes = st.from_regex(r"[0-9a-f]{64}", fullmatch=True)
versions = st.from_regex(r"[0-9a-f]{12}", fullmatch=True)
pages = st.integers(1, 2000)
shares = st.floats(0, 1)
dates = st.dates(date(1900, 1, 1), date(2100, 12, 31))
times = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
clocks = st.times().map(lambda time: time.strftime("%H:%M"))
amounts = st.decimals(
    allow_nan=False, allow_infinity=False, places=2, min_value=Decimal("-1e15"), max_value=Decimal("1e15")
)
currencies = st.from_regex(r"[A-Z]{3}", fullmatch=True)
points = st.floats(0, 2000, allow_nan=False)
plain_json = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | texts | st.lists(texts, max_size=2)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def tuples_of(strategy: st.SearchStrategy[Any], least: int = 0, most: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, min_size=least, max_size=most).map(tuple)


def box(values: list[float]) -> BBox:
    (x0, x1), (top, bottom) = sorted(values[:2]), sorted(values[2:])
    return BBox(x0, top, x1, bottom)


boxes = st.lists(points, min_size=4, max_size=4).map(box)
provenances = st.builds(Provenance, page=pages, bbox=boxes, quote=texts)
flags = st.builds(Flag, code=codes, severity=st.sampled_from(Severity), explanation=texts, remedy=texts)
issues = st.builds(Issue, code=codes, file=texts, page=maybe(pages), explanation=texts, remedy=texts)
sources = st.builds(
    SourceDocument,
    id=hashes, path=texts, url=maybe(texts), fetched_at=maybe(times),
    municipality=maybe(texts), committee=maybe(texts), meeting_date=maybe(dates),
)  # fmt: skip


def record(model: type[Any], /, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Records of a type: what all have, and its own fields."""
    return st.builds(
        model,
        id=filled, places=tuples_of(provenances, 1), evidence=st.dictionaries(codes, provenances, max_size=2),
        confidence=shares, flags=tuples_of(flags), extractor=texts, **fields,
    )  # fmt: skip


@st.composite
def seats(draw: st.DrawFn) -> Member:
    vacant = draw(st.booleans())
    name = None if vacant else draw(maybe(texts))
    return Member(
        name=name, represents=draw(maybe(texts)), role=draw(maybe(texts)), vacant=vacant, place=draw(provenances)
    )


RECORDS: dict[type[BaseModel], st.SearchStrategy[Any]] = {
    DocumentInfo: record(
        DocumentInfo,
        kind=st.sampled_from(DocumentKind), title=maybe(texts), municipality=maybe(texts), organization=maybe(texts),
        date=maybe(dates), reference=maybe(texts), version=maybe(texts), recipients=tuples_of(texts),
        signed_by=tuples_of(st.builds(Signature, name=texts, title=maybe(texts))), survey_year=maybe(texts),
    ),
    Participant: record(
        Participant, name=texts, role=maybe(texts), party=maybe(texts), capacity=st.sampled_from(Capacity)
    ),
    AgendaItem: record(AgendaItem, number=texts, title=maybe(texts), reference=maybe(texts)),
    Decision: record(
        Decision,
        agenda_item=maybe(texts), organization=maybe(texts), status=st.sampled_from(Status), text=filled,
        outcome=maybe(st.sampled_from(Outcome)), votes=maybe(st.dictionaries(texts, st.integers(0, 400), max_size=3)),
        assigned_to=tuples_of(texts), due=maybe(texts),
    ),
    Measure: record(
        Measure,
        text=filled, category=maybe(texts), responsible=tuples_of(texts), deadline=maybe(texts),
        deadline_from=maybe(dates), deadline_to=maybe(dates), status=maybe(texts), description=maybe(texts),
        follow_up=maybe(texts), referred_to=maybe(texts),
    ),
    BudgetLine: record(
        BudgetLine,
        label=maybe(texts), column=maybe(texts), value=amounts, currency=maybe(currencies),
        printed=texts, unit=maybe(texts), period=maybe(texts), is_total=st.booleans(),
        kind=maybe(st.sampled_from(AmountKind)), unit_from=maybe(st.sampled_from(UnitSource)),
    ),
    Indicator: record(
        Indicator, name=filled, subject=maybe(texts), value=amounts, unit=maybe(texts), period=maybe(texts)
    ),
    WorkingGroup: record(
        WorkingGroup, name=texts, as_of=maybe(dates.map(lambda day: day.strftime("%Y-%m"))), members=tuples_of(seats())
    ),
    Goal: record(
        Goal, text=filled, deadline=maybe(texts), method=maybe(texts), measured_in=tuples_of(texts), target=maybe(texts)
    ),
}  # fmt: skip
RECORDS[Meeting] = record(
    Meeting,
    date=maybe(dates), start=maybe(clocks), end=maybe(clocks), place=maybe(texts),
    participants=tuples_of(RECORDS[Participant]),
)  # fmt: skip


@st.composite
def lines(draw: st.DrawFn) -> Line:
    words = draw(st.lists(st.text("abcåäö1-", min_size=1, max_size=6), min_size=1, max_size=4))
    marks = draw(st.just(()) | st.tuples(*(st.integers(0, len(word)) for word in words)))
    return Line(
        page=draw(pages), text=" ".join(words), boxes=tuple(draw(boxes) for _ in words), size=draw(points),
        bold=draw(st.booleans()), italic=draw(st.booleans()), raised=marks,
    )  # fmt: skip


blocks = st.builds(
    Block,
    kind=st.sampled_from(BlockKind), text=texts, lines=tuples_of(lines(), 1), marker=maybe(texts),
    level=st.integers(0, 6), label=maybe(texts),
)  # fmt: skip
cells = st.builds(
    Cell,
    row=st.integers(0, 5), column=st.integers(0, 5), row_span=st.integers(1, 3), column_span=st.integers(1, 3),
    text=texts, lines=tuples_of(lines()), boxes=tuples_of(st.tuples(pages, boxes)),
)  # fmt: skip
tables = st.builds(
    Table,
    parts=tuples_of(st.builds(TablePart, page=pages, bbox=boxes), 1), cells=tuples_of(cells, most=4),
    header_rows=st.integers(0, 3), caption=maybe(blocks),
)  # fmt: skip


@st.composite
def parsed_documents(draw: st.DrawFn) -> ParsedDocument:
    text, grids = draw(tuples_of(blocks)), draw(tuples_of(tables))
    places = [("block", i) for i in range(len(text))] + [("table", i) for i in range(len(grids))]
    page = st.builds(Page, number=pages, width=points, height=points, text_layer=st.sampled_from(TextLayer))
    return ParsedDocument(
        document=draw(sources), pages=draw(tuples_of(page)), blocks=text, tables=grids,
        flow=tuple(draw(st.permutations(places))), issues=draw(tuples_of(issues)),
    )  # fmt: skip


extractions = st.builds(
    Extraction,
    source=sources, extractor_version=versions, pipeline=texts, n_pages=st.integers(0, 900),
    pages_unread=tuples_of(pages), document=maybe(RECORDS[DocumentInfo]), meeting=maybe(RECORDS[Meeting]),
    agenda_items=tuples_of(RECORDS[AgendaItem]), decisions=tuples_of(RECORDS[Decision]),
    measures=tuples_of(RECORDS[Measure]), budget_lines=tuples_of(RECORDS[BudgetLine]),
    indicators=tuples_of(RECORDS[Indicator]), working_groups=tuples_of(RECORDS[WorkingGroup]),
    goals=tuples_of(RECORDS[Goal]), issues=tuples_of(issues),
)  # fmt: skip


@st.composite
def corrections(draw: st.DrawFn) -> Correction:
    action = draw(st.sampled_from(Action))
    is_single = action in (Action.ACCEPT, Action.EDIT, Action.UNDO)
    relations = [r for r in Correctable if is_single or r not in (Correctable.DOCUMENT, Correctable.MEETING)]
    new = {
        Action.ADD: st.dictionaries(codes, plain_json, max_size=3), Action.UNDO: st.integers(1, 10**6),
        Action.MERGE: filled, Action.DUPLICATE: filled,
    }  # fmt: skip
    field = draw(st.from_regex(r"(/[a-z0-9_]{1,8}){1,3}", fullmatch=True)) if action is Action.EDIT else None
    return Correction(
        id=draw(maybe(st.integers(1, 10**6))), document_id=draw(hashes), relation=draw(st.sampled_from(relations)),
        record_id=draw(filled), action=action, field=field, old=draw(plain_json), new=draw(new.get(action, plain_json)),
        source=draw(maybe(provenances)), extractor_version=draw(versions), reviewer=draw(texts), at=draw(times),
        reason=draw(maybe(texts)),
    )  # fmt: skip


counts = st.integers(0, 10**6)
outcomes = st.builds(
    DocumentOutcome,
    path=texts, document_id=maybe(hashes), outcome=st.sampled_from(OutcomeCode), code=maybe(codes),
    explanation=maybe(texts), remedy=maybe(texts), records=st.dictionaries(codes, counts, max_size=3), flagged=counts,
)  # fmt: skip
runs = st.builds(
    Run,
    id=texts, flow=texts, started_at=times, finished_at=maybe(times), extractor_version=versions,
    outcomes=tuples_of(outcomes),
    loaded=st.builds(
        LoadResult, inserted=counts, changed=counts, unchanged=counts, withdrawn=counts, flagged=counts
    ),
)  # fmt: skip

TYPES: dict[type[BaseModel], st.SearchStrategy[Any]] = RECORDS | {
    ParsedDocument: parsed_documents(),
    Extraction: extractions,
    Correction: corrections(),
    DocumentOutcome: outcomes,
    Run: runs,
}
