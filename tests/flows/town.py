"""A town whose minutes are pulled from a site, night after night."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from flows.fetching.summary import Summary
from flows.fetching.web import Limits
from flows.night import Ways, run_night
from models.settings import Settings
from tests.flows.fake_work import extract_nothing
from tests.flows.site import Site

HASTY = Limits(connect=5, read=0.5, total=5, attempts=3, first_wait=0.01, longest_wait=60)
DAYS = [f"2031-0{month}-1{day}" for month in range(1, 4) for day in range(4)]
EVENING = datetime(2031, 5, 1, 22, 0, tzinfo=UTC)


class Town:
    """A site with one list of documents, and the data folder that it is pulled into."""

    def __init__(self, site: Site, folder: Path) -> None:
        self.site, self.folder = site, folder
        self.settings = Settings(
            data=folder / "data",
            sources=folder / "sources.toml",
            contact="x@example.se",
            parquet=False,
            snapshots_kept=0,
        )
        self.listed: list[str] = []
        self.evening = EVENING
        self.configure()

    def configure(self, more: str = "", name: str = "mora") -> None:
        """Write sources.toml."""
        self.settings.sources.write_text(
            f'[{name}]\nkind = "html_list"\nmunicipality = "Mora"\ncommittee = "Byggnadsnämnden"\npause = 0\n'
            f'private_addresses = true\naddress = "{self.site.address}/lista"\n{more}',
            encoding="utf-8",
        )

    def lists(self, *days: str) -> None:
        """Put the minutes of these days on the list, in the place of what was there."""
        self.listed = [f"/{day}.pdf" for day in days]
        for day in days:
            if f"/{day}.pdf" not in self.site.documents:
                self.site.pdf(f"/{day}.pdf")
        self.site.page("/lista", "".join(f'<a href="{path}">Protokoll {path[1:11]}</a>' for path in self.listed))

    def night(self, *names: str, days: float = 1, **told: Any) -> Summary:
        """Let a night pass."""
        self.evening += timedelta(days=days)
        self.site.asked.clear()
        ways = Ways(limits=HASTY, work=extract_nothing, now=lambda: self.evening, patience=0.1)
        return run_night(names, self.settings, replace(ways, **told))

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        """Ask what is published."""
        with duckdb.connect(str(self.settings.published), read_only=True) as con:
            return con.execute(sql).fetchall()
