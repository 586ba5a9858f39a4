"""What running text says is going to be done: "Enheten kommer att …", "Taxan ska ses över", "Arbete pågår med …"."""

import re

from extractors.measures.assigning import terms
from extractors.measures.carried_out import NOW, carried_out
from extractors.measures.deeds import finite, needing, told
from extractors.measures.doers import doing
from extractors.measures.under_way import scheduled, under_way
from extractors.measures.ways import Plan, Way
from extractors.swedish.dates import find_deadline

__all__ = ["Plan", "Way", "plan_in"]

_NEAR = 8  # characters between "vid" and the time that it leads to
_IF = re.compile(r"^(?:om|ifall|i\s+händelse\s+av|i\s+de\s+fall)\b", re.I)
_RULES = frozenset({Way.SHALL, Way.TO_BE, Way.LEFT_OPEN, Way.PRESENT})  # what may hold in some case only


def plan_in(sentence: str, *, present: bool = True) -> Plan | None:
    """What a sentence says is going to be done; None for what law demands, others want, or only may happen.

    Without `present` what is told in the present is not asked for.
    """
    found = under_way(sentence) or _deed(sentence) or scheduled(sentence) or carried_out(sentence)
    if found is None and present:
        found = _does(sentence)
    if found is None or any(terms(name).search(sentence) for name in ("not_told", "law")) or _IF.match(sentence):
        return None
    return None if found.way in _RULES and _is_conditional(sentence) else found


def _is_conditional(sentence: str) -> bool:
    """Whether a sentence says what is done in some case: "Vid nybyggnation ska …", but not "Vid årsskiftet ska …"."""
    case = terms("condition").match(sentence)
    when = find_deadline(sentence) if case is not None else None
    return case is not None and (when is None or when.start > case.end() + _NEAR)


def _deed(sentence: str) -> Plan | None:
    """Somebody's deed, whoever stands first: "Enheten ska införa …", "Under hösten kommer vi att införa …"."""
    found = told(sentence, finite())
    if found is None:
        return None
    return Plan(Way.INTENDED if found.intended else Way.SHALL, found.start, len(sentence), found.responsible)


def _does(sentence: str) -> Plan | None:
    """A deed in the present with the one who does it: "Strategen sammanställer en rapport våren 2020"."""
    found = doing(sentence, anybody=True)
    if found is None or NOW.search(sentence) or finite().search(sentence) or needing().search(sentence):
        return None
    return Plan(Way.PRESENT, found.start, len(sentence), found.responsible)
