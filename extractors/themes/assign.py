"""Measures and amounts of money with their themes."""

import re
from functools import cache
from typing import TypeVar

from extractors.swedish.terms import words
from extractors.themes.classify import Theme, theme
from models.extraction import Extraction
from models.records import BudgetLine, Measure

_ONE_THEME = 0.5

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

    A body tells it only where its name speaks for one theme: what is the social board's may be care or support.
    """
    if not _sorts().match(label) and (own := theme(label)):
        return own
    bodies = (theme("", None, name) for name in (label, committee) if not _several().search(name or ""))
    return next((found for found in bodies if found and found.confidence >= _ONE_THEME), None)


def _themed(record: R, found: Theme | None) -> R:
    if found is None:
        return record
    return record.model_copy(update={"theme": found.key, "theme_confidence": found.confidence})


@cache
def _several() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in words("money_themes", "several")), re.IGNORECASE)


@cache
def _sorts() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in words("money_themes", "sorts")), re.IGNORECASE)
