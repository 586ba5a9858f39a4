"""Broken PDFs and bombs among sound ones: each is told in its own words, and costs nothing but itself."""

import multiprocessing
import tempfile
from pathlib import Path

import pytest

from extractors.reading.source import open_source
from flows.plan import make_plan
from flows.reading import parse_in_worker, run
from models.document import ParsedDocument, TextLayer
from models.errors import NamndkollError
from models.settings import Settings
from tests.faults.broken_pdfs import BROKEN, sound

MOST_PAGES = 30
LIMITS = Settings(workers=2, document_timeout=120, page_timeout=20, worker_memory=500, most_pages=MOST_PAGES)
Results = dict[str, ParsedDocument | NamndkollError]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    """What came of each, read in one run with a sound one at either end; nothing is left of the run."""
    folder = tmp_path_factory.mktemp("broken")
    made = {"first": sound(2), **{name: make() for name, make in BROKEN.items()}, "last": sound(3)}
    for name, pdf in made.items():
        (folder / f"{name}.pdf").write_bytes(pdf)
    plan = make_plan([folder / f"{name}.pdf" for name in made], None, {}, "", open_source)
    found: Results = {Path(file.path).stem: file.error for file in plan.files if file.error}
    (folder / "tmp").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(folder / "tmp"))
        for read in run(parse_in_worker, [file.source for file in plan.files if file.source], LIMITS):
            name = Path(read.source.path).stem
            assert name not in found
            if isinstance(read.result, Path):
                found[name] = ParsedDocument.model_validate_json(read.result.read_bytes())
            else:
                found[name] = read.result
    assert found.keys() == made.keys()
    assert not list((folder / "tmp").iterdir())
    assert multiprocessing.active_children() == []
    return found


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("empty", "empty_file"),
        ("web_page", "not_a_pdf"),
        ("word_file", "not_a_pdf"),
        ("header_only", "truncated"),
        ("nothing_of_the_kind", "damaged"),
        ("cut_off_early", "truncated"),
        ("locked", "encrypted"),
        ("no_pages", "no_pages"),
        ("form_only", "dynamic_form"),
    ],
)
def test_what_cannot_be_read_is_refused_in_its_own_words(results: Results, name: str, code: str) -> None:
    error = results[name]
    assert isinstance(error, NamndkollError)
    assert error.code == code, error
    assert error.file is not None
    assert Path(error.file).stem == name
    assert error.explanation
    assert error.remedy


@pytest.mark.parametrize(
    ("name", "n_pages", "codes"),
    [
        ("first", 2, []),
        ("last", 3, []),
        ("locked_with_nothing", 1, []),
        ("cut_off_late", 1, ["truncated"]),
        ("junk_before", 1, ["no_header", "text_not_compared"]),
        ("no_header", 1, ["no_header", "text_not_compared"]),
        ("page_tree_in_a_ring", 1, []),
        ("huge_page", 1, []),
        ("huge_picture", 1, []),
        ("deep_arrays", 1, []),
        ("deep_states", 1, []),
        ("many_pages", MOST_PAGES, ["too_many_pages"]),
    ],
)
def test_what_can_be_read_is_read_and_what_is_odd_about_it_told(
    results: Results, name: str, n_pages: int, codes: list[str]
) -> None:
    parsed = results[name]
    assert isinstance(parsed, ParsedDocument)
    assert len(parsed.pages) == n_pages
    assert [issue.code for issue in parsed.issues] == codes
    text = " ".join(block.text for block in parsed.blocks)
    assert text.count("Nämnden beslutar att godkänna planen för året.") == n_pages


def test_a_page_that_takes_too_much_memory_costs_that_page(results: Results) -> None:
    parsed = results["swelling"]
    assert isinstance(parsed, ParsedDocument)
    assert [page.text_layer for page in parsed.pages] == [TextLayer.OK, TextLayer.LOST, TextLayer.OK]
    assert [issue.page for issue in parsed.issues] == [2]
    assert "memory" in parsed.issues[0].explanation


def test_an_endless_drawing_is_stopped_by_the_limit_it_meets_first(results: Results) -> None:
    error = results["drawing_in_a_ring"]
    assert isinstance(error, NamndkollError)
    assert (error.code, error.page) in {("timeout", 1), ("crash", 1), ("memory", 1)}


def test_a_document_without_a_readable_page_says_so(results: Results) -> None:
    parsed = results["deep_object"]
    assert isinstance(parsed, ParsedDocument)
    assert [page.text_layer for page in parsed.pages] == [TextLayer.LOST]
    assert [(issue.code, issue.page) for issue in parsed.issues] == [("page_unreadable", 1)]
