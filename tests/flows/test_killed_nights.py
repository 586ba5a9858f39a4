"""A run that is killed (SIGKILL) at any step leaves what the next one completes: nothing lost, nothing double."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows import session
from flows.fetching.state import State
from flows.session import Session
from flows.store import Store
from tests.flows.town import DAYS, Town
from warehouse import publish


def dies(owner: Any, name: str, call: int, before: bool) -> Callable[[pytest.MonkeyPatch], None]:
    """Kills this process at the n-th call of a function, before or after what it does."""
    real, calls = getattr(owner, name), [0]

    def deadly(*args: Any, **told: Any) -> Any:
        calls[0] += 1
        if before and calls[0] == call:
            os.kill(os.getpid(), signal.SIGKILL)
        result = real(*args, **told)
        if not before and calls[0] == call:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return lambda patch: patch.setattr(owner, name, deadly)


STEPS = {
    "before the list is noted": (State, "see", 1, True),
    "after the list is noted": (State, "see", 1, False),
    "between the download and the store": (Store, "put", 2, True),
    "between the store and the state": (Store, "put", 2, False),
    "between two documents": (State, "fetched", 2, False),
    "between two loads": (Session, "_load", 2, True),
    "before the sources are recorded": (session, "record_sources", 1, True),
    "before the run is recorded": (session, "record_sources", 1, False),
    "before publishing": (publish, "_replace", 1, True),
    "after publishing": (publish, "_replace", 1, False),
}


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.replace(" ", "_"))
def test_the_next_run_completes_a_killed_one(town: Town, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    town.lists(*DAYS[:3])
    child = os.fork()
    if child == 0:
        try:
            monkeypatch.setattr(session, "TOGETHER", 0.0)  # each document is loaded alone, so that there is a between
            dies(*STEPS[step])(monkeypatch)
            town.night()
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    made = town.night()
    assert [alert for alert in made.alerts if "did not come to its end" in alert]
    assert town.ask("SELECT count(*), count(DISTINCT id) FROM document") == [(3, 3)]
    assert town.ask("SELECT count(*), count(DISTINCT document_id) FROM source_document") == [(3, 3)]
    assert len(list((town.settings.data / "documents").rglob("*.pdf"))) == 3
    assert not list(Path(town.settings.fetching, "downloads").rglob("*.part"))
    again = town.night()
    assert again.is_well
    assert again.run is not None
    assert not again.run.outcomes
