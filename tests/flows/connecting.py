"""What the tests of connectors ask of them."""

from typing import Any

from flows.fetching.source import Listed, Sitting, Source
from flows.fetching.web import Web
from flows.sources import connectors


def source(kind: str, **told: Any) -> Source:
    return connectors()[kind](name="prov", municipality="Burlöv", **told)


def documents(found: Source, web: Web) -> list[Listed]:
    return [one for one in found.listed(web) if isinstance(one, Listed)]


def sittings(found: Source, web: Web) -> list[Sitting]:
    return [one for one in found.listed(web) if isinstance(one, Sitting)]
