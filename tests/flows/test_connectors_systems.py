"""What the connectors of publishing systems make of their answers, which have the shape that each docstring cites."""

import json
from base64 import b64encode
from datetime import date
from typing import Any

import pytest

from flows.fetching.names import Role
from flows.fetching.source import Source
from flows.fetching.web import Web
from models.errors import SourceError
from tests.flows.connecting import documents, sittings, source
from tests.flows.site import Site

READER: dict[str, list[tuple[str, str, str]]] = {
    "rot": [("amn", "Arbetsmarknadsnämnden", "channel"), ("ks", "Kommunstyrelsen", "channel")],
    "rot-amn": [("y31", "2031", "channel"), ("y29", "2029", "channel")],
    "rot-amn-y31": [("m77", "2031-03-04", "meeting"), ("m78", "2031-04-08 INSTÄLLT", "meeting")],
    "rot-amn-y31-m77": [
        ("d9f", "Protokoll AMN 2031-03-04", "document"), ("prot", "Protokoll", "channel"), ("a1", "§ 1 Val", "channel"),
    ],
    "rot-amn-y31-m78": [],
    "rot-amn-y31-m77-prot": [
        ("d9f", "Protokoll AMN 2031-03-04", "document"), ("oj", "§ 4 omedelbar justering", "document"),
    ],
    "rot-amn-y31-m77-a1": [("h1", "Tjänsteskrivelse", "document")],
}  # fmt: skip


def reader(site: Site) -> None:
    def read(query: dict[str, str], _body: Any) -> Any:
        at_root = query["isr"] == "true"
        items = READER["rot" if at_root else query["hash"]]
        return {"history": [], "items": [{"id": i, "text": t, "type": k, "more": 1} for i, t, k in items]}

    site.data("/api/public/r12345678/read", read)


def netpublicator(site: Site, **told: Any) -> Source:
    return source("netpublicator", reader="r12345678", root="rot", base=f"{site.address}/api/public", **told)


def test_netpublicators_channels_are_walked_down_to_the_meetings_documents(site: Site, web: Web) -> None:
    reader(site)
    found = netpublicator(site, committees=("Arbetsmarknadsnämnden",), since=date(2031, 1, 1))
    listed = documents(found, web)
    assert [(one.key, one.role) for one in listed] == [("d9f", Role.MINUTES), ("oj", Role.PARTIAL_MINUTES)]
    assert {(one.committee, one.meeting_date) for one in listed} == {("Arbetsmarknadsnämnden", date(2031, 3, 4))}
    assert listed[0].address == f"{site.address}/api/public/r12345678/document/d9f?hash=rot-amn-y31-m77"
    assert [(one.date, one.is_cancelled) for one in sittings(found, web)] == [
        (date(2031, 3, 4), False), (date(2031, 4, 8), True),
    ]  # fmt: skip
    assert not any("y29" in one.query.get("hash", "") for one in site.asked)


def test_netpublicators_attachments_are_listed_where_they_are_wanted(site: Site, web: Web) -> None:
    reader(site)
    found = netpublicator(site, committees=("Arbetsmarknadsnämnden",), since=date(2031, 1, 1), attachments=True)
    assert "h1" in {one.key for one in documents(found, web)}


@pytest.mark.parametrize("answer", [[], {"history": []}, {"items": [{"id": "a", "text": "b", "type": "folder"}]}])
def test_another_answer_than_netpublicators_is_told(site: Site, web: Web, answer: Any) -> None:
    site.data("/api/public/r12345678/read", lambda _query, _body: answer)
    with pytest.raises(SourceError, match=r"answer has no items|not as known"):
        documents(netpublicator(site), web)


def test_a_committee_that_netpublicator_does_not_have_is_told_with_those_it_has(site: Site, web: Web) -> None:
    reader(site)
    with pytest.raises(SourceError, match="no channel Kulturnämnden") as told:
        documents(netpublicator(site, committees=("Kulturnämnden",)), web)
    assert "Kommunstyrelsen" in told.value.remedy


class CiceronServer:
    """Answers as Ciceronsok does: a session handed on, and the last search of a label only."""

    def __init__(self) -> None:
        self.searched: dict[str, Any] = {}
        self.calls: list[str] = []

    def __call__(self, _query: dict[str, str], body: Any) -> Any:
        method, params = body["method"].removeprefix("CiceronsokServer:"), body["params"]
        self.calls.append(method)
        if method != "Test" and body["session_id"] != "s1":
            return {"error": {"message": "no session"}}
        return {"session_id": "s1", "result": getattr(self, method.lower())(params)}

    def test(self, _params: Any) -> Any:
        return {}

    def search(self, params: Any) -> Any:
        self.searched = {params["search_id"]: json.loads(params["param"])["board"]}
        return {"result": json.dumps({"hits": 2})}

    def readitems(self, params: Any) -> Any:
        board = self.searched[params["search_id"]]
        rows = [{"id": n, "title": f"{board} 2031-0{n + 1}-04", "type": 1} for n in range(2)]
        return {"results": rows[params["offset"] : params["offset"] + params["limit"]]}

    def readobjectdetails(self, params: Any) -> Any:
        board, position = self.searched[params["search_id"]], int(params["id"])
        name = "Protokoll.pub.pdf"
        told = {"name": f"Protokoll {board}", "id": f"{board}{position}", "filename": name, "dok_id": "88"}
        told["filename_b64"] = b64encode(name.encode("latin-1")).decode()
        return {"value": json.dumps({"documents": [told], "items": []})}


