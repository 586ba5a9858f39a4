"""Three municipalities on three systems, 200 documents, and every fault at once: three nights."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest

from flows.fetching.silence import Outcome
from models.run import OutcomeCode
from tests.flows.site import Answer, Site
from tests.flows.town import Town

MEETINGS = [date(2029, 1, 11) + timedelta(days=14 * n) for n in range(67)]  # three towns: 201 documents
SOURCES = """
[mora]
kind = "html_list"
municipality = "Mora"
committee = "Byggnadsnämnden"
address = "{0}/mora"
private_addresses = true
pause = 0

[burlov]
kind = "netpublicator"
municipality = "Burlöv"
reader = "r12345678"
root = "rot"
base = "{0}/api/public"
private_addresses = true
pause = 0

[alingsas]
kind = "meetingsplus"
municipality = "Alingsås"
address = "{0}"
committees = {{ ks = "Kommunstyrelsen" }}
private_addresses = true
pause = 0
"""


@dataclass
class County:
    """The site with its three systems, and which meetings' minutes each lists."""

    site: Site
    mora: list[str]
    burlov: list[str]
    alingsas: list[str]

    def publish(self) -> None:
        """Put the lists on the site."""
        links = "".join(f'<a href="/mora/{day}.pdf">Protokoll {day[:10]}</a>' for day in self.mora)
        self.site.page("/mora", links)
        self.site.data("/api/public/r12345678/read", self._read)
        meetings = "".join(f'<a href="/committees/ks/mote-{day}">{day}</a>' for day in self.alingsas)
        self.site.page("/committees/ks", meetings)
        for day in self.alingsas:
            link = f'<a href="/protocol/{day}.pdf?downloadMode=open">Protokoll</a>'
            self.site.page(f"/committees/ks/mote-{day}", link)

    def _read(self, query: dict[str, str], _body: Any) -> Any:
        def items(*told: tuple[str, str, str]) -> Any:
            return {"history": [], "items": [{"id": i, "text": t, "type": k} for i, t, k in told]}

        if query["isr"] == "true":
            return items(("bn", "Byggnadsnämnden", "channel"))
        if query["hash"] == "rot-bn":
            return items(*((f"m{day}", day, "meeting") for day in self.burlov))
        day = query["hash"].rpartition("-m")[2]
        return items((day, f"Protokoll {day}", "document"))


@pytest.fixture
def county(town: Town) -> County:
    """All documents, each with the fault that befalls it in the first night."""
    town.settings.sources.write_text(SOURCES.format(town.site.address), encoding="utf-8")
    days = [day.isoformat() for day in MEETINGS]
    made = County(town.site, list(days), list(days), list(days))
    for folder in ("/mora", "/api/public/r12345678/document", "/protocol"):
        for day in days:
            path = f"{folder}/{day}" + (".pdf" if "api" not in folder else "")
            town.site.pdf(path, path)
    documents = list(town.site.documents.values())
    for document, faults in zip(
        documents[::9], [["500"], ["slow"], ["cut"], ["503", "cut"], ["429"]] * 9, strict=False
    ):
        document.faults = list(faults)
    documents[3].faults = ["hang"] * 3
    documents[70].faults = ["500"] * 3
    documents[5].body = b"%PDF-1.7\nrefuse\n"  # encrypted, for the worker
    documents[140].body = b"<html>Logga in</html>"
    made.publish()
    return made


def asked_for(site: Site) -> list[str]:
    """The documents that were sent, not those that were only asked after."""
    return [one.path for one in site.asked if one.path in site.documents and "if-none-match" not in one.headers]


def codes(outcomes: Iterable[Any]) -> list[OutcomeCode]:
    return [one.outcome for one in outcomes]


def test_three_nights(town: Town, county: County) -> None:
    first = town.night()
    assert first.run is not None
    assert sum(one.listed for one in first.visits) == 201
    assert sum(one.new for one in first.visits) == 198
    assert {(one.source, len(one.faults)) for one in first.visits} == {("mora", 1), ("burlov", 1), ("alingsas", 1)}
    assert {fault.explanation for one in first.visits for fault in one.faults} == {
        "the server did not answer as it should (timed out)",
        "the server answers 500",
        "is no PDF but a web page",
    }
    assert sorted(codes(first.run.outcomes)) == [OutcomeCode.FAILED] + [OutcomeCode.LOADED] * 197
    [failed] = [one for one in first.run.outcomes if one.outcome is OutcomeCode.FAILED]
    assert failed.path == f"{town.site.address}/mora/{county.mora[5]}.pdf"
    assert town.ask("SELECT count(*), count(DISTINCT municipality) FROM document") == [(197, 3)]
    missing = "FROM source_coverage WHERE not_fetched + not_read > 0"
    assert town.ask(f"SELECT status, count(*) {missing} GROUP BY 1 ORDER BY 1") == [
        ("fetch_failed", 3), ("read_failed", 1),
    ]  # fmt: skip

    town.site.documents["/protocol/" + county.alingsas[6] + ".pdf"].body = b"%PDF-1.7\n\nnow it is one"
    town.night()
    snapshot = town.ask("SELECT max(id) FROM snapshot")
    second = town.night()
    assert asked_for(town.site) == []
    assert sum(one.new + one.changed + one.gone for one in second.visits) == 0
    assert town.ask("SELECT max(id) FROM snapshot") == snapshot
    assert town.ask("SELECT count(*) FROM document") == [(200,)]

    changes(town.site, county)
    third = town.night()
    told = {one.source: (one.new, one.changed, one.gone) for one in third.visits}
    assert told == {"mora": (1, 0, 1), "burlov": (0, 1, 0), "alingsas": (1, 0, 1)}
    assert {one.outcome for one in third.visits} == {Outcome.OK}
    assert third.run is not None
    assert codes(one for one in third.run.outcomes if one.outcome is not OutcomeCode.FAILED) == [OutcomeCode.LOADED] * 2
    assert town.ask("SELECT count(*), count(superseded_by), count(gone_at) FROM document") == [(202, 1, 1)]


def changes(site: Site, county: County) -> None:
    """One new, one changed, one gone, one moved."""
    new = "2031-08-20"
    site.pdf(f"/mora/{new}.pdf", "new")
    county.mora = [*county.mora[1:], new]
    site.documents[f"/api/public/r12345678/document/{county.burlov[9]}"].body += b" rev"
    moved = county.alingsas[20]
    site.documents["/protocol/flyttad.pdf"] = site.documents.pop(f"/protocol/{moved}.pdf")
    county.publish()
    site.routes[f"/committees/ks/mote-{moved}"] = lambda _query, _body: Answer(
        b'<a href="/protocol/flyttad.pdf?downloadMode=open">Protokoll</a>'
    )
