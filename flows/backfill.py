"""Years of archive, in batches: each is fetched and loaded before the next one is begun.

A backfill that is stopped goes on where it was when it is run again: what was fetched is in the store, and what was
loaded is in the warehouse.
"""

from collections.abc import Callable, Sequence
from datetime import date

from flows.fetching.silence import Outcome
from flows.fetching.summary import Summary
from flows.fetching.visit import Visit, Window
from flows.night import Ways, load, night
from flows.progress import progress_bar
from models.settings import Settings

BATCH = 50
"""Documents that are fetched before they are loaded."""


def run_backfill(
    names: Sequence[str],
    years: tuple[int, int],
    settings: Settings,
    told: Callable[[Visit], None],
    ways: Ways | None = None,
) -> Summary:
    """Fetch and load the documents of the meetings from the first to the last of two years, source by source.

    `told` is called after each batch. Raises NightBusy, SourceError for a faulty sources.toml.
    """
    window = Window(date(years[0], 1, 1), date(years[1], 12, 31))
    with night(names, settings, flow="backfill", ways=ways) as tonight:
        for source in tonight.sources:
            small = source.model_copy(update={"most_new": BATCH})
            visit = tonight.visit(small, window)
            is_loaded = load(tonight, progress_bar)
            told(visit)
            while is_loaded and visit.waiting and visit.outcome is not Outcome.FAILED:
                tonight.go_on(small, window, visit)
                is_loaded = load(tonight, progress_bar)
                told(visit)
            if not is_loaded:  # to fetch on would fill the disk with what nobody reads
                break
        return tonight.finish()