def ciceron(site: Site) -> Source:
    boards = tuple(
        {"committee": name, "diary": "d1", "board": name[:3]} for name in ("Kulturnämnden", "Byggnadsnämnden")
    )
    return source("ciceron", address=site.address, boards=boards)


def test_ciceron_is_searched_board_by_board_and_its_documents_keep_their_own_ids(site: Site, web: Web) -> None:
    server = CiceronServer()
    site.data("/json", server)
    found = documents(ciceron(site), web)
    assert [(one.key, one.committee, one.meeting_date) for one in found] == [
        (f"{board[:3]}{n}", board, date(2031, n + 1, 4))
        for board in ("Kulturnämnden", "Byggnadsnämnden") for n in range(2)
    ]  # fmt: skip
    assert found[0].address == f"{site.address}/download/document?filename=UHJvdG9rb2xsLnB1Yi5wZGY%3D&id=Kul0"
    assert {one.role for one in found} == {Role.PUBLIC_MINUTES}
    assert server.calls[:3] == ["Test", "Search", "ReadItems"]


def test_what_ciceron_complains_of_is_told(site: Site, web: Web) -> None:
    site.data("/json", lambda _query, _body: {"error": {"message": "okänt diarium"}})
    with pytest.raises(SourceError, match="okänt diarium"):
        documents(ciceron(site), web)


def meetings_plus(site: Site) -> Source:
    site.page(
        "/committees/bun",
        '<div id="committeesRecentContent"><a href="/committees/bun/mote-2031-03-04">4 mars</a>'
        '<a href="bun/mote-2031-02-04-installt">Inställt</a><a href="/committees/bun/mote-2030-12-01">1 dec</a>'
        '<a href="/committees/ks/mote-2031-03-05">KS</a></div>'
        '<a href="/committees/bun/mote-2031-03-04?tab=1">4 mars</a>',
    )
    site.page(
        "/committees/bun/mote-2031-03-04",
        '<a href="../../protocol/bun-protokoll.pdf?downloadMode=open">Protokoll</a>'
        '<a href="/protocol/bun-protokoll.pdf?downloadMode=download">Ladda ner</a>'
        '<a href="/agenda/kallelse.pdf?downloadMode=open">Kallelse</a>'
        '<a href="/agenda/bilaga-1.pdf?downloadMode=open">Bilaga 1</a><a href="/agenda/">Dagordning</a>',
    )
    return source(
        "meetingsplus",
        address=site.address,
        committees={"bun": "Barn- och utbildningsnämnden"},
        since=date(2031, 1, 1),
    )


def test_meetingsplus_minutes_and_notices_are_found_on_the_meetings_pages(site: Site, web: Web) -> None:
    found = meetings_plus(site)
    assert [(one.key.removeprefix(site.address), one.role, one.meeting_date) for one in documents(found, web)] == [
        ("/protocol/bun-protokoll.pdf", Role.MINUTES, date(2031, 3, 4)),
        ("/agenda/kallelse.pdf", Role.NOTICE, date(2031, 3, 4)),
    ]
    assert [(one.date, one.is_cancelled) for one in sittings(found, web)] == [
        (date(2031, 3, 4), False), (date(2031, 2, 4), True),
    ]  # fmt: skip
    assert "/committees/bun/mote-2030-12-01" not in site.fetched()


def test_a_committee_without_meetings_is_told(site: Site, web: Web) -> None:
    site.page("/committees/bun", "<p>Laddar …</p>")
    found = source("meetingsplus", address=site.address, committees={"bun": "Barn- och utbildningsnämnden"})
    with pytest.raises(SourceError, match="lists no meeting"):
        documents(found, web)


def test_sitevisions_folders_are_listed_as_json(site: Site, web: Web) -> None:
    file = {"name": "Protokoll 2031-03-04.pdf", "id": "18.ab", "url": "/download/18.ab/1/Protokoll.pdf", "size": 1}
    site.data(
        "/appresource/4.1a/12.2b/files", lambda query, _body: {"files": [file] if query["folderId"] == "19.c" else []}
    )
    found = source("sitevision_files", address=site.address, page="4.1a", portlet="12.2b", folders=("19.c",))
    [one] = documents(found, web)
    assert (one.key, one.address, one.meeting_date) == (
        "18.ab", f"{site.address}/download/18.ab/1/Protokoll.pdf", date(2031, 3, 4),
    )  # fmt: skip
