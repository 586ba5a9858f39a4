"""Measures and amounts of money with their themes."""

import re
from functools import cache
from typing import TypeVar

from extractors.swedish.terms import words
from extractors.themes.classify import Theme, theme, theme_of_body
from models.extraction import Extraction
from models.records import BudgetLine, Measure

R = TypeVar("R", Measure, BudgetLine)


def with_themes(extraction: Extraction) -> Extraction:
    """The extraction with the theme of each measure and amount, where its words tell one."""
    committee = extraction.document.organization if extraction.document else None
    return extraction.model_copy(
        update={
            "measures": tuple(_themed(m, theme(m.text, m.category, committee)) for m in extraction.measures),
            "budget_lines": tuple(_themed(b, _of_money(b.label or "", committee)) for b in extraction.budget_lines),
        }
    )


def _of_money(label: str, committee: str | None) -> Theme | None:
    """What an amount pays for: the label's words, else the body that it names, else the committee.

    What sort of money it is says nothing of that: "Kostnaden för skolskjuts" is of school buses, "Personalkostnader" of
    the committee. A body tells it only where its name speaks for one theme: what is the social board's may be care or
    support.
    """
    what = _sorts().sub("", label)
    if own := theme(what):
        return own
    bodies = (theme_of_body(name) for name in (what, committee) if name and not _several().search(name))
    return next((found for found in bodies if found), None)


def _themed(record: R, found: Theme | None) -> R:
    if found is None:
        return record
    return record.model_copy(update={"theme": found.key, "theme_confidence": found.confidence})


@cache
def _several() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in words("money_themes", "several")), re.IGNORECASE)


@cache
def _sorts() -> re.Pattern[str]:
    """The sorts of money that a label begins with, up to what they are for: "Ökad kostnad för ", "Summa "."""
    how = "|".join(words("money_themes", "how"))
    sorts = "|".join(re.escape(word) for word in words("money_themes", "sorts"))
    leads = "|".join(words("money_themes", "leads"))
    return re.compile(rf"^(?:\W*(?:(?:{how})\s+)*(?:{sorts})\w*(?:\s+(?:{leads})\b)*)+", re.IGNORECASE)
