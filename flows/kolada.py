"""Kolada, the municipalities' database of key figures: its API version 3, known from its clients' code.

An answer is `{"values": […], "count": n, "next_url": …}`; a list in an address holds at most 25 ids; `next_url` is
absent or null on the last page. No key is needed; who shows the figures writes "Källa: Kolada".
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar
from urllib.parse import urlsplit

import httpx
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential

from extractors.identity import normalised
from extractors.indicators.register import identified
from models.errors import OfficialError
from models.official import KeyFigure, OfficialFigure

SOURCE = "Källa: Kolada"
COUNTRY = "0000"
_IDS = 25  # in one list of an address
_PAGES = 1_000  # of one answer; more are a loop
_TRIES = 4
_T = TypeVar("_T", bound=BaseModel)
_BUSY = (429, 500, 502, 503, 504)


class _Busy(Exception):
    """The service asks to come back later."""


class _Value(BaseModel):
    """One value as the service sends it; what is not named here is left alone."""

    model_config = ConfigDict(extra="ignore")
    gender: str
    value: Decimal | None
    isdeleted: bool = False


class _Values(BaseModel):
    model_config = ConfigDict(extra="ignore")
    kpi: str
    municipality: str
    period: int
    values: tuple[_Value, ...]


class _Kpi(BaseModel):
    model_config = ConfigDict(extra="ignore")
    id: str
    title: str
    description: str | None = ""


class _Page(BaseModel):
    model_config = ConfigDict(extra="ignore")
    values: list[dict[str, Any]]
    next_url: str | None = Field(default=None)


class Kolada:
    """The service at an address; `client` decides about time limits and the user agent."""

    def __init__(self, client: httpx.Client, address: str, wait: float = 1.0) -> None:
        self._client = client
        self._address = address.rstrip("/")
        self._retrying = Retrying(
            stop=stop_after_attempt(_TRIES),
            wait=wait_exponential(multiplier=wait, max=60 * wait),
            retry=retry_if_exception_type((_Busy, httpx.TransportError)),
            reraise=True,
        )

    def figures(self, chosen: Mapping[str, KeyFigure], municipalities: Sequence[str]) -> Iterator[OfficialFigure]:
        """Every value of the chosen key figures for the municipalities (kommunkod) and the country.

        Raises OfficialError where the service does not answer as it should, or knows an id by another title than the
        chosen one: then no value of any is given.
        """
        titles = self._trusted(chosen)
        places = [COUNTRY, *municipalities]
        for ids in _lists(list(titles)):
            for codes in _lists(places):
                for found in self._all(f"/data/kpi/{','.join(ids)}/municipality/{','.join(codes)}"):
                    yield from _figures(_parsed(_Values, found), chosen, titles)

    def _trusted(self, chosen: Mapping[str, KeyFigure]) -> dict[str, str]:
        """The chosen ids with their titles, each of which says what was meant by it."""
        known: dict[str, _Kpi] = {}
        for ids in _lists(list(chosen)):
            kpis = (_parsed(_Kpi, found) for found in self._all(f"/kpi/{','.join(ids)}"))
            known |= {kpi.id: kpi for kpi in kpis}
        for wanted, figure in chosen.items():
            kpi_known = known.get(wanted)
            if kpi_known is None:
                raise OfficialError(
                    f"has no key figure {wanted}", "Correct kolada in namndkoll.toml.", file=self._address
                )
            if not _is_meant(kpi_known, figure):
                raise OfficialError(
                    f"knows {wanted} as {kpi_known.title!r}, not as {figure.title!r}"
                    + (f" ({figure.indicator})" if figure.indicator else ""),
                    "Look the key figure up at kolada.se and correct kolada in namndkoll.toml.",
                    file=self._address,
                )
        return {wanted: known[wanted].title for wanted in chosen}

    def _all(self, path: str) -> Iterator[dict[str, Any]]:
        """The values of an answer, all its pages."""
        address: str | None = f"{self._address}{path}"
        for _ in range(_PAGES):
            if address is None:
                return
            page = _parsed(_Page, self._get(address))
            yield from page.values
            address = self._followed(page.next_url)
        raise OfficialError("its pages do not end", "Try again later.", file=self._address)

    def _followed(self, address: str | None) -> str | None:
        if address is None or urlsplit(address).netloc == urlsplit(self._address).netloc:
            return address
        raise OfficialError(
            f"leads to another host ({address})", "Look whether the service has moved.", file=self._address
        )

    def _get(self, address: str) -> Any:
        try:
            answer = self._retrying(self._asked, address)
        except (_Busy, httpx.HTTPError) as error:
            raise OfficialError(f"does not answer ({error})", "Try again later.", file=address) from error
        try:
            return json.loads(answer.content, parse_float=Decimal)
        except ValueError as error:
            raise OfficialError(
                "does not answer in JSON", "Look whether the service has moved.", file=address
            ) from error

    def _asked(self, address: str) -> httpx.Response:
        answer = self._client.get(address)
        if answer.status_code in _BUSY:
            raise _Busy(f"status {answer.status_code}")
        answer.raise_for_status()
        return answer


def _lists(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Ids in lists as long as an address may hold."""
    return (ids[start : start + _IDS] for start in range(0, len(ids), _IDS))


def _is_meant(kpi: _Kpi, figure: KeyFigure) -> bool:
    """Whether a title is the chosen one, and the indicator that it is said to be, where the register knows it."""
    if normalised(figure.title) not in normalised(kpi.title):
        return False
    if figure.indicator is None:
        return True
    about = f"{kpi.title} {kpi.description or ''}"
    whole, _, _ = kpi.title.partition(" - ")  # "Nöjd Region-Index - helheten" is the index, "… - Trygghet" a factor
    known = identified(kpi.title, about, None) or identified(whole, about, None)
    return known is None or known.id == figure.indicator


def _figures(found: _Values, chosen: Mapping[str, KeyFigure], titles: Mapping[str, str]) -> Iterator[OfficialFigure]:
    """The values of one key figure, municipality and year; those that the service deleted are left out."""
    for one in found.values:
        if not one.isdeleted and found.kpi in titles:
            yield OfficialFigure(
                kpi=found.kpi,
                title=titles[found.kpi],
                indicator=chosen[found.kpi].indicator,
                municipality_code=found.municipality,
                year=found.period,
                gender=one.gender,
                value=one.value,
            )


def _parsed(kind: type[_T], found: Any) -> _T:
    try:
        return kind.model_validate(found)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise OfficialError(
            f"its answer has another shape: {where}: {first['msg']}",
            "Update the program; report it if that is no help.",
        ) from error
