"""The report's page, from the published warehouse."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from models.errors import InputError
from warehouse.ask import run_sql
from warehouse.files import put_in_place
from warehouse.report.charts import FIGURES, LABELS, ROW, WIDTH, Bars, charts
from warehouse.report.sections import Section, sections

MOST_ROWS = 300
_SNAPSHOT = "SELECT id, published_at FROM snapshot ORDER BY published_at DESC LIMIT 1"
_HOLDS = """
SELECT count(*) AS documents, count(DISTINCT municipality) AS municipalities,
       list(DISTINCT municipality ORDER BY municipality) AS names
FROM document
WHERE $municipalities IS NULL OR list_contains(string_split($municipalities, '|'), municipality)
"""


@dataclass(frozen=True)
class Shown:
    """A section with its answer."""

    section: Section
    columns: list[str]
    rows: list[dict[str, Any]]
    total: int
    charts: list[Bars]


def write_report(published: Path, target: Path, municipalities: Sequence[str] = (), *, today: date) -> int:
    """Writes the report on what is published to an HTML file; returns how many rows it shows.

    `municipalities` by their short names; none: all. Raises InputError where one of them has no document or the file
    cannot be written, WarehouseMissing, WarehouseNewer.
    """
    values = {"municipalities": "|".join(municipalities) or None}
    (holds,) = run_sql(published, _HOLDS, values).to_pylist()
    if unknown := sorted(set(municipalities) - set(holds["names"] or ())):
        raise InputError(
            f"there is no document of {', '.join(unknown)}", "'namndkoll status' lists the municipalities."
        )
    shown = [_answered(published, section, values) for section in sections()]
    (snapshot,) = run_sql(published, _SNAPSHOT).to_pylist()
    html = _environment().get_template("report.html.j2").render(
        shown=shown, holds=holds, snapshot=snapshot, today=today, municipalities=municipalities, most=MOST_ROWS,
        width=WIDTH, row=ROW, labels=LABELS, figures=FIGURES,
    )  # fmt: skip
    new = target.with_name(target.name + ".new")
    try:
        new.write_text(html, encoding="utf-8")
        put_in_place(new, target)
    except OSError as error:
        raise InputError(f"cannot be written ({error.strerror})", "Name another file.", file=str(target)) from error
    return sum(len(one.rows) for one in shown)


def _answered(published: Path, section: Section, values: dict[str, str | None]) -> Shown:
    answer = run_sql(published, section.sql, values)
    rows = answer.to_pylist()
    drawn = charts(section.chart, rows) if section.chart else []
    return Shown(section, answer.column_names, rows[:MOST_ROWS], len(rows), drawn)


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"shown": _shown, "link": _link, "link_text": _link_text}
    environment.tests["number"] = lambda value: isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    return environment


def _shown(value: Any) -> str:
    """A value as a Swedish reader writes it."""
    match value:
        case None:
            return "–"
        case bool():
            return "ja" if value else "nej"
        case int() | Decimal() | float():
            text = f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
            return text.replace(",", "\N{NO-BREAK SPACE}").replace(".", ",").replace("-", "\N{MINUS SIGN}")
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case list():
            return ", ".join(_shown(part) for part in value) or "–"
        case _:
            return str(value)


def _link(source: str) -> str:
    """A source link as an address that a browser follows: the desk's as it is, a file's with its path quoted."""
    if source.startswith(("http://", "https://")):
        return source
    path, _, fragment = source.partition("#")
    return f"file://{quote(path)}#{fragment}"


def _link_text(source: str) -> str:
    """What a link says: the file and page, or the page on the desk."""
    if source.startswith(("http://", "https://")):
        return f"sida {source.split('?', maxsplit=1)[0].rsplit('/', 1)[-1]}"
    path, _, fragment = source.partition("#page=")
    return f"{Path(path).name}, s. {fragment}"
