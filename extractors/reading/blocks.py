"""Lines in reading order → paragraphs, headings, list items."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.reading.columns import Piece
from extractors.reading.contents import contents_lines, has_leader
from extractors.reading.lines import make_line, marker_of
from extractors.reading.run_in import run_in_words
from extractors.swedish.hyphenation import join_lines
from models.document import Block, BlockKind, Line

_CLOSE = re.compile(r"\d{1,2}(?=[A-ZÅÄÖ][a-zåäö])")
_MAX_HEADING = 200  # characters; longer bold text is emphasis
_HANGING = re.compile(
    r"\b(?:för|på|till|med|om|av|i|från|mot|cirka|ca|och|var|än|över|under|den|mellan|minst|högst)$", re.I
)
_DASHES = "-–—−*·o"  # marks that are bullets only in front of an item, not in the middle of a sentence


@dataclass(frozen=True, slots=True)
class Style:
    """How a document's running text looks: its font size and how far apart its lines are, in points."""

    size: float
    leading: float


@dataclass(slots=True)
class _Draft:
    """A block that is being put together."""

    lines: list[Line]
    pieces: list[Piece]
    marker: str | None = None
    is_contents: bool = False
    runs_in: bool = False  # a heading cut off from the paragraph behind it


def style_of(pages: Iterable[Sequence[Piece]]) -> Style:
    """The look that most characters of the document have."""
    sizes: Counter[float] = Counter()
    steps: Counter[float] = Counter()
    for pieces in pages:
        for piece in pieces:
            for word in piece.words:
                sizes[word.size] += len(word.text)
        for above, below in pairwise(pieces):
            step = round(below.top - above.top, 0)
            if 0 < step < 4 * below.words[0].size:
                steps[step] += 1
    size = sizes.most_common(1)[0][0] if sizes else 11.0
    near = {step: n for step, n in steps.items() if 0.9 * size <= step <= 2.2 * size}
    return Style(size=size, leading=max(near, key=lambda s: near[s]) if near else 1.2 * size)


def page_blocks(pieces: Sequence[Piece], page: int, style: Style, rights: Mapping[int, float]) -> list[Block]:
    """The blocks of a page or a part of it. `rights` tells how far each of its columns reaches to the right.

    Headings get their level later, when all of the document's are known.
    """
    drafts: list[_Draft] = []
    contents = contents_lines(pieces)
    for i, piece in enumerate(pieces):
        line = make_line(piece.words, page)
        above = drafts[-1] if drafts else None
        marker = _marker(line, above)
        right = rights.get(piece.column, piece.x1)
        whole = i in contents or above is None or marker is not None or _begins_note(line, style)
        if above and not whole and _alike(above, piece, line, style) and not _breaks(above, line, right):
            above.lines.append(line)
            above.pieces.append(piece)
        else:
            drafts.append(_Draft([line], [piece], marker, is_contents=i in contents or has_leader(line.text)))
    return [_block(part, style) for draft in drafts for part in _parts(draft, page)]


def _parts(draft: _Draft, page: int) -> list[_Draft]:
    """A draft, or the heading that a paragraph begins with and the paragraph."""
    first = draft.pieces[0]
    if draft.marker or first.is_label or draft.lines[0].bold:
        return [draft]
    count = run_in_words(first.words, " ".join(line.text for line in draft.lines))
    if not count:
        return [draft]
    heading, rest = replace(first, words=first.words[:count]), replace(first, words=first.words[count:])
    return [
        _Draft([make_line(heading.words, page)], [heading], runs_in=True),
        _Draft([make_line(rest.words, page), *draft.lines[1:]], [rest, *draft.pieces[1:]]),
    ]


def right_edges(pieces: Sequence[Piece]) -> dict[int, float]:
    """How far the text of each column reaches to the right."""
    edges: dict[int, float] = {}
    for piece in pieces:
        if not piece.is_label:
            edges[piece.column] = max(edges.get(piece.column, 0.0), piece.x1)
    return edges


