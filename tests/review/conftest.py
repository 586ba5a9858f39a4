"""One desk with accounts and one warehouse for all of the desk's tests; each test has a municipality of its own."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from tenacity import retry, retry_if_exception_type, stop_after_delay, wait_fixed

from models.extraction import Extraction
from models.settings import Settings
from review import accounts
from review.accounts import Role
from review.desk import Desk
from review.store import desk_file, desk_store
from tests.review.desk_factory import DOUBT, HOSTILE, TRICK, amount, document, indicator, measure, place, published
from tests.warehouse.warehouse_factory import settings_in
from warehouse.corrections import corrections

PASSWORD = "en lång fras att minnas"
PEOPLE = {"ada": Role.ADMIN, "eva": Role.REVIEWER, "olle": Role.REVIEWER, "rut": Role.READER}
expect.set_options(timeout=30_000)  # a machine that has other work to do
_QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Running:
    """A desk that runs in a process of its own."""

    address: str
    settings: Settings
    documents: Mapping[str, str]
    """Documents' ids by municipality."""
    extractions: Mapping[str, Extraction]

    def signed_in(self, name: str) -> httpx.Client:
        """A client with a session."""
        client = httpx.Client(base_url=self.address, headers={"origin": self.address}, timeout=60)
        answer = client.post("/sign-in", data={"name": name, "password": PASSWORD, "next": "/"})
        assert answer.status_code == 303, answer.text
        return client


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The desk, with four people's accounts and a document for each test."""
    folder = tmp_path_factory.mktemp("desk")
    settings = settings_in(folder / "data", parquet=False, snapshots_kept=0)
    extractions = _documents(folder)
    documents = published(settings, extractions)
    with desk_store(desk_file(settings)) as store:
        for name, role in PEOPLE.items():
            accounts.add(store, name, role, PASSWORD)
    with _served(settings, folder / "log") as address:
        yield Running(address, settings, documents, dict(zip(documents, extractions, strict=True)))


@pytest.fixture(scope="module")
def browser(system_tool: Callable[[str], str]) -> Iterator[Browser]:
    """Debian's Chromium. For a module at a time: while it runs, the thread has an event loop."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=system_tool("chromium"), args=list(_QUIET))
        yield started
        started.close()


@pytest.fixture
def page_of(browser: Browser, running: Running) -> Iterator[Callable[[str], Page]]:
    """A browser page of somebody who has signed in."""
    opened = []

    def page(name: str) -> Page:
        context = browser.new_context(viewport={"width": 1366, "height": 768}, base_url=running.address, locale="sv-SE")
        opened.append(context)
        with closing(running.signed_in(name)) as client:
            token = client.cookies["namndkoll"]
        context.add_cookies([{"name": "namndkoll", "value": token, "url": running.address}])
        made = context.new_page()
        made.set_default_timeout(60_000)
        return made

    yield page
    for context in opened:
        context.close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path / "data", parquet=False, snapshots_kept=0)


@pytest.fixture(scope="session")
def two_documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of two municipalities: a measure, and a table of amounts with one that has a unit."""
    folder = tmp_path_factory.mktemp("two")
    known = amount("Vinterväghållning", "7 000 000", 5, unit="kr", flags=(DOUBT,))
    published(
        settings_in(folder / "data", parquet=False, snapshots_kept=0),
        [
            document(folder, "Ale", measures=[measure("Laga bron", 2)]),
            document(folder, "Bjuv", budget_lines=[amount("Snöröjning", "140", 3), amount("El", "95", 4), known]),
        ],
    )
    return folder / "data"


@pytest.fixture
def desk(two_documents: Path, tmp_path: Path) -> Iterator[Desk]:
    shutil.copytree(two_documents, tmp_path / "copy")
    settings = settings_in(tmp_path / "copy", parquet=False, snapshots_kept=0)
    with desk_store(desk_file(settings)) as store, corrections(settings.corrections) as made:
        opened = Desk(settings, store, made)
        yield opened
        opened.close()


@pytest.fixture
def reread(desk: Desk) -> Iterator[Desk]:
    """The same desk, where every decided record is read a second time."""
    every = Desk(desk.settings, desk.store, desk.corrections, second_share=1.0)
    yield every
    every.close()


class _served:  # noqa: N801  used as a function
    """Runs `namndkoll review` for a block; its address."""

    def __init__(self, settings: Settings, log: Path) -> None:
        self._settings, self._log = settings, log
        self._out: IO[str] | None = None
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> str:
        command = [sys.executable, "-m", "cli.main", "review", "--port", "0", "--data", str(self._settings.data)]
        environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
        self._process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=self._log.open("w"), text=True, env=environment, cwd=_ROOT
        )
        assert self._process.stdout is not None
        for said in self._process.stdout:
            if found := re.search(r"http://\S+(?=/ )", said):
                return _listening(found.group())
        raise AssertionError(f"the desk did not open: {self._log.read_text()}")

    def __exit__(self, *_: object) -> None:
        assert self._process is not None
        self._process.terminate()
        self._process.wait(60)


@retry(retry=retry_if_exception_type(httpx.ConnectError), stop=stop_after_delay(60), wait=wait_fixed(0.1), reraise=True)
def _listening(address: str) -> str:
    """The address, once its socket is open."""
    httpx.get(f"{address}/sign-in")
    return address


def _documents(folder: Path) -> list[Extraction]:
    ten = [measure(f"Åtgärd nummer {n} i Ale", n) for n in range(1, 11)]
    return [
        document(folder, "Ale", measures=ten),
        document(folder, "Bjuv", budget_lines=[amount("Snöröjning", "140", 3), amount("Belysning", "95", 4)]),
        document(folder, "Kumla", budget_lines=[amount("Sandning", "210", 3), amount("Lekplatser", "45", 4)]),
        document(folder, "Eda", measures=[measure("Rusta upp badplatsen", 2)]),
        document(folder, "Falun", measures=[measure("Bygga en pulkabacke", 2), measure("Laga bron", 4)]),
        document(folder, "Gagnef", measures=[measure("Måla om skolan", 2)]),
        document(folder, "Habo", measures=[measure(HOSTILE, 2), measure(f"{HOSTILE} igen", 4)]),
        document(folder, "Kil", measures=[measure("Plantera träd", 2)], also=[place("Anlägga en damm", 6)]),
        document(folder, "Orsa", measures=[measure("Dika vägen", 2), measure("Grusa vägen", 4)]),
        document(
            folder,
            "Mora",
            measures=[measure("Röja snö", 2, theme="streets")],
            budget_lines=[amount("Snöskottning", "12 000", 4, unit="kr", kind="budget", flags=())],
        ),
        document(folder, "Nora", measures=[measure("Olja grinden", 2)]),
        document(folder, "Tierp", measures=[measure("Sanda trappan", 2)]),
        document(
            folder,
            "Sala",
            measures=[measure(TRICK, 5, places=(place("Sanda", 5),))],
            indicators=[indicator(TRICK, 1, subject="Sala"), indicator(TRICK, 2, subject="Rikssnitt")],
        ),
        document(
            folder, "Vara", budget_lines=[amount("Park", "210", 3), amount("Vägar", "45", 4), amount("Broar", "30", 5)]
        ),
        document(folder, "Vansbro", measures=[measure(f"Ordna lekplats {n}", n) for n in (2, 4, 6)], pages=3),
        document(folder, "Lund", measures=[measure(f"Ordna cykelställ {n}", n) for n in (2, 4, 6)]),
    ]
