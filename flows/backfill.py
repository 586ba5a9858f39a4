"""Years of archive, in shares: each is fetched, loaded and published before the next one is begun.

A share is what comes in some minutes (`backfill_minutes`): publishing takes as long for one document as for all, and
more with each year that is loaded. A backfill that is stopped goes on where it was when it is run again: what was
fetched is in the store, what was read is in the cache, and what was loaded is in the warehouse.
"""

from collections.abc import Callable, Sequence
from datetime import date

from flows.fetching.abreast import abreast
from flows.fetching.silence import Outcome
from flows.fetching.source import Source
from flows.fetching.summary import Summary
from flows.fetching.visit import Visit, Window
from flows.night import Night, Ways, load, night
from flows.progress import documents_bar, progress_bar
from models.settings import Settings

_MOST = 5_000  # documents of a share, however quick the source is


def run_backfill(
    names: Sequence[str],
    years: tuple[int, int],
    settings: Settings,
    told: Callable[[Visit], None],
    ways: Ways | None = None,
) -> Summary:
    """Fetch and load the documents of the meetings from the first to the last of two years, source by source.

    `told` is called after each share. Raises NightBusy, SourceError for a faulty sources.toml.
    """
    window = Window(date(years[0], 1, 1), date(years[1], 12, 31), settings.backfill_minutes)
    with night(names, settings, flow="backfill", ways=ways) as tonight:
        for source in tonight.sources:
            share = source.model_copy(update={"most_new": _MOST})
            visit = _fetched(tonight, share, window)
            is_loaded = load(tonight, progress_bar)
            told(visit)
            while is_loaded and visit.waiting and visit.outcome is not Outcome.FAILED:
                _fetched(tonight, share, window, visit)
                is_loaded = load(tonight, progress_bar)
                told(visit)
            if not is_loaded:  # to fetch on would fill the disk with what nobody reads
                break
        return tonight.finish()


def _fetched(tonight: Night, share: Source, window: Window, so_far: Visit | None = None) -> Visit:
    """Fetch a source's next share, in a thread that Ctrl-C does not wait for: a look-up of a name may hang, too."""

    def fetch(source: Source) -> Visit:
        if so_far is None:
            return tonight.visit(source, window)
        tonight.go_on(source, window, so_far)
        return so_far

    with documents_bar(tonight):
        [visit] = abreast(fetch, [share], 1)
    return visit
