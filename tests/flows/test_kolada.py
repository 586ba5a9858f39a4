"""Kolada's answers: pages followed, lists of 25, null kept apart from 0, ids trusted by their titles only."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest

from flows.kolada import Kolada
from models.errors import OfficialError
from models.official import KeyFigure, OfficialFigure
from tests.flows.site import Answer, Site, serving
from tests.warehouse.warehouse_factory import extraction, indicator, rows, settings_in
from warehouse.connection import writing
from warehouse.load import load
from warehouse.official import municipality_codes, replace_figures

NRI = {"U99901": KeyFigure(title="Nöjd Region Index", indicator="scb-nri")}
TITLE = {
    "id": "U99901",
    "title": "Nöjd Region-Index - helheten",
    "description": "SCB:s medborgarundersökning",
    "auspice": "X",
}


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        running.data("/v3/kpi/U99901", lambda *_: {"values": [TITLE], "count": 1, "next_url": None})
        yield running


def value(number: Any, **more: Any) -> dict[str, Any]:
    return {"gender": "T", "count": 1, "status": "", "value": number, "isdeleted": False} | more


def found(*values: dict[str, Any], municipality: str = "1287", year: int = 2018) -> dict[str, Any]:
    return {"kpi": "U99901", "municipality": municipality, "period": year, "values": list(values)}


def figures(site: Site, municipalities: list[str], chosen: dict[str, KeyFigure] | None = None) -> list[OfficialFigure]:
    with httpx.Client() as client:
        return list(Kolada(client, f"{site.address}/v3", wait=0.001).figures(chosen or NRI, municipalities))


def test_all_pages_are_read_null_is_no_zero_and_deleted_values_are_left_out(site: Site) -> None:
    path = "/v3/data/kpi/U99901/municipality/0000,1287"
    pages = {
        None: ([found(value(61.5), value(None, gender="K"), value(9, isdeleted=True))], f"{site.address}{path}?page=2"),
        "2": ([found(value(0), municipality="0000")], None),
    }

    def answer(query: dict[str, str], _: Any) -> dict[str, Any]:
        values, following = pages[query.get("page")]
        return {"values": values, "count": len(values)} | ({"next_url": following} if following else {})

    site.data(path, answer)
    read = [(f.municipality_code, f.gender, f.value) for f in figures(site, ["1287"])]
    assert read == [("1287", "T", Decimal("61.5")), ("1287", "K", None), ("0000", "T", Decimal(0))]


def test_no_list_is_longer_than_the_service_allows(site: Site) -> None:
    codes = [f"{1000 + n}" for n in range(60)]
    for start in range(0, 61, 25):
        listed = ",".join(["0000", *codes][start : start + 25])
        site.data(
            f"/v3/data/kpi/U99901/municipality/{listed}", lambda *_: {"values": [found(value(1))], "next_url": None}
        )
    assert len(figures(site, codes)) == 3


@pytest.mark.parametrize(
    ("title", "indicator"),
    [
        ("Andel nöjda med skolan", "scb-nri"),
        ("Nöjd Region-Index - helheten", "scb-nmi"),
        ("Nöjd Region-Index - Trygghet", "scb-nri"),
    ],
)
def test_an_id_that_means_something_else_is_not_loaded(site: Site, title: str, indicator: str) -> None:
    site.data("/v3/kpi/U99901", lambda *_: {"values": [TITLE | {"title": title}], "next_url": None})
    chosen = {"U99901": KeyFigure(title="Nöjd Region Index", indicator=indicator)}
    with pytest.raises(OfficialError, match=rf"knows U99901 as '{title}', not as .* \({indicator}\)"):
        figures(site, ["1287"], chosen)
    site.data("/v3/kpi/U99901", lambda *_: {"values": [], "next_url": None})
    with pytest.raises(OfficialError, match="has no key figure U99901"):
        figures(site, ["1287"], chosen)


def test_a_busy_service_is_asked_again(site: Site) -> None:
    statuses = iter([503, 429])

    def answer(*_: Any) -> Answer:
        status = next(statuses, 200)
        body = b'{"values": [], "count": 0}' if status == 200 else b"busy"
        return Answer(body, status=status, kind="application/json")

    site.routes["/v3/data/kpi/U99901/municipality/0000"] = answer
    assert figures(site, []) == []
    assert len([path for path in (asked.path for asked in site.asked) if "/data/" in path]) == 3


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (Answer(b"gone", status=404), "does not answer"),
        (Answer(b"down", status=503), "does not answer"),
        (Answer(b"<html>Maintenance</html>"), "JSON"),
        (Answer(b'{"results": []}', kind="application/json"), "another shape: values"),
        (Answer(b'{"values": [{"kpi": "U99901"}]}', kind="application/json"), "another shape: municipality"),
        (
            Answer(b'{"values": [], "next_url": "https://elsewhere.example/v3"}', kind="application/json"),
            "another host",
        ),
    ],
)
def test_a_fault_of_the_service_is_told_and_nothing_is_loaded(site: Site, answer: Answer, message: str) -> None:
    site.routes["/v3/data/kpi/U99901/municipality/0000"] = lambda *_: answer
    with pytest.raises(OfficialError, match=message):
        figures(site, [])


def test_pages_that_never_end_are_a_fault(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.kolada._PAGES", 5)
    path = "/v3/data/kpi/U99901/municipality/0000"
    site.data(path, lambda *_: {"values": [], "next_url": site.address + path})
    with pytest.raises(OfficialError, match="do not end"):
        figures(site, [])


def test_extracted_values_are_checked_up_to_their_rounding(tmp_path: Path) -> None:
    def printed(n: int, number: str, **more: Any) -> Any:
        told = {"name": "NRI", "subject": "Trelleborg", "period": "2018", "indicator": "scb-nri"} | more
        return indicator(n, number, **told)

    def official(code: str, number: str | None, year: int = 2018) -> OfficialFigure:
        known = {"kpi": "U99901", "title": TITLE["title"], "indicator": "scb-nri", "gender": "T", "year": year}
        return OfficialFigure.model_validate(known | {"municipality_code": code, "value": number})

    said = (
        printed(1, "61"),
        printed(2, "61.2"),
        printed(3, "59", subject="Rikssnitt"),
        printed(4, "70", period="2016"),
        printed(5, "61", subject="Kvinnor"),
    )
    settings = settings_in(tmp_path)
    with writing(settings.working) as con:
        load(con, extraction(indicators=said))
        assert municipality_codes(con) == ["1287"]
        loaded = [official("1287", "61.4"), official("0000", "60"), official("1287", None, 2016)]
        for _ in range(2):  # loading again replaces
            replace_figures(con, loaded, "Källa: Kolada")
        checked = rows(con, "SELECT id, verdict, difference::DOUBLE, flag FROM indicator_check ORDER BY id")
        assert checked == [
            ("i1", "agrees", -0.4, None),
            ("i2", "differs", -0.2, "official_value_differs"),
            ("i3", "differs", -1.0, "official_value_differs"),
            ("i4", "no_official_value", None, None),
        ]
        assert rows(con, "SELECT municipality, value, source FROM official_figure ORDER BY year, municipality_code")[
            1:
        ] == [
            ("Riket", Decimal(60), "Källa: Kolada"),
            ("Trelleborg", Decimal("61.4"), "Källa: Kolada"),
        ]
