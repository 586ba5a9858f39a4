"""The night in Prefect: a task a source, and what is kept of it for the UI."""

from pathlib import Path
from typing import Any

import httpx

from flows.fetching.silence import Outcome
from flows.fetching.visit import Visit
from models.settings import Settings
from tests.flows.site import Site
from tests.warehouse.warehouse_factory import settings_in

SOURCES = """
[mora]
kind = "html_list"
municipality = "Mora"
committee = "Byggnadsnämnden"
address = "{0}/lista"
private_addresses = true
pause = 0

[orsa]
kind = "html_list"
municipality = "Orsa"
address = "{0}/borta"
private_addresses = true
pause = 0
"""


def test_the_flow_keeps_its_summary_sources_failures_and_coverage(
    prefect_server: str, site: Site, samples: Path, tmp_path: Path
) -> None:
    from flows.nightly import nightly  # noqa: PLC0415 - after the server was prepared

    sources = tmp_path / "sources.toml"
    sources.write_text(SOURCES.format(site.address), encoding="utf-8")
    site.page("/lista", '<a href="/a.pdf">Protokoll 2031-03-04</a><a href="/b.pdf">Protokoll 2031-04-04</a>')
    site.pdf("/a.pdf").body = (samples / "tjansteskrivelse_norrtalje.pdf").read_bytes()
    settings: Settings = settings_in(tmp_path / "data", sources=sources, contact="x@example.se")
    made = nightly([], settings)
    outcomes = {one.source: one.outcome for one in made.visits}
    assert outcomes == {"mora": Outcome.WARNED, "orsa": Outcome.FAILED}
    assert made.run is not None
    assert [one.outcome for one in made.run.outcomes] == ["loaded"]
    kept = {one["key"]: one for one in artifacts(prefect_server)}
    assert "nightly needs a look: 2 sources, 1 failed; 1 new document," in kept["night"]["data"]
    assert "orsa" in kept["sources"]["data"]
    assert f"{site.address}/b.pdf" in kept["failures"]["data"]
    assert "fetch_failed" in kept["coverage"]["data"] or kept["coverage"]["data"] == "[]"
    asked = {"task_runs": {"name": {"any_": ["mora", "orsa"]}}}
    runs = httpx.post(f"{prefect_server}/task_runs/filter", json=asked).raise_for_status().json()
    assert {one["state_type"] for one in runs} == {"COMPLETED"}


def artifacts(server: str) -> list[Any]:
    """The latest of each key."""
    found: list[Any] = httpx.post(f"{server}/artifacts/latest/filter", json={}).raise_for_status().json()
    return found


def test_a_visit_tells_the_worst_of_what_befell_it() -> None:
    told = Visit("mora", "Mora")
    told.worsen(Outcome.FAILED, ["one"])
    told.worsen(Outcome.WARNED, ["two"])
    assert (told.outcome, told.reasons) == (Outcome.FAILED, ["one", "two"])
