"""An amount of money with a meaning."""

from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from models.records.base import Record


class AmountKind(StrEnum):
    """What sort of money it is."""

    BUDGET = "budget"
    OUTCOME = "outcome"  # utfall
    FORECAST = "forecast"  # prognos
    DEVIATION = "deviation"  # avvikelse
    INVESTMENT = "investment"  # investering
    EXTERNAL = "external"  # extern finansiering
    ALLOCATION = "allocation"  # anslag


class UnitSource(StrEnum):
    """Where an amount's unit was stated."""

    CELL = "cell"
    COLUMN = "column"
    CAPTION = "caption"
    HEADING = "heading"
    NOTE = "note"


class BudgetLine(Record):
    """One amount of money: in running text, in a list, in a cell of a table of money (belopp)."""

    label: str | None = Field(
        default=None, description="The row's label, the column's header where rows are years, or what it pays for"
    )
    column: str | None = Field(default=None, description="The column's header where it stands in a table")
    value: Decimal = Field(description="Whole units of the currency: '140 kkr' → 140000; exact")
    currency: str | None = Field(default="SEK", pattern=r"^[A-Z]{3}$", description="ISO 4217")
    printed: str = Field(description="The amount as printed")
    unit: str | None = Field(
        default=None, description="As printed: miljoner kronor, mnkr, tkr, kr, €; None where stated nowhere in reach"
    )
    period: str | None = Field(default=None, description="The year or years that it concerns, as printed")
    is_total: bool = Field(default=False, description="A sum of other lines (summa, totalt)")
    kind: AmountKind | None = None
    unit_from: UnitSource | None = None
    theme: str | None = Field(default=None, description="What it pays for, in the taxonomy of docs/themes.md (tema)")
    theme_confidence: float | None = Field(default=None, ge=0, le=1, description="How sure its words make the theme")
