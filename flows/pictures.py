"""Regions of pages as pictures, rendered in supervised workers: a page that kills pdfium costs its own picture."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.workers import Job, supervised
from models.provenance import BBox

_OF_PAGE, _OF_REGION = 50.0, 110.0  # dots an inch: a page to find one's way, a region to read
_SECONDS = 60.0  # for one picture


@dataclass(frozen=True)
class Region:
    """A part of a page (counted from 1), or all of it where `box` is None."""

    path: Path
    page: int
    box: BBox | None = None


def pictures(regions: Iterable[Region], workers: int) -> Iterator[tuple[Region, bytes]]:
    """Each region with its PNG, as they are done; those that cannot be rendered are left out."""
    jobs = [Job(str(region.path), region, _SECONDS) for region in dict.fromkeys(regions)]
    if not jobs:
        return
    for answer in supervised(_render, jobs, min(workers, len(jobs))):
        if isinstance(answer.result, bytes):
            yield answer.job.argument, answer.result


def _render(region: Region) -> bytes:
    from extractors.reading.images import page_png  # noqa: PLC0415 - the parent has no use for pdfium

    return page_png(region.path, region.page, region.box, dpi=_OF_REGION if region.box else _OF_PAGE)
