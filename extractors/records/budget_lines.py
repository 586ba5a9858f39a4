"""Amounts of money: from tables and from text; repeated for the same thing they are one."""

from collections.abc import Sequence

from extractors.extractor import Extractor, Reading
from extractors.identity import normalised
from extractors.money.cells import own_amount
from extractors.money.draft import Amount
from extractors.money.listed import from_lists
from extractors.money.prose import from_text
from extractors.money.tables import from_table
from extractors.sections.passage import Passage
from extractors.sections.roles import Role
from models.document import BlockKind, Cell
from models.provenance import Provenance
from models.records import BudgetLine

_EXACT = 3  # digits: so exact an amount is not met twice by chance
_TEXT = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE)
_PROSE = 15  # characters: a cell this long may hold an amount among words


def extract(reading: Reading) -> list[BudgetLine]:
    """Every amount with a meaning, in the order of the document."""
    drafts: list[Amount] = []
    for node, table in reading.structure.tables():
        amounts = list(from_table(reading, node, table))
        drafts += amounts
        taken = {place for amount in amounts for place in amount.places}
        for cell in table.cells:
            if (
                cell.row >= table.header_rows
                and len(cell.text) >= _PROSE
                and own_amount(cell) is None
                and not taken & _places(reading, cell)
            ):
                drafts += from_text(reading, node, Passage.of(cell), is_item=False)
    for node in reading.structure.nodes:
        block = node.block
        if block is not None and block.kind in _TEXT and not node.is_heading and node.role is not Role.DOCUMENTS:
            drafts += from_text(reading, node, node.passage, is_item=block.kind is BlockKind.LIST_ITEM)
    drafts += from_lists(reading)
    drafts = [d for d in drafts if d.places]
    drafts.sort(key=lambda d: (d.places[0].page, d.places[0].bbox.top, d.places[0].bbox.x0))
    return [_record(reading, draft) for draft in _once(drafts)]


def _places(reading: Reading, cell: Cell) -> set[Provenance]:
    """Where a cell stands."""
    return set(Passage.of(cell).places(reading.quoter))


def _once(drafts: Sequence[Amount]) -> list[Amount]:
    """Drafts without those that say again, in text, what was said of the same thing before or stands in a table."""
    tables = [draft for draft in drafts if draft.anchor[0] == "table"]
    out: list[Amount] = []
    for draft in drafts:
        repeated = draft.anchor[0] == "text" and (
            any(_same(known, draft) for known in out) or any(_in_cell(cell, draft) for cell in tables)
        )
        if not repeated:
            out.append(draft)
    return out


def _same(known: Amount, draft: Amount) -> bool:
    """Whether an amount in text repeats a known one: as much, of the same year, for what shares a word with it.

    A decision says again what its matter was told to cost, in whatever words; two amounts of one text are two. A round
    amount in a table is met by chance, but for one of the same year.
    """
    if known.value != draft.value or (known.period and draft.period and known.period != draft.period):
        return False
    if known.value == 0 or (draft.block is not None and known.block == draft.block):
        return False
    near = abs(known.places[0].page - draft.places[0].page) <= 1
    exact = len(known.value.normalize().as_tuple().digits) >= _EXACT
    if known.anchor[0] == "table" and not exact and (known.period is None or known.period != draft.period):
        return False
    return bool(_stems(known) & _stems(draft)) or (draft.in_decision and near and exact)


def _in_cell(cell: Amount, draft: Amount) -> bool:
    """Whether a table near tells an amount of a text: as much and as exact, of that year, a total or a like thing."""
    near = abs(cell.places[0].page - draft.places[0].page) <= 1
    exact = len(draft.value.normalize().as_tuple().digits) >= _EXACT
    return (
        near
        and exact
        and cell.period == draft.period
        and cell.value == draft.value
        and (cell.is_total or _same(cell, draft))
    )


def _stems(amount: Amount) -> set[str]:
    """The beginnings of the longer words of a label."""
    return {word[:6] for word in normalised(amount.label or "").split() if len(word) > 3}


def _record(reading: Reading, draft: Amount) -> BudgetLine:
    """A draft as a record."""
    return BudgetLine(
        id=reading.ids.make("budget_line", *draft.anchor),
        label=draft.label,
        column=draft.column,
        value=draft.value,
        currency=draft.currency if draft.unit else None,
        printed=draft.printed,
        unit=draft.unit,
        period=draft.period,
        is_total=draft.is_total,
        kind=draft.kind,
        unit_from=draft.unit_from if draft.unit else None,
        places=draft.places,
        evidence=draft.evidence,
        grounds=draft.grounds,
        extractor="budget_lines",
    )


EXTRACTOR = Extractor(fills="budget_lines", run=extract, after=("document",))
