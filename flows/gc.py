"""What may be removed: downloads that were given up, extractions of old extractors, PDFs past their retention."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from extractors.version import extractor_version
from flows.fetching.lock import fetching_alone
from flows.fetching.state import State, opened
from flows.store import Store
from models.settings import Settings

_GIVEN_UP = timedelta(days=30)
_GONE = """
SELECT v.document_id FROM version v JOIN sighting s ON s.id = v.sighting
GROUP BY v.document_id HAVING count(*) = count(s.gone_at) AND max(s.gone_at) < ?
"""
_SUPERSEDED = """
SELECT document_id FROM (
    SELECT document_id, lead(fetched_at) OVER (PARTITION BY sighting ORDER BY id) AS superseded_at FROM version
) GROUP BY document_id HAVING count(*) = count(superseded_at) AND max(superseded_at) < ?
"""


@dataclass(frozen=True)
class Removal:
    """Something that may go: what it is, how much of it there is, and how it is removed."""

    what: str
    count: int
    bytes: int
    remove: Callable[[], None]


def removals(settings: Settings, now: datetime | None = None) -> list[Removal]:
    """What retention says may go. Nothing is removed yet. Records in the warehouse are never among it."""
    moment = now or datetime.now(UTC)
    found = [*_downloads(settings, moment), *_extractions(settings)]
    with opened(settings.fetching) as state:
        found += _originals(settings, state, Store(settings), moment)
    return [one for one in found if one.count]


def collect(settings: Settings, now: datetime | None = None) -> list[Removal]:
    """Remove it, and tell what was removed. Raises NightBusy while a run fetches."""
    with fetching_alone(settings.fetching):
        found = removals(settings, now)
        for one in found:
            one.remove()
    return found


def _downloads(settings: Settings, now: datetime) -> Iterator[Removal]:
    before = (now - _GIVEN_UP).timestamp()
    files = [
        path
        for path in (settings.fetching / "downloads").rglob("*")
        if path.is_file() and path.stat().st_mtime < before
    ]
    yield Removal("downloads that broke off over a month ago", len(files), _size(files), lambda: _unlink(files))


def _extractions(settings: Settings) -> Iterator[Removal]:
    current = settings.extractions / extractor_version(settings)
    folders = [path for path in settings.extractions.glob("*") if path.is_dir() and path != current]
    folders.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for folder in folders[settings.keep_extractions :]:
        files = list(folder.iterdir())
        what = f"extractions of an earlier extractor ({folder.name})"
        yield Removal(what, len(files), _size(files), lambda folder=folder: shutil.rmtree(folder))  # type: ignore[misc]


def _originals(settings: Settings, state: State, store: Store, now: datetime) -> Iterator[Removal]:
    kept = set(store.ids())
    known = {row["document_id"] for row in state.rows("SELECT DISTINCT document_id FROM version")}
    yield _of_store("PDFs in the store that no source is known of", kept - known, store)
    for what, days, sql in (
        ("PDFs that their sources took away", settings.keep_gone_days, _GONE),
        ("PDFs whose place a newer version took", settings.keep_superseded_days, _SUPERSEDED),
    ):
        if days is not None:
            before = (now - timedelta(days=days)).isoformat()
            found = {row["document_id"] for row in state.rows(sql, [before])}
            yield _of_store(f"{what} over {days} days ago", found & kept, store, settings.fetching)


def _of_store(what: str, documents: set[str], store: Store, fetching: Path | None = None) -> Removal:
    """PDFs in the store; `fetching` is where it is noted that they are gone, where they are known there."""

    def remove() -> None:
        if fetching:
            with opened(fetching) as state:
                state.removed(documents, datetime.now(UTC))
        for document in documents:
            store.remove(document)

    return Removal(what, len(documents), sum(store.sizes(documents).values()), remove)


def _size(files: list[Path]) -> int:
    return sum(path.stat().st_size for path in files)


def _unlink(files: list[Path]) -> None:
    for path in files:
        path.unlink(missing_ok=True)
