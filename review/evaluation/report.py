"""The evaluation as one HTML file that needs nothing else: figures, reliability, and the misses beside their pages."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from models.provenance import BBox
from review.evaluation.calibration import at_least, calibration_error, reliability
from review.evaluation.figures import Named, by_municipality, by_type, shown_f1
from review.evaluation.scoring import RULES, Json, Miss, Score, pooled

_SURE = 0.9
_NOT_SHOWN = ("places", "evidence", "id")
_AROUND = 24.0  # points of the page shown around what was read

Region = tuple[str, int, BBox | None]
"""(document's name, page, region or None for the whole page)"""


@dataclass(frozen=True)
class ShownMiss:
    """A miss as the report shows it."""

    title: str
    fields: Mapping[str, str]
    picture: str | None


def html(named: Named, golds: Mapping[str, Json], misses: Sequence[Miss], pictures: Mapping[Region, bytes]) -> str:
    """The report. `misses` are those to show (see `worst`), each with the PNG of its region where there is one."""
    whole = pooled(one for _, one in named)
    bins = reliability([whole])
    sure, right, judged = at_least([whole], _SURE)
    written: str = _template().render(
        documents=[_row(name, one) for name, one in named],
        municipalities=[_row(name, one) for name, one in by_municipality(named, golds)],
        kinds=list(RULES),
        whole=whole,
        types=by_type(whole),
        bins=bins,
        calibration_error=calibration_error(bins),
        sure={"floor": _SURE, "count": sure, "right": right, "judged": judged},
        misses=[_shown(miss, pictures) for miss in misses],
        left=len(whole.misses) - len(misses),
    )
    return written


def _row(name: str, one: Score) -> tuple[str, Score, list[str]]:
    return name, one, [shown_f1(one, kind) for kind in RULES]


def worst(misses: Sequence[Miss], most: int = 60) -> list[Miss]:
    """At most so many misses to show, taken in turn from each type and document, those with most misses first."""
    groups: dict[tuple[str, str], list[Miss]] = {}
    for miss in misses:
        groups.setdefault((miss.type, miss.document), []).append(miss)
    queues = sorted(groups.values(), key=len, reverse=True)
    turns = [queue[n] for n in range(max(map(len, queues), default=0)) for queue in queues if n < len(queue)]
    return turns[:most]


def region(miss: Miss) -> Region:
    """A found record's own place with its surroundings; of an expected one only the page is known."""
    places = miss.record.get("places") or []
    if not places:
        return miss.document, int(miss.record.get("page") or 1), None
    page, (x0, top, x1, bottom) = places[0]["page"], places[0]["bbox"]
    return miss.document, page, BBox(x0 - _AROUND, top - _AROUND, x1 + _AROUND, bottom + _AROUND)


def _shown(miss: Miss, pictures: Mapping[Region, bytes]) -> ShownMiss:
    png = pictures.get(region(miss))
    what = "expected and not found" if miss.expected else "found and not expected"
    return ShownMiss(
        title=f"{miss.type}, {miss.document}, page {miss.record.get('page') or '?'}: {what}",
        fields={k: _text(v) for k, v in miss.record.items() if k not in _NOT_SHOWN and v not in (None, [])},
        picture=base64.b64encode(png).decode() if png else None,
    )


def _text(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _template() -> Any:
    folder = FileSystemLoader(Path(__file__).parent)
    environment = Environment(loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return environment.get_template("report.html")
