"""Fixtures of the flows' tests."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from flows import reading, session
from flows.fetching.web import Shared, Web
from flows.prefect_env import prepare
from flows.workers import Answer, Job
from models.errors import NamndkollError
from tests.flows.fake_work import VERSION
from tests.flows.site import Site, serving
from tests.flows.town import HASTY, Town
from tests.warehouse.warehouse_factory import settings_in
from warehouse import publish


@pytest.fixture
def site() -> Iterator[Site]:
    """A site of the test's own."""
    with serving() as found:
        yield found


@pytest.fixture
def waits() -> list[float]:
    """Seconds that were waited, or would have been."""
    return []


@pytest.fixture
def shared(waits: list[float]) -> Shared:
    """What the sources of a run share; nothing is really waited for."""
    return Shared("data@example.se", HASTY, sleep=waits.append)


@pytest.fixture
def web(shared: Shared) -> Iterator[Web]:
    """The web as a source sees it that may ask this machine."""
    with Web(shared, pause=0, private=True) as found:
        yield found


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents are read in this process: the pool has tests of its own, and its processes take long to start."""

    def supervised(work: Callable[[Any], Any], jobs: Iterable[Job[Any]], _workers: int) -> Iterator[Answer[Any, Any]]:
        for job in jobs:
            try:
                yield Answer(job, work(job.argument))
            except NamndkollError as error:
                yield Answer(job, error)

    monkeypatch.setattr(reading, "supervised", supervised)
    monkeypatch.setattr(publish, "keep_comparisons", lambda _con: None)  # of records, and there are none
    monkeypatch.setattr(session, "extractor_version", lambda _settings: VERSION)


@pytest.fixture
def town(site: Site, tmp_path: Path, in_process: None) -> Town:  # noqa: ARG001
    """A town with an empty warehouse."""
    made = Town(site, tmp_path)
    settings_in(made.settings.data)
    return made


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Prefect server for tests: one for the whole session, since it takes half a minute to start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "environ", os.environ.copy())
        prepare(tmp_path_factory.mktemp("prefect"))
        from prefect.settings import PREFECT_API_URL  # noqa: PLC0415 - after prepare()
        from prefect.testing.utilities import prefect_test_harness  # noqa: PLC0415

        with prefect_test_harness(server_startup_timeout=120):
            yield str(PREFECT_API_URL.value())
