"""What each connector makes of its system's answers. The answers have the shape that its docstring cites."""

import gzip
import os
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from flows.fetching.answers import Known
from flows.fetching.names import Role, date_of, role_of
from flows.fetching.source import Listed, PassedOver
from flows.fetching.web import Web
from flows.sources import connectors
from models.errors import SourceError
from tests.flows.connecting import documents, source
from tests.flows.site import Answer, Site


def test_every_connector_says_what_it_is_known_from() -> None:
    assert {"folder", "html_list", "feed", "sitemap", "netpublicator", "ciceron", "meetingsplus"} <= set(connectors())
    for connector in connectors().values():
        assert connector.__doc__
        assert connector.__module__.rpartition(".")[2] == connector.kind


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Protokoll 2031-03-04", Role.MINUTES),
        ("KF-protokoll", Role.MINUTES),
        ("Protokoll § 12 omedelbart justerad", Role.PARTIAL_MINUTES),
        ("Protokoll §§ 3–9", Role.PARTIAL_MINUTES),
        ("Protokoll utan personuppgifter", Role.PUBLIC_MINUTES),
        ("Protokoll.pub.pdf", Role.PUBLIC_MINUTES),
        ("Signerat protokoll", Role.SIGNED_MINUTES),
        ("Protokoll med debatt", Role.EXTENDED_MINUTES),
        ("Kallelse och föredragningslista", Role.NOTICE),
        ("Protokollsutdrag § 4", Role.EXTRACT),
        ("Tillkännagivande av protokoll", Role.ANNOUNCEMENT),
        ("Sammanträdet är inställt", Role.CANCELLED),
        ("Bilaga 3", Role.OTHER),
    ],
)
def test_a_name_hints_at_the_documents_part(name: str, role: Role) -> None:
    assert role_of(name) is role


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Protokoll 2031-03-04", date(2031, 3, 4)),
        ("protokoll_20310304.pdf", date(2031, 3, 4)),
        ("Protokoll den 4 mars 2031", date(2031, 3, 4)),
        ("Protokoll 2022-30-30", None),
        ("2031-03-04, justerat 2031-03-11", None),
        ("Protokoll 12345678901", None),
    ],
)
def test_a_name_tells_a_date_only_where_it_is_one(name: str, day: date | None) -> None:
    assert date_of(name) == day


def test_a_folder_lists_its_pdfs_with_what_their_names_hint_at(tmp_path: Path, web: Web) -> None:
    for name in ("Kulturnämnden/Protokoll 2031-03-04.pdf", "Kulturnämnden/läs.txt", ".dold/x.pdf", "STOR.PDF"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"%PDF-1.7")
    folder = source("folder", address=str(tmp_path), committee_folders=True)
    one, other = documents(folder, web)
    assert (one.key, one.committee, one.meeting_date, one.role) == (
        "Kulturnämnden/Protokoll 2031-03-04.pdf", "Kulturnämnden", date(2031, 3, 4), Role.MINUTES,
    )  # fmt: skip
    assert (other.key, other.committee) == ("STOR.PDF", None)
    fetched = folder.fetch(one, Known(), web, tmp_path / "here")
    assert fetched is not None
    assert fetched.file.read_bytes() == b"%PDF-1.7"
    assert folder.fetch(one, fetched.known, web, tmp_path / "here") is None


def test_a_zip_is_a_folder_too(tmp_path: Path, web: Web) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("2031/protokoll.pdf", "%PDF-1.7 i arkivet")
    packed = source("folder", address=f"zip://::{tmp_path / 'a.zip'}")
    [one] = documents(packed, web)
    fetched = packed.fetch(one, Known(), web, tmp_path / "here")
    assert fetched is not None
    assert fetched.file.read_bytes() == b"%PDF-1.7 i arkivet"


def test_what_a_folder_holds_beside_pdfs_is_told_by_name(tmp_path: Path, web: Web) -> None:
    (tmp_path / "2031").mkdir()
    for name in ("a.PDF", "b.docx", "2031/c", ".dold", "d.pdf.bak"):
        (tmp_path / name).write_bytes(b"%PDF-1.7")
    found = list(source("folder", address=str(tmp_path)).listed(web))
    assert [one.key for one in found if isinstance(one, Listed)] == ["a.PDF"]
    assert [one.name for one in found if isinstance(one, PassedOver)] == ["2031/c", "b.docx", "d.pdf.bak"]


