"""What the report shows: questions to the published warehouse, and how their answers are drawn (sections.toml)."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import Field

from models.base import Frozen

_FILE = Path(__file__).parent / "sections.toml"


class Chart(Frozen):
    """Bars: one a row of the answer."""

    label: tuple[str, ...] = Field(description="Columns that name a bar")
    value: str = Field(description="Column of its length; rows without a value have no bar")
    by: tuple[str, ...] = Field(default=(), description="Columns that part the rows into charts, each with its axis")
    only: dict[str, Any] = Field(default={}, description="Columns and the value that a row must have to be drawn")
    rows: int = Field(ge=1, description="Bars of a chart at most, the longest first")


class Section(Frozen):
    """One question with its heading."""

    id: str
    heading: str
    text: str
    sql: str
    chart: Chart | None = None


@cache
def sections() -> tuple[Section, ...]:
    """All sections in their order."""
    found = tomllib.loads(_FILE.read_text(encoding="utf-8"))["section"]
    return tuple(Section.model_validate(section) for section in found)
