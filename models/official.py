"""Official figures (nyckeltal): what a statistics service publishes about a municipality."""

from decimal import Decimal

from pydantic import Field

from models.base import Frozen


class KeyFigure(Frozen):
    """A key figure that the user chose to load, by what its service calls it."""

    title: str = Field(min_length=5, description="What the service's title must hold, or the id is not trusted")
    indicator: str | None = Field(
        default=None, description="The canonical indicator that it is, so that extracted values are checked by it"
    )


class OfficialFigure(Frozen):
    """One value of a key figure."""

    kpi: str = Field(description="The key figure's id")
    title: str = Field(description="The key figure's title, as its service has it")
    indicator: str | None = None
    municipality_code: str = Field(pattern=r"^\d{4}$", description="Kommunkod; 0000 the country, 00LL a region")
    year: int
    gender: str = Field(pattern=r"^[TKM]$", description="T all, K women, M men")
    value: Decimal | None = Field(default=None, description="None where the service has none: it is not 0")
