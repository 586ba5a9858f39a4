"""How quick the reviewers' desk is, in a real browser: the next record, a cold page, ten reviewers at once.

    python -m benchmarks.desk

A document of 100 pages is made, with 10 flagged measures on each; nothing of it is drawn before it is asked for. The
times are those that the browser sees: from the key until the next record is painted, from asking for a page until its
last byte is there. The machine should have nothing else to do.
"""

import asyncio
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from time import perf_counter

import httpx
from playwright.async_api import Browser, async_playwright

from models.provenance import Provenance
from models.settings import Settings
from review import accounts
from review.accounts import Role
from review.store import desk_file, desk_store
from tests.review.desk_factory import document, measure, place, published

PASSWORD = "a phrase for measuring only"
PAGES, A_PAGE = 100, 10
REVIEWERS = 10
DECISIONS = 20
_QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")
_PAINTED = """
() => new Promise(done => {
  const at = () => document.querySelector(".record .head")?.dataset.at, before = at(), begun = performance.now();
  const look = () => at() && at() !== before
    ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun))) : requestAnimationFrame(look);
  deskKey("Enter");
  look();
})
"""


def main() -> None:
    """Measures and prints."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder) / "data", parquet=False, snapshots_kept=0)
        names = [f"reviewer {n}" for n in range(REVIEWERS)]
        with desk_store(desk_file(settings)) as store:
            for name in names:
                accounts.add(store, name, Role.REVIEWER, PASSWORD)
        document_id = _warehouse(settings, Path(folder))
        with _served(settings) as address:
            tokens = [_token(address, name) for name in names]
            _show("page image, cold", [_fetched(address, tokens[0], document_id, page) for page in range(1, 31)])
            _show("page image, again", [_fetched(address, tokens[0], document_id, page) for page in range(1, 31)])
            _show("next record, one reviewer", asyncio.run(_decided(address, tokens[:1])))
            begun = perf_counter()
            times = asyncio.run(_decided(address, tokens))
            took = perf_counter() - begun
            _show(f"next record, {REVIEWERS} reviewers at once", times)
            print(f"{len(times)} decisions of {REVIEWERS} reviewers in {took:.1f} s, no error")  # noqa: T201


def _warehouse(settings: Settings, folder: Path) -> str:
    measures = [
        measure(f"Åtgärd {n} på sidan {page}", n + 1, id=f"measure-{page}-{n}", places=(_at(page, n),))
        for page in range(1, PAGES + 1)
        for n in range(A_PAGE)
    ]
    (document_id,) = published(settings, [document(folder, "Ale", measures=measures, pages=PAGES)]).values()
    return document_id


def _at(page: int, n: int) -> Provenance:
    return place(f"Åtgärd {n} på sidan {page}", n + 1, page)


@contextmanager
def _served(settings: Settings) -> Iterator[str]:
    command = [sys.executable, "-m", "cli.main", "review", "--port", "0", "--data", str(settings.data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield next(line.split()[4].rstrip("/") for line in process.stdout if "http://" in line)
        finally:
            process.terminate()


def _token(address: str, name: str) -> str:
    fields = {"name": name, "password": PASSWORD}
    answer = httpx.post(f"{address}/sign-in", data=fields, headers={"origin": address}, timeout=60)
    return answer.cookies["namndkoll"]


def _fetched(address: str, token: str, document_id: str, page: int) -> float:
    begun = perf_counter()
    url = f"{address}/page/{document_id}/{page}.jpg"
    httpx.get(url, cookies={"namndkoll": token}, timeout=60).raise_for_status()
    return 1000 * (perf_counter() - begun)


async def _decided(address: str, tokens: Sequence[str]) -> list[float]:
    """Milliseconds of each decision of reviewers who work at the same time, each in a browser session of their own."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=which("chromium"), args=list(_QUIET))
        times = await asyncio.gather(*(_reviewer(browser, address, token) for token in tokens))
        await browser.close()
        return [time for one in times for time in one]


async def _reviewer(browser: Browser, address: str, token: str) -> list[float]:
    context = await browser.new_context(viewport={"width": 1366, "height": 768})
    await context.add_cookies([{"name": "namndkoll", "value": token, "url": address}])
    page = await context.new_page()
    page.set_default_timeout(120_000)
    await page.goto(f"{address}/work?municipality=Ale")
    await page.wait_for_function("document.activeElement?.matches('.head')")
    return [float(await page.evaluate(_PAINTED)) for _ in range(DECISIONS)]


def _show(what: str, times: list[float]) -> None:
    worst = sorted(times)[int(0.95 * len(times))]
    print(f"{what}: median {statistics.median(times):.0f} ms, 95 of 100 under {worst:.0f} ms (n = {len(times)})")  # noqa: T201


if __name__ == "__main__":
    main()