def _marker(line: Line, above: _Draft | None) -> str | None:
    """The list marker a line begins with. A dash within a sentence that wraps is not one."""
    marker = marker_of(line.text)
    if marker is None or len(line.boxes) < 2:
        return None
    if marker[0] == "§":
        return None  # a § heads an item of business, it lists nothing
    following = line.text[len(marker) + 1 :]
    if marker in _DASHES and above is not None:
        ended = above.lines[-1].text[-1:] in ".:;!?,"
        alike = above.marker == marker and abs(above.lines[0].boxes[0].x0 - line.boxes[0].x0) < 3
        if not (alike or ended or following[:1].isupper() or above.marker is not None):
            return None
    if marker[-1] in ".)" and marker[-2:-1].isdigit() and following[:1].islower() and above and not above.marker:
        ended = above.lines[-1].text[-1:] in ".:;!?"
        return marker if ended else None
    return marker


def _alike(draft: _Draft, piece: Piece, line: Line, style: Style) -> bool:
    """Whether a line looks like the rest of the block above it: same place, same type, no wider gap."""
    last, last_piece = draft.lines[-1], draft.pieces[-1]
    if piece.column != last_piece.column or piece.label != last_piece.label:
        return False
    if piece.is_label != last_piece.is_label or line.text.startswith("§"):
        return False
    if abs(line.size - last.size) > 0.6 or line.bold != last.bold:
        return False
    step = piece.top - last_piece.top
    return 0 < step <= max(1.3 * style.leading * line.size / style.size, 1.55 * line.size)


def _breaks(draft: _Draft, line: Line, right: float) -> bool:
    """Whether the writer, not the typesetter, ended the line above.

    Type is set greedily: had the next word fitted on the line above, it would stand there.
    """
    last = draft.lines[-1]
    if draft.is_contents:
        return True
    room = right - draft.pieces[-1].x1
    first = line.boxes[0]
    fits = first.x1 - first.x0 + 0.8 * line.size < room
    hyphenated = last.text[-1] in "-\u00ad"
    if not fits or hyphenated:
        return False
    return not _goes_on(last.text, line.text) or last.text[-1] in ".:;!?"


def _goes_on(above: str, below: str) -> bool:
    """Whether a line can go on with the sentence above: in small letters, or with an amount that "till" leads to."""
    return (below[:1].islower() and not below.startswith("att ")) or (
        below[:1].isdigit() and _HANGING.search(above) is not None
    )


def _block(draft: _Draft, style: Style) -> Block:
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


def _kind(draft: _Draft, text: str, style: Style) -> BlockKind:
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


def _is_heading(draft: _Draft, text: str, style: Style) -> bool:
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


def with_levels(blocks: Sequence[Block]) -> list[Block]:
    """Headings ranked by their look (largest first, bold before regular) and list items by their indent."""
    looks = {_look(b) for b in blocks if b.kind is BlockKind.HEADING}
    rank = {look: i for i, look in enumerate(sorted(looks, reverse=True), start=1)}
    out: list[Block] = []
    indents: list[float] = []
    for block in blocks:
        level = 0
        if block.kind is BlockKind.HEADING:
            level, indents = rank[_look(block)], []
        elif block.kind is BlockKind.LIST_ITEM:
            x0 = block.lines[0].boxes[0].x0
            indents = [*(i for i in indents if i < x0 - 5), x0]
            level = len(indents)
        elif block.kind is BlockKind.PARAGRAPH and indents and block.lines[0].boxes[0].x0 < indents[0] + 3:
            indents = []
        out.append(block.model_copy(update={"level": level}) if level else block)
    return out


def _look(block: Block) -> tuple[float, bool]:
    """A heading's look, by which headings of one level are alike."""
    return block.lines[0].size, block.lines[0].bold


def join_over_pages(blocks: Sequence[Block]) -> list[Block]:
    """Blocks in which a sentence that a page break cut is one block again."""
    out: list[Block] = []
    for block in blocks:
        if out and _cut(out[-1], block):
            above = out.pop()
            lines = above.lines + block.lines
            out.append(above.model_copy(update={"lines": lines, "text": join_lines([above.text, block.text])}))
        else:
            out.append(block)
    return out


def _cut(above: Block, below: Block) -> bool:
    """Whether `below`, on the next page, is the rest of the sentence that `above` begins."""
    running = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
    if above.kind not in running or below.kind is not BlockKind.PARAGRAPH or above.label != below.label:
        return False
    if below.page != above.lines[-1].page + 1 or abs(above.lines[0].size - below.lines[0].size) > 0.6:
        return False
    return above.text[-1] not in ".:;!?" and _goes_on(above.text, below.text)
