"""The cells beside a measure in its row: who, when, how far."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from extractors.extractor import Reading
from extractors.measures.columns import Headed, roles_of
from extractors.measures.wording import people
from extractors.reading.lines import marker_of
from extractors.sections.agenda_rows import ended
from extractors.sections.passage import Passage
from extractors.swedish.dates import find_dates, find_deadline
from extractors.swedish.hyphenation import join_lines
from extractors.swedish.organizations import is_body
from extractors.swedish.terms import load
from models.document import Cell, Line
from models.provenance import Provenance

_ENDS = re.compile(r"slut|klar|färdig|senast|till\b|deadline", re.I)
_NOTHING = re.compile(r"(?:[-–—]|ej aktuellt|inte aktuellt|inget|ingen|saknas|n/?a)?[.\s]*", re.I)
_TICK = re.compile(r"[xX×✓✔●•■]")
_BETWEEN = " ,;:/.()–-"


def items_of(cell: Cell) -> list[Passage]:
    """The items of a cell that is a list with bullets; empty for any other cell."""
    starts = [i for i, line in enumerate(cell.lines) if (m := marker_of(line.text)) and len(line.text) > len(m) + 1]
    if len(starts) < 2 or starts[0] != 0:
        return []
    groups: list[tuple[Line, ...]] = [
        cell.lines[a:b] for a, b in zip(starts, [*starts[1:], len(cell.lines)], strict=True)
    ]
    return [Passage(join_lines([line.plain for line in lines]), lines) for lines in groups]


class Fields:
    """The cells beside a measure, by role, with where each was read.

    `item` is (which, of how many) where the measure's cell is a list: of a cell beside it with as many items the one
    that goes with it is read.
    """

    def __init__(self, reading: Reading, headed: Headed, row: int, item: tuple[int, int]) -> None:
        self._reading, self._headed, self._row, self._item = reading, headed, row, item
        self.evidence: dict[str, Provenance] = {}

    def point(self, name: str, passage: Passage) -> None:
        """Note where a field was read."""
        if places := passage.places(self._reading.quoter):
            self.evidence[name] = places[0]

    def _cells(self, role: str) -> Iterator[tuple[int, Passage]]:
        """(column, text) of the cells of a role in this row that say something."""
        columns = self._headed.columns
        for column in columns.by_role.get(role, ()):
            cell = self._headed.table.at(self._row, column)
            if cell is None or cell.column == columns.measure or _NOTHING.fullmatch(cell.text):
                continue
            which, count = self._item
            items = items_of(cell) if count > 1 else []
            yield column, _without_marker(items[which]) if len(items) == count else Passage.of(cell)

    def _roles(self, column: int) -> list[str]:
        return roles_of(self._headed.headers[column])

    def text(self, role: str) -> str | None:
        """The text of a role's first cell."""
        _, passage = next(self._cells(role), (0, None))
        if passage is None:
            return None
        self.point(role, passage)
        return passage.text

    def responsible(self) -> tuple[str, ...]:
        """Who: the whole cell, or the part of it that is not a date where the column holds both."""
        out: tuple[str, ...] = ()
        for column, passage in self._cells("responsible"):
            both = "deadline" in self._roles(column)
            lines = [passage.text] if both else self._lines(column, passage)
            for text in lines:
                if said := _without_date(text) if both else text:
                    self.point("responsible", passage)
                    out += people(said)
        return out or self._ticked()

    def _ticked(self) -> tuple[str, ...]:
        """Who: the bodies that head the columns in which this row has nothing but a mark."""
        cells = [(name, self._headed.table.at(self._row, i)) for i, name in enumerate(self._headed.headers)]
        return tuple(name for name, cell in cells if cell is not None and _TICK.fullmatch(cell.text) and is_body(name))

    def _lines(self, column: int, passage: Passage) -> list[str]:
        """A cell's text, cut where its writer ended a line and began another with a capital: a list of names."""
        table = self._headed.table
        right = max((line.bbox.x1 for c in table.cells if c.column == column for line in c.lines), default=0.0)
        starts = [i for i, (above, line) in enumerate(pairwise(passage.lines), 1) if _begins(above, line, right)]
        cuts = [0, *starts, len(passage.lines)]
        texts = [join_lines([line.plain for line in passage.lines[a:b]]) for a, b in pairwise(cuts)]
        return texts if starts and not any(marker_of(text) for text in texts) else [passage.text]

    def deadline(self) -> tuple[str | None, str | None]:
        """(when, how far): the cell, or the date in it where it holds more; of several columns the one that ends it."""
        cells = sorted(self._cells("deadline"), key=lambda c: not _ENDS.search(self._headed.headers[c[0]]))
        for column, passage in cells or self._cells("start"):
            when, state = _when(passage.text, mixed="responsible" in self._roles(column))
            if when or state:
                self.point("deadline" if when else "status", passage)
                return when, state
        return None, None


def _begins(above: Line, line: Line, right: float) -> bool:
    """Whether a line begins a name of its own."""
    return line.text[:1].isupper() and above.page == line.page and ended(above, line, right)


def _without_marker(passage: Passage) -> Passage:
    marker = marker_of(passage.text)
    return (
        Passage(passage.text[len(marker) :].strip(), passage.lines)
        if marker and len(passage.text) > len(marker) + 1
        else passage
    )


def _when(text: str, *, mixed: bool) -> tuple[str | None, str | None]:
    """(when, how far) by a cell of times: "2025, pågår" says both, "Klart" only how far; else the cell as printed."""
    found = find_deadline(text) or next(iter(find_dates(text)), None)
    if found is None:
        return (None, text) if _states().fullmatch(text.strip(_BETWEEN)) else (None if mixed else text, None)
    if mixed:
        return found.printed, None
    rest = f"{text[: found.start]} {text[found.end :]}".strip(_BETWEEN)
    return (found.printed, rest) if _states().fullmatch(rest) else (text, None)


@cache
def _states() -> re.Pattern[str]:
    """Words that say how far a measure has come."""
    states = "|".join(load("columns_states")["states"])
    return re.compile(rf"(?:arbete(?:t|n)? )?(?:{states})(?:\s.{{0,40}})?", re.I)


def _without_date(text: str) -> str:
    """A cell that names who and when, without the when."""
    found = find_deadline(text)
    if found is None:
        return text
    before = re.sub(r"(?:\b(?:senast|klart?|under|till|före|den|i)\b|[\s,;/–-])*$", "", text[: found.start], flags=re.I)
    return f"{before} {text[found.end :]}".strip(" ,;/–-")
