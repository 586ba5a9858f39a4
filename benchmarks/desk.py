"""How quick the reviewers' desk is, in a real browser: the next record, a cold page, ten reviewers at once.

    python -m benchmarks.desk

A document of 100 pages is made, with a table of flagged amounts and some flagged measures on each; nothing of it is
drawn before it is asked for. The times are those that the browser sees: from the key until the next record is painted,
from asking for a page until its last byte is there. A key that only enlarges the page goes the same way and does next
to nothing: what it takes is the machine's and NiceGUI's share.
"""

import asyncio
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from time import perf_counter

import httpx
from playwright.async_api import Browser, Page, async_playwright

from benchmarks.desk_sample import MUNICIPALITY, published
from models.settings import Settings
from review import accounts
from review.accounts import Role
from review.store import desk_file, desk_store

PASSWORD = "a phrase for measuring only"
REVIEWERS = 10
DECISIONS = 20
_ENLARGEMENTS = 4  # from 100 to 300 %
PACE = 3.0
"""Seconds from one decision of a reviewer to the next, where many work at once: a quick person's."""
_QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")
_DECISION = ("Enter", "document.querySelector('.record .head')?.dataset.at")
_ENLARGING = ("+", "document.querySelector('.tools').innerText")
"""A key, and what is another once it has done its work."""
_PAINTED = """
([key, sign]) => new Promise(done => {
  const now = () => eval(sign), before = now(), begun = performance.now();
  const look = () => now() && now() !== before
    ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun))) : requestAnimationFrame(look);
  deskKey(key);
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
        document_id = published(settings, Path(folder))
        with _served(settings) as address:
            tokens = [_token(address, name) for name in names]
            for what in ("cold", "again"):
                _show(f"page image, {what}", _fetched(address, tokens[0], document_id, range(1, 31)))
            enlarged, decided = asyncio.run(_decided(address, tokens[:1], pace=0.0))
            _show("a larger page, one reviewer", enlarged)
            _show("next record, one reviewer", decided)
            print(f"that is {statistics.median(decided) / statistics.median(enlarged):.1f} times as long")
            _, decided = asyncio.run(_decided(address, tokens, pace=PACE))
            _show(f"next record, {REVIEWERS} reviewers at once, each every {PACE:.0f} s", decided)


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


def _fetched(address: str, token: str, document_id: str, pages: Iterable[int]) -> list[float]:
    """Milliseconds until each page's picture is there."""
    times = []
    with httpx.Client(base_url=address, cookies={"namndkoll": token}, timeout=60) as client:
        client.get("/alive").raise_for_status()  # connected before the clock is started
        for page in pages:
            begun = perf_counter()
            client.get(f"/page/{document_id}/{page}.jpg").raise_for_status()
            times.append(1000 * (perf_counter() - begun))
    return times


async def _decided(address: str, tokens: Sequence[str], pace: float) -> tuple[list[float], list[float]]:
    """Milliseconds of (keys that enlarge the page, decisions) of reviewers who work at the same time.

    Each has a browser session of their own. They open their pages one after the other, for here one machine is all
    their machines, and begin together.
    """
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=which("chromium"), args=list(_QUIET))
        opened = [await _opened(browser, address, token) for token in tokens]
        times = await asyncio.gather(*(_reviewer(page, n / len(opened), pace) for n, page in enumerate(opened)))
        await browser.close()
        return [time for one, _ in times for time in one], [time for _, one in times for time in one]


async def _opened(browser: Browser, address: str, token: str) -> Page:
    context = await browser.new_context(viewport={"width": 1366, "height": 768})
    await context.add_cookies([{"name": "namndkoll", "value": token, "url": address}])
    page = await context.new_page()
    page.set_default_timeout(120_000)
    page.on("pageerror", lambda error: sys.exit(f"the page failed: {error}"))
    await page.goto(f"{address}/work?municipality={MUNICIPALITY}")
    await page.wait_for_function("document.activeElement?.matches('.head')")
    return page


async def _reviewer(page: Page, share: float, pace: float) -> tuple[list[float], list[float]]:
    """What one reviewer waited for; `share` of the pace is let pass first, so that not all press at the same moment.

    A page that was loaded anew meanwhile has lost what its script waited for, and evaluating fails.
    """
    enlarged, decided = [], []
    for _ in range(_ENLARGEMENTS):
        enlarged.append(float(await page.evaluate(_PAINTED, _ENLARGING)))
    await asyncio.sleep(share * pace)
    for _ in range(DECISIONS):
        decided.append(float(await page.evaluate(_PAINTED, _DECISION)))
        await asyncio.sleep(pace)
    return enlarged, decided


def _show(what: str, times: list[float]) -> None:
    worst = sorted(times)[int(0.95 * len(times))]
    print(f"{what}: median {statistics.median(times):.0f} ms, 95 of 100 under {worst:.0f} ms (n = {len(times)})")


if __name__ == "__main__":
    main()
