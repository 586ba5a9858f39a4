"""Counts of votes (omröstning, votering): told in a sentence, or kept as a table with a row a member."""

import re

from extractors.measures.columns import headers
from extractors.swedish.number_words import number_words_pattern, read_words
from models.document import Table

_SIDES = {
    "ja": re.compile(r"^ja(?:-?\s?röst(?:er)?)?$", re.I),
    "nej": re.compile(r"^nej(?:-?\s?röst(?:er)?)?$", re.I),
    "avstår": re.compile(r"^(?:avstår|avst\.?|avstod|avstående)$", re.I),
}
_COUNT = rf"\d{{1,3}}|{number_words_pattern()}"
_BEHIND = re.compile(
    rf"\b(?P<ja>{_COUNT})\s+ja(?:-?\s?röst(?:er)?)?\b[^.]{{1,60}}?\b(?P<nej>{_COUNT})\s+nej(?:-?\s?röst(?:er)?)?\b",
    re.I,
)
_AHEAD = re.compile(
    r"\bja(?:-?\s?röster)?\s?:\s?(?P<ja>\d{1,3})\b\D{1,40}?\bnej(?:-?\s?röster)?\s?:\s?(?P<nej>\d{1,3})\b", re.I
)
_ABSTAINED = re.compile(
    rf"\b(?P<avstår>{_COUNT})\s+(?:st\s+|ledamöter\s+|ledamot\s+)?(?:som\s+)?(?:avstår|avstod|avstående|har\s+avstått)\b",
    re.I,
)
_ABSTAINED_AHEAD = re.compile(r"\b(?:avstår|avstod|avstående)\s?:\s?(?P<avstår>\d{1,3})\b", re.I)
_TICK = re.compile(r"[xX☒☑✓✔1]")
_TOTAL = re.compile(r"\b(?:summa|totalt|resultat|antal)\b", re.I)


def votes_in(text: str) -> dict[str, int] | None:
    """Counts by side from a sentence: "9 ja-röster mot 4 nej-röster, 2 avstår". None where it names no two sides."""
    match = (_BEHIND.search(text) or _AHEAD.search(text)) if "nej" in text.casefold() else None
    if match is None:
        return None
    found = {side: _number(match[side]) for side in ("ja", "nej")}
    behind = text[match.start() :]
    if neither := _ABSTAINED.search(behind) or _ABSTAINED_AHEAD.search(behind):
        found["avstår"] = _number(neither["avstår"])
    known = {side: count for side, count in found.items() if count is not None}
    return known if {"ja", "nej"} <= set(known) else None


def votes_of(table: Table) -> dict[str, int] | None:
    """Counts by side from a table with the columns Ja and Nej; None where its ticks and its sums disagree."""
    heads = headers(table)
    column = {side: i for side, p in _SIDES.items() for i, head in enumerate(heads) if p.match(head.strip())}
    if not {"ja", "nej"} <= set(column):
        return None
    ticks, sums = dict.fromkeys(column, 0), dict[str, int]()
    for row in range(table.header_rows, table.n_rows):
        is_total = any(_TOTAL.search(cell.text) for cell in table.cells if cell.row == row)
        for side, i in column.items():
            cell = table.at(row, i)
            text = cell.text.strip() if cell else ""
            if is_total and text.isdigit():
                sums[side] = int(text)
            elif not is_total and _TICK.fullmatch(text):
                ticks[side] += 1
    if not sums:
        return ticks if any(ticks.values()) else None
    agree = not any(ticks.values()) or all(ticks[side] == count for side, count in sums.items())
    return sums if agree and {"ja", "nej"} <= set(sums) else None


def _number(printed: str) -> int | None:
    """A count in figures or words."""
    if printed.isdigit():
        return int(printed)
    value = read_words(printed.casefold())
    return int(value) if value is not None else None
