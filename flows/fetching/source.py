"""What every source has in common: how it is configured, and what it lists."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field
from rapidfuzz import process

from flows.fetching.answers import Fetched, Known
from flows.fetching.names import Role, one_line
from flows.fetching.web import Web
from models.base import Frozen
from models.reference import municipalities


class Listed(Frozen):
    """A document as its source lists it. What it says of itself is a hint: the page may say otherwise."""

    key: str = Field(description="Names it within the source: the system's own id, else its address")
    address: str = Field(description="Where its bytes are fetched")
    title: Annotated[str, AfterValidator(one_line)]
    committee: str | None = None
    meeting_date: date | None = None
    role: Role = Role.OTHER
    stamp: str | None = Field(default=None, description="What the list says that changes when the bytes do")


class Sitting(Frozen):
    """A meeting (sammanträde) that the source tells of, whether or not it has documents yet."""

    committee: str | None
    date: date
    is_cancelled: bool = False


class PassedOver(Frozen):
    """Something in a list that is no PDF and is not fetched: told, so that nobody believes that it was read."""

    name: Annotated[str, AfterValidator(one_line)]


def _registered(name: str) -> str:
    known = [municipality.name for municipality in municipalities()]
    if name not in known:
        near = [found for found, *_ in process.extract(name, known, limit=3)]
        raise ValueError(f"no municipality is called {name!r}; perhaps {', '.join(near)}")
    return name


Found = Listed | Sitting | PassedOver


class Source(Frozen, ABC):
    """One place to pull documents from. Each kind of connector adds what it needs to know."""

    kind: ClassVar[str]
    walks_dates: ClassVar[bool] = False
    """Whether the connector asks for no meeting before `since`: what is older is then not missing from its list."""

    is_rolling: ClassVar[bool] = False
    """Whether the list holds the latest only: what drops out of it is not gone."""

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")
    municipality: Annotated[str, AfterValidator(_registered)] = Field(description="As the register of them has it")
    committee: str | None = Field(default=None, description="Whose documents these are, where the list does not say")
    since: date | None = Field(default=None, description="Meetings before this day are left to `backfill`")
    expected: int | None = Field(default=None, ge=0, description="Documents that the list should hold, about")
    expected_a_month: int | None = Field(default=None, ge=0, description="Documents for each month's meetings, about")
    most_new: int = Field(default=500, ge=1, description="Documents fetched in one night; the rest waits")
    pause: float = Field(default=1.0, ge=0, description="Seconds between two requests to its host, at least")
    most_minutes: float = Field(
        default=120, gt=0, description="Minutes a night for its list, and then for its documents; the rest waits"
    )
    most_megabytes: int = Field(default=100, ge=1, description="Largest document that is fetched")
    private_addresses: bool = Field(default=False, description="Allow addresses inside the own network")

    @abstractmethod
    def listed(self, web: Web) -> Iterable[Found]:
        """All that the source lists now. Raises SourceError where it does not answer as it should."""

    def fetch(self, document: Listed, known: Known, web: Web, folder: Path) -> Fetched | None:
        """A document's bytes in a file of `folder`; None where they are as they were. Raises FetchError."""
        return web.download(document.address, known, folder, self.most_megabytes)
