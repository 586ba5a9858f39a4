"""Amounts in running text and in lists, with the noun phrase that each pays for or describes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.extractor import Reading
from extractors.money.back import lacks_subject, points_back
from extractors.money.draft import Amount
from extractors.money.earlier import earlier_in, with_earlier
from extractors.money.labels import is_compared, label_of
from extractors.money.periods import Around, period_of
from extractors.money.phrases import tidy
from extractors.money.shared_out import manner_of, named_by
from extractors.money.units import as_printed
from extractors.money.words import is_tax_rate, is_total, kind_of
from extractors.sections.passage import Passage
from extractors.sections.roles import Role
from extractors.sections.tree import Node
from extractors.swedish.money import Amount as Found
from extractors.swedish.money import find_amounts
from extractors.swedish.numbers import words_to_number
from models.records import UnitSource

_UNIT = re.compile(r"[^\W\d_]|€|[:,][-–]")
_PHRASE = re.compile(r"[^.;:!?]{8,90}")
_FIELDS = re.compile(r"[.;]\s+[A-ZÅÄÖ]\w+:\s")
_SORT = re.compile(
    r"(?:beräknad |uppskattad |total )?(?:kostnad(?:en)?|budget|pris|medel|finansiering|investering)", re.I
)
_RANGE = re.compile(r"\s*(?:[-–−—]|till|eller|och|respektive|resp\.)\s*", re.I)


@dataclass(frozen=True)
class _Named:
    """What an amount is for, whether that is sure, where it stands, and whose unit it shares if it has none printed."""

    label: str | None
    sure: bool
    around: Around
    sharing: Found | None


def from_text(reading: Reading, node: Node, passage: Passage, *, is_item: bool) -> Iterator[Amount]:
    """The amounts of running text in a block or a cell; `is_item` tells that it is an item of a list."""
    found = with_earlier(passage.text, find_amounts(passage.text))
    if not found:
        return
    bounds = reading.sentences(passage.text) or [(0, len(passage.text))]
    told = _Told(passage.text, found, earlier_in(passage.text, found), is_item)
    for i, amount in enumerate(found):
        sentence = next(((s, e) for s, e in bounds if s <= amount.start < e), (0, len(passage.text)))
        drawn = _amount(reading, node, passage, amount, told.named(i, sentence))
        if is_tax_rate(drawn.label or "") or amount.per == "skattekrona":
            continue
        told.last = (drawn.label, drawn.period) if drawn.label and drawn.period else None
        yield drawn


@dataclass
class _Told:
    """What the amounts of a text are for, told from the first to the last: one may be of the same as the one before."""

    text: str
    found: list[Found]
    before: list[Found]  # those of the year before, in parentheses
    is_item: bool
    label: str | None = None  # of the amount last told
    main: str | None = None  # of the first amount of the sentence last told
    sentence: tuple[int, int] = (-1, -1)
    manner: str | None = None  # in which a sum is shared out there
    last: tuple[str, str] | None = None  # the label and the period of the amount last told, where both are known
    told: tuple[str, str] | None = None  # of the last one of the sentences before

    def named(self, i: int, sentence: tuple[int, int]) -> _Named:
        """What the amount at an index is for."""
        same_sentence, self.sentence = sentence == self.sentence, sentence
        last = self.manner if same_sentence else None
        self.told = self.told if same_sentence else self.last
        amount, other = self.found[i], self._partner(i)
        clause = self._clause(i, sentence)
        label, sure = None, False
        if amount not in self.before:
            label, sure = self._label(amount, other, clause, last)
        if label and lacks_subject(self.text[slice(*sentence)]) and _SORT.fullmatch(label):  # "Kostnad: 500 tkr"
            label = self._told_before(sentence) or label
        if label is None:  # "… from 92 to 65 million": of the same thing as the amount before it
            label = self.label if same_sentence else self._told_before(sentence)
        self.label, self.main = label, self.main if same_sentence else label
        around = Around(clause, sentence, label, self.told, amount in self.before)
        sharing = self.found[i - 1] if amount in self.before else other
        return _Named(label, sure, around, sharing)

    def _told_before(self, sentence: tuple[int, int]) -> str | None:
        """What a sentence that names nothing speaks of: the sum it points back to, or what the one before is about.

        "Bygg en ramp. Finansieras med 600 tkr." is of the ramp.
        """
        if points_back(self.text[slice(*sentence)]):
            return self.main
        before = self.text[: sentence[0]].rstrip(" .")
        if fields := _FIELDS.search(before):  # "Bygga en ramp. Ansvarig: gatuenheten. Kostnad: 600 tkr"
            before = before[: fields.start()]
        named = before and lacks_subject(self.text[slice(*sentence)]) and _PHRASE.fullmatch(before)
        return tidy(before) if named else None

    def _label(
        self, amount: Found, other: Found | None, clause: tuple[int, int], last: str | None
    ) -> tuple[str | None, bool]:
        """The label that stands beside an amount, and whether it is where such stand."""
        whole = amount if other is None else replace(amount, end=max(amount.end, other.end))
        whole = whole if other is None else replace(whole, start=min(amount.start, other.start))
        before, after = self.text[clause[0] : whole.start], self.text[whole.end : clause[1]]
        self.manner = manner_of(before, after, last)
        if self.manner is not None and (name := tidy(named_by(self.manner, before, after) or "")):
            return name, True
        if self.sentence[0] < clause[0] and is_compared(before):
            return None, False
        return label_of(self.text, whole, clause, self.is_item)

    def _partner(self, i: int) -> Found | None:
        """The other amount of a range whose first has no unit of its own: "9" and "12 miljoner kronor"."""
        for first, second in ((i, i + 1), (i - 1, i)):
            if first >= 0 and second < len(self.found) and not _has_unit(self.found[first]):
                apart = self.text[self.found[first].end : self.found[second].start]
                if self.found[first] not in self.before and _RANGE.fullmatch(apart):
                    return self.found[second if first == i else first]
        return None

    def _clause(self, i: int, sentence: tuple[int, int]) -> tuple[int, int]:
        """The text around an amount, from the amount before it to the next one; a range counts as one amount."""
        start, end = sentence
        others = [f for f in self.found if f is not self.found[i] and f is not self._partner(i)]
        before = max([start, *(f.end for f in others if start <= f.end <= self.found[i].start)])
        later = (f.start for f in others if f not in self.before and self.found[i].end <= f.start < end)
        return before, min([end, *later])


def _has_unit(found: Found) -> bool:
    """Whether an amount is printed with a unit: not the first of "9–12 mnkr" or "två till tre miljoner"."""
    return _UNIT.search(found.printed) is not None and words_to_number(found.printed) is None


def _amount(reading: Reading, node: Node, passage: Passage, found: Found, named: _Named) -> Amount:
    """One amount with its label and period."""
    text, clause = passage.text, named.around.clause
    period, evidence = period_of(reading, node, passage, found, named.around)
    shared = None if _has_unit(found) else named.sharing  # "2,5–3,5 mnkr", "899 mkr (862)"
    if shared is not None:
        evidence = evidence | {"unit": passage.place(reading.quoter, shared.start, shared.end)}
    summed = re.search(r"\b(?:totalt|sammanlagt|summa)\s*$", text[clause[0] : found.start], re.I) is not None
    return Amount(
        label=named.label,
        value=found.value,
        printed=found.printed,
        unit=as_printed(found.printed if shared is None else shared.printed, found.unit),
        unit_from=UnitSource.CELL,
        currency=found.currency,
        period=period,
        is_total=summed or is_total(named.label or ""),
        kind=kind_of(text[clause[0] : found.start], text[found.end : clause[1]]),
        places=passage.places(reading.quoter, found.start, found.end),
        anchor=("text", text),
        grounds=(
            "in_text",
            "label_in_place" if named.sure else "label_guessed" if named.label else "label_missing",
            *(() if period is None else ("period_in_clause",) if "period" in evidence else ("period_around",)),
        ),
        evidence=evidence,
        block=node.index,
        in_decision=node.role in (Role.DECIDED, Role.PROPOSED),
    )
