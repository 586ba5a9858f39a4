"""Margin labels that wrap: "Justeringens plats" and, beside the next line, "och tid" are one label."""

from collections.abc import Iterable

from models.document import Block, BlockKind, Table


def whole_labels(items: Iterable[Block | Table]) -> list[Block | Table]:
    """The items of a document with margin labels in small letters joined to the label that they go on from."""
    out: list[Block | Table] = []
    begun: int | None = None  # where in `out` the last label stands
    for item in items:
        if not isinstance(item, Block) or item.kind is not BlockKind.MARGIN:
            out.append(item)
            continue
        if begun is not None and item.text[:1].islower() and _belongs(out, begun):
            _join(out, begun, item)
            continue
        begun = len(out)
        out.append(item)
    return out


def _belongs(out: list[Block | Table], begun: int) -> bool:
    """Whether all that came behind a label is labelled by it."""
    label = out[begun]
    return all(isinstance(i, Block) and isinstance(label, Block) and i.label == label.text for i in out[begun + 1 :])


def _join(out: list[Block | Table], begun: int, rest: Block) -> None:
    """Put the rest of a label to its beginning, and to what it labels."""
    label = out[begun]
    if isinstance(label, Block):
        text = f"{label.text} {rest.text}"
        out[begun] = label.model_copy(update={"text": text, "lines": (*label.lines, *rest.lines)})
        out[begun + 1 :] = [i.model_copy(update={"label": text}) for i in out[begun + 1 :] if isinstance(i, Block)]
