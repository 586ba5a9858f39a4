"""Minutes set as a form: a table with labels on the left, read as text with its margin labels."""

from extractors.sections.paragraphs import paragraph_start
from extractors.sections.roles import Role, role_of
from models.document import Block, BlockKind, Cell, Table

_LABEL_AND_TEXT = 2  # columns
_DECIDING = frozenset({Role.DECIDED, Role.PROPOSED})


def as_text(item: Block | Table) -> list[Block | Table]:
    """A table whose left column labels a decision as the blocks that it is made of; anything else as it stands."""
    if not isinstance(item, Table) or item.n_columns != _LABEL_AND_TEXT:
        return [item]
    rows = [(item.at(row, 0), item.at(row, 1)) for row in range(item.n_rows)]
    if not any(label and role_of(label.text) in _DECIDING for label, _ in rows):
        return [item]
    return [block for label, text in rows for block in _row(label, text)]


def _row(label: Cell | None, text: Cell | None) -> list[Block]:
    """The label and the text of a row; a § on the left begins an item and labels nothing."""
    left = [_block(label, BlockKind.PARAGRAPH, None)] if label and label.lines else []
    if label is None or not label.text or label is text or paragraph_start(label.text):
        name = None
    else:
        name = label.text
        left = [block.model_copy(update={"kind": BlockKind.MARGIN}) for block in left]
    right = [_block(text, BlockKind.PARAGRAPH, name)] if text and text.lines and text is not label else []
    return [*left, *right]


def _block(cell: Cell, kind: BlockKind, label: str | None) -> Block:
    """A cell as a block."""
    return Block(kind=kind, text=cell.text, lines=cell.lines, label=label)
