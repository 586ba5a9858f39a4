"""Lines in reading order → paragraphs, headings, list items."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.reading.columns import Piece
from extractors.reading.contents import contents_lines, has_leader
from extractors.reading.drafts import Draft, begins_paragraph, breaks_off, list_marker, looks_alike
from extractors.reading.lines import make_line
from extractors.reading.run_in import run_in_words
from extractors.reading.style import Style
from extractors.swedish.hyphenation import join_lines
from models.document import Block, BlockKind, Line

_CLOSE = re.compile(r"\d{1,2}(?=[A-ZÅÄÖ][a-zåäö])")
_MAX_HEADING = 200  # characters; longer bold text is emphasis


def page_blocks(pieces: Sequence[Piece], page: int, style: Style, rights: Mapping[int, float]) -> list[Block]:
    """The blocks of a page or a part of it. `rights` tells how far each of its columns reaches to the right.

    Headings get their level later, when all of the document's are known.
    """
    drafts: list[Draft] = []
    contents = contents_lines(pieces)
    for i, piece in enumerate(pieces):
        line = make_line(piece.words, page)
        above = drafts[-1] if drafts else None
        marker = list_marker(line, above)
        right = rights.get(piece.column, piece.x1)
        whole = i in contents or above is None or marker is not None or _begins_note(line, style)
        new = whole or above is None or not looks_alike(above, piece, line, style)
        if above and not new and not (breaks_off(above, line, right) or begins_paragraph(above, piece, line, style)):
            above.lines.append(line)
            above.pieces.append(piece)
        else:
            drafts.append(Draft([line], [piece], marker, is_contents=i in contents or has_leader(line.text)))
    return [_block(part, style) for draft in drafts for part in _parts(draft, page)]


def _parts(draft: Draft, page: int) -> list[Draft]:
    """A draft, or the heading that a paragraph begins with and the paragraph."""
    first = draft.pieces[0]
    if draft.marker or first.is_label or draft.lines[0].bold:
        return [draft]
    count = run_in_words(first.words, " ".join(line.text for line in draft.lines))
    if not count:
        return [draft]
    heading, rest = replace(first, words=first.words[:count]), replace(first, words=first.words[count:])
    return [
        Draft([make_line(heading.words, page)], [heading], runs_in=True),
        Draft([make_line(rest.words, page), *draft.lines[1:]], [rest, *draft.pieces[1:]]),
    ]


def _block(draft: Draft, style: Style) -> Block:
    """A finished draft as a Block."""
    lines, marker = tuple(draft.lines), draft.marker
    text = join_lines([line.plain for line in lines])
    if marker and text.startswith(marker):
        text = text[len(marker) :].strip()
    kind = _kind(draft, text, style)
    if draft.runs_in:
        kind, text = BlockKind.HEADING, text.rstrip(".")
    if kind is BlockKind.HEADING and marker:
        text, marker = f"{marker} {text}", None
    if kind is BlockKind.FOOTNOTE:
        close = _CLOSE.match(text)
        marker = close[0] if close else lines[0].marks[0]
        text = text[close.end() :] if close else text
    return Block(kind=kind, text=text or lines[0].text, lines=lines, marker=marker, label=draft.pieces[0].label)


def _kind(draft: Draft, text: str, style: Style) -> BlockKind:
    """What a block is, by its look."""
    first = draft.lines[0]
    if draft.pieces[0].is_label:
        return BlockKind.MARGIN
    if draft.is_contents or has_leader(draft.lines[-1].text):
        return BlockKind.TOC
    if _is_heading(draft, text, style):
        return BlockKind.HEADING
    if draft.marker:
        return BlockKind.LIST_ITEM
    return BlockKind.FOOTNOTE if _begins_note(first, style) else BlockKind.PARAGRAPH


def _begins_note(line: Line, style: Style) -> bool:
    """Whether a line begins a footnote: small type behind a mark that is raised, or set close to its text."""
    return line.size < 0.9 * style.size and (line.raised[:1] not in ((), (0,)) or _CLOSE.match(line.text) is not None)


def _is_heading(draft: Draft, text: str, style: Style) -> bool:
    """Whether a block is set as a heading: larger than the running text, or bold and short."""
    first = draft.lines[0]
    numbered = draft.marker is None or draft.marker[0].isdigit()
    if not numbered or len(text) > _MAX_HEADING or not re.search(r"[^\W\d_]", text):
        return False
    if text[-1] in ".;," and not text.endswith("m.m.") and first.size < 1.25 * style.size:
        return False
    larger = first.size > style.size + 0.9
    capitals = text.isupper() and len(text) >= 8 and len(text.split()) >= 2 and len(draft.lines) <= 2
    return (larger and len(draft.lines) <= 5) or (first.bold and len(draft.lines) <= 4) or capitals