def test_a_folder_of_which_a_part_cannot_be_listed_fails(
    tmp_path: Path, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lies in that part would seem to be gone."""
    (tmp_path / "2031").mkdir()
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    scandir = os.scandir

    def refused(path: str) -> Any:  # the test may run as root, who is refused nothing
        if str(path).endswith("2031"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refused)
    with pytest.raises(SourceError, match="cannot be listed"):
        list(source("folder", address=str(tmp_path)).listed(web))


def test_documents_of_other_kinds_on_a_page_are_told_by_name(site: Site, web: Web) -> None:
    page = '<a href="/a.pdf">P</a> <a href="/b%20c.docx">P</a> <a href="/om">Om</a> <a href="/b%20c.docx#1">P</a>'
    found = list(source("html_list", address=site.page("/lista", page)).listed(web))
    assert [one.name for one in found if isinstance(one, PassedOver)] == ["b c.docx"]
    assert len(found) == 2


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, web: Web) -> None:
    with pytest.raises(SourceError, match="no such folder"):
        documents(source("folder", address=str(tmp_path / "nej")), web)


def test_links_of_a_page_and_those_that_follow_it_are_documents(site: Site, web: Web) -> None:
    address = site.page(
        "/moten",
        '<a href="/download/18.1f2e/1700000000000/Protokoll%202031-03-04.pdf">Protokoll\n <b>2031-03-04</b></a>'
        '<a href="/kontakt">Kontakt</a><a href="a.pdf?v=2#sida=2" title="Kallelse"></a>'
        '<a href="javascript:void(0)">x</a>'
        '<a class="nasta" href="/moten?sida=2">Nästa</a>',
    )
    first = site.routes["/moten"]
    site.page("/moten2", '<a href="/b.pdf">Protokoll 4 april 2031</a><a class="nasta" href="/moten2">Nästa</a>')
    second = site.routes["/moten2"]
    site.routes["/moten"] = lambda query, body: (second if query else first)(query, body)
    found = documents(source("html_list", address=address, next_page="a.nasta", committee="Kulturnämnden"), web)
    assert [(one.key, one.title, one.meeting_date, one.role) for one in found] == [
        ("18.1f2e", "Protokoll 2031-03-04", date(2031, 3, 4), Role.MINUTES),
        (f"{site.address}/a.pdf?v=2", "Kallelse", None, Role.NOTICE),
        (f"{site.address}/b.pdf", "Protokoll 4 april 2031", date(2031, 4, 4), Role.MINUTES),
    ]
    assert {one.committee for one in found} == {"Kulturnämnden"}


def test_a_pattern_chooses_links_and_tells_the_committee(site: Site, web: Web) -> None:
    address = site.page("/m", '<a href="/1">Protokoll, Byggnadsnämnden 2031-03-04</a><a href="/2">Taxa</a>')
    found = documents(source("html_list", address=address, pattern=r"protokoll, (?P<committee>\w+)"), web)
    assert [(one.address, one.committee) for one in found] == [(f"{site.address}/1", "Byggnadsnämnden")]


def test_a_list_without_end_is_told(site: Site, web: Web) -> None:
    pages = iter(range(100))
    site.routes["/m"] = lambda _query, _body: _page(f'<a class="n" href="/m?p={next(pages)}">mer</a>')
    with pytest.raises(SourceError, match="more than 5 pages"):
        documents(source("html_list", address=f"{site.address}/m", next_page="a.n", most_pages=5), web)


def _page(html: str) -> Answer:
    return Answer(html.encode())


RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Protokoll</title>
<item><title>Protokoll 2031-03-04</title><link>/moten/1</link><guid>g1</guid>
<pubDate>Fri, 14 Mar 2031 10:00:00 GMT</pubDate></item>
<item><title>Protokoll 2031-02-04</title><link>{0}/p2.pdf</link><guid>g2</guid></item>
<item><title>Nyhet</title><link>{0}/nyhet</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Protokoll</title><entry><title>Protokoll 2031-03-04</title>
<id>urn:1</id><updated>2031-03-14T10:00:00Z</updated><link rel="enclosure" type="application/pdf" href="/a.pdf"/>
<link href="/sida"/></entry></feed>"""


def test_an_rss_feeds_entries_lead_to_documents(site: Site, web: Web) -> None:
    address = site.page("/rss", RSS.format(site.address))
    site.page("/moten/1", '<a class="pdf" href="/p1.pdf">Protokoll</a><a href="/annat.pdf">Annat</a>')
    found = documents(source("feed", address=address, pattern="protokoll", follow="a.pdf"), web)
    assert [one.address for one in found] == [f"{site.address}/p1.pdf", f"{site.address}/p2.pdf"]
    found = documents(source("feed", address=address, pattern="protokoll"), web)
    assert [(one.address, one.meeting_date) for one in found] == [(f"{site.address}/p2.pdf", date(2031, 2, 4))]


def test_an_atom_feeds_enclosures_are_documents(site: Site, web: Web) -> None:
    [one] = documents(source("feed", address=site.page("/atom", ATOM)), web)
    assert (one.address, one.title, one.stamp) == (
        f"{site.address}/a.pdf", "Protokoll 2031-03-04", "2031-03-14T10:00:00Z",
    )  # fmt: skip


def test_a_page_that_is_no_feed_is_told(site: Site, web: Web) -> None:
    with pytest.raises(SourceError, match="no RSS"):
        documents(source("feed", address=site.page("/rss", "<html><p>Flyttat</p>")), web)


def test_a_sitemap_leads_to_documents_and_pages_with_them(site: Site, web: Web) -> None:
    head = '<?xml version="1.0"?><{} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    inner = (
        f"{head.format('urlset')}<url><loc>{site.address}/protokoll-2031-03-04.pdf</loc><lastmod>2031-03-14</lastmod>"
        f"</url><url><loc>{site.address}/protokoll-2031</loc></url><url><loc>{site.address}/taxor.pdf</loc></url></urlset>"
    )
    packed = _page("")
    packed.body = gzip.compress(inner.encode())
    site.routes["/inner.xml.gz"] = lambda _query, _body: packed
    outer = f"{head.format('sitemapindex')}<sitemap><loc>{site.address}/inner.xml.gz</loc></sitemap></sitemapindex>"
    site.page("/protokoll-2031", '<a href="/download/x.pdf">Protokoll</a>')
    found = documents(source("sitemap", address=site.page("/sitemap.xml", outer), follow="a"), web)
    assert [(one.address.removeprefix(site.address), one.stamp) for one in found] == [
        ("/protokoll-2031-03-04.pdf", "2031-03-14"), ("/download/x.pdf", None),
    ]  # fmt: skip


def test_a_sitemap_with_entities_is_refused(site: Site, web: Web) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><urlset>&b;</urlset>'
    with pytest.raises(SourceError, match="no sitemap"):
        documents(source("sitemap", address=site.page("/sitemap.xml", bomb)), web)
