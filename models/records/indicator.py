"""A measured value that describes an outcome."""

from decimal import Decimal

from pydantic import Field

from models.records.base import Record


class Indicator(Record):
    """A survey index, share or count (indikator, nyckeltal)."""

    name: str = Field(min_length=1, description="As printed: 'Nöjd Region-Index'")
    subject: str | None = Field(default=None, description="Whom it describes: a municipality, 'Rikssnitt', a group")
    value: Decimal
    unit: str | None = Field(default=None, description="index, %, antal, …")
    period: str | None = Field(default=None, description="The year it was measured, as printed")
    indicator: str | None = Field(default=None, description="Canonical id where a register knows the name: scb-nri")
    method: str | None = Field(
        default=None, description="The survey's method, by its years: values of two methods are not one series"
    )
