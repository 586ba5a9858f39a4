"""A text with the words on the page that it was made of: any part of it can be pointed at."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from extractors.reading.quoting import Quoter
from models.document import Block, Cell, Line
from models.provenance import BBox, Provenance


@dataclass(frozen=True)
class Passage:
    """The text of a block or a cell and the lines it was set in."""

    text: str
    lines: Sequence[Line] = field(repr=False)

    @classmethod
    def of(cls, item: Block | Cell) -> "Passage":
        """The passage that a block or a cell is."""
        return cls(item.text, item.lines)

    @cached_property
    def word_spans(self) -> list[tuple[int, int, int, int]]:
        """(start, end, line, word): text[start:end] is the word-th printed word of that line.

        The text is the lines' words in order with spaces, line-end hyphens and markers left out, so both are walked
        side by side; what the text skips belongs to no span.
        """
        out: list[tuple[int, int, int, int]] = []
        at = 0
        for number, line in enumerate(self.lines):
            for index, word in enumerate(line.text.split(" ")):
                start: int | None = None
                while at < len(self.text) and self.text[at].isspace():
                    at += 1
                if word and self.text.startswith(word, at):
                    out.append((at, at + len(word), number, index))
                    at += len(word)
                    continue
                for char in word:
                    while at < len(self.text) and self.text[at].isspace():
                        at += 1
                    if at < len(self.text) and self.text[at] == char:
                        start = at if start is None else start
                        at += 1
                if start is not None:
                    out.append((start, at, number, index))
        return out

    def boxes(self, start: int, end: int) -> list[tuple[int, BBox]]:
        """(page, box) of each word that text[start:end] has a part in."""
        found = ((self.lines[line], word) for s, e, line, word in self.word_spans if s < end and e > start)
        return [(line.page, line.boxes[word]) for line, word in found]

    def places(self, quoter: Quoter, start: int = 0, end: int | None = None) -> tuple[Provenance, ...]:
        """The regions of text[start:end], one a page; empty where the text stands nowhere."""
        found = self.boxes(start, len(self.text) if end is None else end)
        return tuple(quoter.at(page, [b for p, b in found if p == page]) for page in dict.fromkeys(p for p, _ in found))

    def place(self, quoter: Quoter, start: int = 0, end: int | None = None) -> Provenance:
        """The first region of text[start:end]; ValueError where the text stands nowhere."""
        places = self.places(quoter, start, end)
        if not places:
            raise ValueError(f"no words on the page for {self.text[start:end]!r}")
        return places[0]
