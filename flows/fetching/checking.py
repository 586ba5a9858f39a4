"""Whether sources answer, without fetching a document or keeping anything."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from flows.fetching.abreast import abreast
from flows.fetching.source import Listed, PassedOver, Source
from flows.fetching.web import Limits, Shared, Web
from flows.passed_over import passed_over
from models.errors import NamndkollError
from models.settings import Settings

_SHOWN = 3
_HASTY = Limits(connect=10.0, read=30.0, attempts=2, first_wait=1.0, longest_wait=10.0)


@dataclass(frozen=True)
class Checked:
    """What a source's list holds, or why it could not be read."""

    source: str
    municipality: str
    documents: int = 0
    committees: int = 0
    without_date: int = 0
    passed_over: str = ""
    """What the list names that is no PDF, in words."""
    latest: Sequence[str] = field(default=())
    """The titles of the latest documents, with date and part."""
    error: NamndkollError | None = None

    def told(self) -> str:
        """In one line."""
        if self.error:
            return str(self.error)
        if not self.documents:
            return "lists nothing: is what sources.toml says of it right?"
        dates = f", {self.without_date} without a date" if self.without_date else ""
        documents = f"{self.documents} document{'s' * (self.documents != 1)}"
        return f"{documents} of {self.committees} committee{'s' * (self.committees != 1)}{dates}"


def check_all(sources: Sequence[Source], settings: Settings, limits: Limits = _HASTY) -> Iterator[Checked]:
    """List each source; as they answer."""
    shared = Shared(settings.contact, limits)
    yield from abreast(lambda source: _check(source, shared), sources, settings.fetchers)


def _check(source: Source, shared: Shared) -> Checked:
    try:
        with Web(shared, pause=source.pause, private=source.private_addresses) as web:
            listed = list(source.listed(web))
    except NamndkollError as error:
        return Checked(source.name, source.municipality, error=error)
    found = [one for one in listed if isinstance(one, Listed)]
    found.sort(key=lambda one: one.meeting_date.isoformat() if one.meeting_date else "", reverse=True)
    return Checked(
        source.name,
        source.municipality,
        documents=len(found),
        committees=len({one.committee for one in found if one.committee}),
        without_date=sum(one.meeting_date is None for one in found),
        passed_over=passed_over([one.name for one in listed if isinstance(one, PassedOver)]),
        latest=[f"{one.meeting_date or '–'}  {one.role}  {one.title}" for one in found[:_SHOWN]],
    )
