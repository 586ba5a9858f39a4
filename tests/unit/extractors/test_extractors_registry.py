"""Extractors are found by being there; two for one list, or one needed in vain, are refused."""

import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import extractors.records
from extractors.checks import all_checks, whole_checks
from extractors.extractor import Extractor
from extractors.pipeline import extract
from extractors.registry import extractors_in_order
from models.records import RECORD_LISTS
from models.settings import Settings
from tests.unit.extractors.page_factory import block, parsed

Place = Callable[[str, str], None]
SOURCE = """from extractors.extractor import Extractor
EXTRACTOR = Extractor(fills={fills!r}, run=lambda _: [], after={after!r})
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """Put a module beside the extractors."""
    monkeypatch.setattr(extractors.records, "__path__", [*extractors.records.__path__, str(tmp_path)])
    extractors_in_order.cache_clear()

    def put(name: str, text: str) -> None:
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")

    yield put
    extractors_in_order.cache_clear()


def test_every_list_of_the_format_is_filled_once() -> None:
    assert {e.fills for e in extractors_in_order()} == {"document", "meeting", *RECORD_LISTS}


def test_each_comes_after_those_it_needs() -> None:
    seen: set[str] = set()
    for extractor in extractors_in_order():
        assert set(extractor.after) <= seen
        seen.add(extractor.fills)


def test_a_new_file_is_found_by_itself(place: Place) -> None:
    place("new_for_test", SOURCE.format(fills="extras", after=("measures",)))
    order = [e.fills for e in extractors_in_order()]
    assert order.index("extras") > order.index("measures")


def test_a_helper_among_them_is_passed_over(place: Place) -> None:
    place("helper_for_test", "EXTRACTOR = 'no extractor'\n")
    assert len(extractors_in_order()) == len(RECORD_LISTS) + 2


def test_two_that_fill_one_list_are_refused(place: Place) -> None:
    place("twin_for_test", SOURCE.format(fills="measures", after=()))
    with pytest.raises(RuntimeError, match=r"two extractors fill measures.*twin_for_test"):
        extractors_in_order()


def test_one_that_is_needed_in_vain_is_refused(place: Place) -> None:
    place("needy_for_test", SOURCE.format(fills="extras", after=("nonsense",)))
    with pytest.raises(RuntimeError, match=r"extras needs nonsense: nothing fills it"):
        extractors_in_order()


def test_one_that_fails_costs_its_own_records_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> list[object]:
        raise ValueError("no such thing")

    kept = [e for e in extractors_in_order() if e.fills != "goals"]
    broken = (*kept, Extractor(fills="goals", run=fail))  # type: ignore[arg-type]
    monkeypatch.setattr("extractors.pipeline.extractors_in_order", lambda: broken)
    found = extract(parsed(block("Brev till nämnden")), Settings())
    assert found.document is not None
    assert [(issue.code, "goals" in issue.explanation, bool(issue.remedy)) for issue in found.issues] == [
        ("extractor_failed", True, True)
    ]


def test_checks_are_found_by_scanning_their_folder() -> None:
    import extractors.checks  # noqa: PLC0415

    files = [info.name for info in pkgutil.iter_modules(extractors.checks.__path__)]
    assert files
    checks = (*all_checks(), *whole_checks())
    assert {check.__module__.rsplit(".", 1)[1] for check in checks} == set(files)
