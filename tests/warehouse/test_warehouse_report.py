"""The report: one page that needs nothing else, shows what the comparisons say, and leads to the documents."""

import re
import subprocess
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest

from extractors.swedish.terms import load as terms
from models.errors import InputError
from models.records import AmountKind
from tests.warehouse.warehouse_factory import budget_line, extraction, full, indicator, info, measure, settings_in
from warehouse.ask import run_sql
from warehouse.report import write_report
from warehouse.report.charts import charts
from warehouse.report.sections import Chart, sections
from warehouse.session import loading

HEADLESS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)


class Page(HTMLParser):
    """The page's links and what it would fetch."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if tag == "a" and name == "href" and value:
                self.links.append(value)
            elif name in ("src", "srcset", "data") or (tag == "link" and name == "href"):
                self.fetched.append(f"{tag} {value}")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    settings = settings_in(tmp_path_factory.mktemp("reported"), parquet=False, snapshots_kept=0)
    budget = {"kind": AmountKind.BUDGET, "column": "Budget", "period": "2023"}
    lines = (budget_line(1, "-1234567", theme="school", **budget), budget_line(2, "50", theme="care", **budget))
    values = (indicator(1, "60.5", subject="Mora", period="2020"), indicator(2, "62", subject="Riket", period="2020"))
    mora = extraction(
        "b",
        document=info(municipality="Mora"),
        budget_lines=lines,
        indicators=values,
        measures=(
            measure(1, text="Köpa <script>alert(1)</script> & måla", theme="school", responsible=("<b>KS</b>",)),
        ),
    )
    with loading(settings) as warehouse:
        warehouse.load_many([full(), mora])
        warehouse.publish()
    return settings.published


@pytest.fixture(scope="module")
def html(published: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    target = tmp_path_factory.mktemp("page") / "report.html"
    assert write_report(published, target, today=date(2026, 1, 1)) > 0
    return target.read_text(encoding="utf-8")


def test_the_page_fetches_nothing_and_runs_nothing(html: str) -> None:
    assert Page(html).fetched == []
    assert "<script" not in html
    assert "url(" not in html


def test_every_row_leads_to_its_document(html: str) -> None:
    rows = re.findall(r"<tr>\s*<td.*?</tr>", html, re.DOTALL)
    assert rows
    assert [row for row in rows if "file:///pdf/" not in row] == []
    assert "file:///pdf/b.pdf#page=1" in Page(html).links


def test_every_section_answers_or_says_that_nothing_does(html: str) -> None:
    for section in sections():
        (text,) = re.findall(rf'<section id="{section.id}".*?</section>', html, re.DOTALL)
        assert "<table" in text or "Inget i dokumenten svarar" in text


def test_figures_are_written_as_swedes_write_them(html: str) -> None:
    assert "\N{MINUS SIGN}1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567" in html
    assert "\N{MINUS SIGN}1,5" in html  # Mora's 60,5 less the country's 62


def test_what_cannot_be_compared_is_told_with_its_reason(html: str) -> None:
    assert "Beloppet står i löpande text" in html


def test_a_report_of_some_municipalities_is_about_them(published: Path, tmp_path: Path) -> None:
    write_report(published, tmp_path / "r.html", ["Mora"], today=date(2026, 1, 1))
    text = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "1 dokument från 1\n" in text
    assert "Trelleborg" not in text


def test_a_municipality_without_documents_is_told(published: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no document of Malmö"):
        write_report(published, tmp_path / "r.html", ["Mora", "Malmö"], today=date(2026, 1, 1))
    assert not (tmp_path / "r.html").exists()


def test_bars_share_an_axis_with_zero_and_only_within_their_part() -> None:
    chart = Chart(label=("Kommun",), value="Kronor", by=("År",), only={"Slag": "Budget"}, rows=2)
    rows = [
        {"Kommun": name, "Kronor": None if value is None else Decimal(value), "År": year, "Slag": kind}
        for name, value, year, kind in (
            ("A", "100", 2023, "Budget"),
            ("B", "-50", 2023, "Budget"),
            ("C", "1", 2023, "Budget"),
            ("D", None, 2023, "Budget"),
            ("E", "9999", 2023, "Utfall"),
            ("F", "7", 2024, "Budget"),
        )
    ]
    first, second = charts(chart, rows)
    assert [(bar.label, bar.value) for bar in first.bars] == [("A", Decimal(100)), ("B", Decimal(-50))]
    assert (first.title, first.left_out) == ("Kronor, 2023", 1)
    up, down = first.bars
    assert up.width == pytest.approx(2 * down.width)
    assert up.x == first.zero == pytest.approx(down.x + down.width)
    assert [bar.label for bar in second.bars] == ["F"]


def test_the_themes_names_are_those_of_the_taxonomy(published: Path) -> None:
    found = {row["key"]: row["name"] for row in run_sql(published, "FROM theme").to_pylist()}
    assert found == {key: theme["swedish"] for key, theme in terms("themes").items()} | {"unknown": "Okänt tema"}


@pytest.mark.slow
def test_a_browser_shows_it_without_a_fault(html: str, tmp_path: Path, system_tool: Callable[[str], str]) -> None:
    page = tmp_path / "report.html"
    page.write_text(html, encoding="utf-8")
    done = subprocess.run(
        [system_tool("chromium"), *HEADLESS, f"--user-data-dir={tmp_path}", "--dump-dom", page.as_uri()],
        capture_output=True, text=True, check=True, timeout=300,
    )  # fmt: skip
    assert len(re.findall("<svg", done.stdout)) == len(re.findall("<svg", html)) > 0
    assert "Refused to" not in done.stderr  # the page's own policy lets its style in
