"""What a number of a sentence is of, and its unit: a share, an index, a measure in its unit, a count."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from extractors.indicators.around import Around, around
from extractors.indicators.bare import Value, bare, doing, number_of
from extractors.indicators.clauses import Figure, is_compared_value
from extractors.indicators.counts import count
from extractors.indicators.indices import index_value
from extractors.indicators.listed import graded, in_parentheses, listed, next_of_index, scored
from extractors.indicators.measures import measured_in_unit
from extractors.indicators.naming import without_index
from extractors.indicators.pairs import of_pair
from extractors.indicators.shares import share
from extractors.indicators.stated import of_one
from extractors.indicators.subsets import of_part
from extractors.indicators.told import Told
from extractors.indicators.turns import of_turn


@dataclass
class Thread:
    """What the sentences of a passage have told so far: the last share and the last index."""

    share: Told | None = None
    index: Told | None = None
    run: tuple[Told, ...] = ()  # the values of the sentence or half-sentence before, in their order
    before: str = ""  # the text before
    main: str | None = None  # what the last sentence that told anything new is about, and when
    period: str | None = None


@dataclass(frozen=True)
class At:
    """A number where it stands. `before`: the value in front of it in the sentence; `named`: an index is spoken of."""

    text: str
    figure: Figure
    thread: Thread = field(compare=False)
    before: Value | None
    named: bool
    clause: Around

    @property
    def behind(self) -> str:
        """The sentence behind the number."""
        return self.text[self.figure.end :]

    def last(self, unit: str) -> Told | None:
        """The value in front, where it has that unit."""
        return self.before[0] if self.before and self.before[1] == unit else None


def tell(text: str, figure: Figure, thread: Thread, before: Value | None, *, named: bool) -> Value | None:
    """What a number is of, and its unit; None where nothing tells it."""
    if before is not None and (part := of_part(text, figure, before[0])) is not None:
        return part, "%" if figure.percent else "antal"
    paired = of_pair(text, figure)
    if paired is not None or figure.percent:
        thread.share = paired or share(text, figure, thread.share, thread.run)
        return (thread.share, "%") if thread.share else None
    at = At(text, figure, thread, before, named, around(text, figure))
    return next((value for way in _NUMBERS if (value := way(at)) is not None), None)


def _same_index(at: At) -> Value | None:
    """ "jämfört med 77": of the index in front."""
    last = at.last("index")
    return (of_one(last, at.behind), "index") if last and is_compared_value(at.text, at.figure) else None


def _index(at: At) -> Value | None:
    """A value of an index that the sentence speaks of."""
    if not at.named:
        return None
    last, clause, figure = at.thread.index, at.clause, at.figure
    told = (
        of_turn(clause, figure, last) or scored(clause) or graded(clause) or (listed(clause, figure) if last else None)
    )
    told = told or index_value(at.text, figure, last)
    told = replace(told, name=without_index(told.name)) if told else None
    at.thread.index = told or last
    return (told, "index") if told else None


def _in_unit(at: At) -> Value | None:
    """A value in days, points, kilowatt-hours."""
    before = (at.before[0], at.before[1]) if at.before and at.before[1] else None
    return measured_in_unit(at.clause, at.figure, before)


def _next_index(at: At) -> Value | None:
    """Another value of the index in front, or one in parentheses behind its name."""
    last = at.last("index")
    told = next_of_index(at.clause, last) if last else None
    if told is None and at.named:
        told = in_parentheses(at.clause, at.figure)
    return (told, "index") if told else None


def _counted(at: At) -> Value | None:
    """So many of something."""
    told = doing(at.clause, at.figure) or number_of(at.clause, at.figure, at.before[0] if at.before else None)
    told = told or count(at.text, at.figure, at.last("antal"))
    return (told, "antal") if told else None


def _bare(at: At) -> Value | None:
    """A number without a unit."""
    return bare(at.clause, at.figure, at.before, at.thread.index)


_NUMBERS: tuple[Callable[[At], Value | None], ...] = (_same_index, _index, _in_unit, _next_index, _counted, _bare)
"""The ways in which a number that is no share is told, in the order they are tried."""
