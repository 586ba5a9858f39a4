"""Documents on their way through the workers: what is lost when one of them dies, and what is kept."""

import json
import tempfile
from pathlib import Path

import pytest

from extractors.reading.source import open_source
from flows.orders import RANGE_PAGES, SMALL_PAGES
from flows.reading import Room, run
from models.document import SourceDocument
from models.errors import NamndkollError, WorkerCrash, WorkerTimeout
from models.settings import Settings
from tests.flows.fake_work import read_as_planned

LARGE = SMALL_PAGES + 2 * RANGE_PAGES + 3
PLANS: dict[str, dict[str, object]] = {
    "small": {"pages": 2, "faults": {}},
    "large": {"pages": LARGE, "faults": {}},
    "killed_from_outside": {"pages": 4, "faults": {"2": "killed"}},
    "dies_on_a_page": {"pages": 4, "faults": {"3": "die"}},
    "hangs_on_a_page": {"pages": 4, "faults": {"2": "hang"}},
    "large_dies_on_pages": {"pages": LARGE, "faults": {"1": "die", str(SMALL_PAGES + 7): "hang", str(LARGE): "leave"}},
    "dies_on_every_page": {"pages": 12, "faults": {str(n): "hang" for n in range(3, 13)}},
    "one_page_that_hangs": {"pages": 1, "faults": {"1": "hang"}},
    "dies_on_opening": {"pages": 3, "faults": {}, "opening": "die"},
    "dies_on_finishing": {"pages": 3, "faults": {}, "finishing": "leave"},
    "refuses": {"pages": 3, "faults": {}, "opening": "refuse"},
}


def planned(folder: Path, name: str) -> SourceDocument:
    path = folder / f"{name}.pdf"
    path.write_text(f"%PDF-1.7\n{json.dumps(PLANS[name])}")
    return open_source(path)


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str] | NamndkollError]:
    """What came of each of the planned documents, all in one run."""
    folder = tmp_path_factory.mktemp("planned")
    settings = Settings(workers=2, page_timeout=7)
    found: dict[str, list[str] | NamndkollError] = {}
    for read in run(read_as_planned, [planned(folder, name) for name in PLANS], settings):
        name = Path(read.source.path).stem
        assert name not in found
        found[name] = read.result.read_text().splitlines() if isinstance(read.result, Path) else read.result
    return found


def pages(n: int, **lost: str) -> list[str]:
    """The lines of a document of n pages, read but for those that are lost."""
    codes = {int(page[1:]): code for page, code in lost.items()}
    return [f"{i} lost {codes[i]}" if i in codes else f"{i} ok " for i in range(1, n + 1)]


def test_every_document_has_one_result(results: dict[str, list[str] | NamndkollError]) -> None:
    assert results.keys() == PLANS.keys()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("small", pages(2)),
        ("large", pages(LARGE)),
        ("killed_from_outside", pages(4)),
        ("dies_on_a_page", pages(4, p3="crash")),
        ("hangs_on_a_page", pages(4, p2="timeout")),
        (
            "large_dies_on_pages",
            pages(LARGE, p1="crash", **{f"p{SMALL_PAGES + 7}": "timeout", f"p{LARGE}": "crash"}),
        ),
    ],
)
def test_a_worker_that_dies_costs_the_page_it_died_on_and_no_other(
    results: dict[str, list[str] | NamndkollError], name: str, expected: list[str]
) -> None:
    assert results[name] == expected


def test_after_some_such_pages_the_rest_is_given_up_and_told_once(
    results: dict[str, list[str] | NamndkollError],
) -> None:
    told = results["dies_on_every_page"]
    assert isinstance(told, list)
    assert told[:2] == ["1 ok ", "2 ok "]
    assert [line.split(" ")[1] for line in told[2:]] == ["lost"] * 10
    assert [line.split(" ")[2] for line in told[2:]] == ["timeout"] * 5 + [""] * 5


def test_a_document_of_which_no_page_was_read_fails_with_the_first_pages_fault(
    results: dict[str, list[str] | NamndkollError],
) -> None:
    error = results["one_page_that_hangs"]
    assert isinstance(error, WorkerTimeout)
    assert error.page == 1
    assert "more than 7 seconds" in error.explanation
    assert "NAMNDKOLL_PAGE_TIMEOUT" in error.remedy


@pytest.mark.parametrize("name", ["dies_on_opening", "dies_on_finishing"])
def test_a_document_that_cannot_be_opened_or_finished_fails_as_a_whole(
    results: dict[str, list[str] | NamndkollError], name: str
) -> None:
    error = results[name]
    assert isinstance(error, WorkerCrash)
    assert error.file is not None
    assert Path(error.file).stem == name
    assert error.page is None


def test_an_error_of_ours_is_the_documents_result(results: dict[str, list[str] | NamndkollError]) -> None:
    error = results["refuses"]
    assert isinstance(error, NamndkollError)
    assert error.code == "encrypted"


def test_the_ranges_of_a_large_document_are_told_as_they_are_read(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    source = planned(tmp_path, "large")
    assert len(list(run(read_as_planned, [source], Settings(), lambda _path, done, n: told.append((done, n))))) == 1
    assert [n for _, n in told] == [LARGE] * len(told)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert (told[0][0], told[-1][0]) == (RANGE_PAGES, LARGE)


@pytest.mark.parametrize("breaks_off", [True, False])
def test_nothing_is_left_in_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, breaks_off: bool
) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    sources = [planned(tmp_path, name) for name in ("small", "large", "refuses")]
    reading = run(read_as_planned, sources, Settings(workers=1))
    first = next(reading)
    assert isinstance(first.result, Path)
    assert first.result.is_relative_to(tmp_path / "tmp")
    if breaks_off:
        reading.close()
    else:
        assert len(list(reading)) == 2
    assert list((tmp_path / "tmp").iterdir()) == []


def test_a_document_that_was_begun_is_finished_before_many_others_are_begun(tmp_path: Path) -> None:
    small = planned(tmp_path, "small")
    others = [small.model_copy(update={"municipality": str(number)}) for number in range(12)]
    reading = run(read_as_planned, [planned(tmp_path, "large"), *others], Settings(workers=1))
    done = [Path(read.source.path).stem for read in reading]
    assert len(done) == 13
    assert done.index("large") <= 6  # those that were handed out before its ranges, and while they were read


def test_what_is_read_on_the_way_lies_in_the_folder_told_and_what_a_killed_run_left_there_goes(tmp_path: Path) -> None:
    spool = tmp_path / "data" / "spool"
    (spool / "left").mkdir(parents=True)
    reads = run(read_as_planned, [planned(tmp_path, "small")], Settings(workers=1), room=Room(spool))
    read = next(reads)
    assert isinstance(read.result, Path)
    assert read.result.is_relative_to(spool)
    assert not (spool / "left").exists()
    reads.close()
    assert list(spool.iterdir()) == []
