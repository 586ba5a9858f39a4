"""A sample in another form gives the same records: other people, numbers, headers, columns, fonts, page breaks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from extractors.pipeline import extract
from extractors.reading.document import read
from extractors.reading.ocr.cache import NoOcrCache
from extractors.reading.ocr.page_reader import page_reader
from extractors.reading.options import ReadOptions
from extractors.reading.source import open_source
from models.settings import Ocr, Settings
from review.evaluation.scoring import RULES, Score, score
from samples.build import SAMPLES, expected, render
from samples.variations.catalogue import further, usual
from samples.variations.variation import Kind, Variation
from tests.golden.golden_documents import EXPECTED, READABLE, UNREAD, golden, sample

Case = tuple[str, Variation]

FALL = 0.05  # how much lower the F1 over all records may be than the unvaried sample's

USUAL: list[Case] = [(name, variation) for name in READABLE for variation in usual(name)]
FURTHER: list[Case] = [(name, variation) for name in READABLE for variation in further(name)]
SEEN_ONLY: list[Case] = [(name, variation) for name in UNREAD for variation in usual(name)]

# Why a variation is known to fall further, by the sample's name and the variation's title.
KNOWN: dict[tuple[str, str], str] = {
    ("strategi_lidkoping", Kind.PAGES): "a nested bullet that a page break parts from its list is read as a measure",
}


def _called(case: Case) -> str:
    return f"{case[0]}: {case[1].title}"


@dataclass(frozen=True)
class Compared:
    """A sample's score, its variation's, and the variation's own particulars as expected and as found."""

    before: Score
    after: Score
    head: object
    expected_head: object


@pytest.fixture(
    scope="module",
    params=[
        *(pytest.param(case, id=_called(case)) for case in USUAL),
        *(pytest.param(case, id=_called(case), marks=pytest.mark.soak) for case in FURTHER),
    ],
)
def case(request: pytest.FixtureRequest) -> Case:
    """A sample's name and a variation of it."""
    given: Case = request.param
    return given


@pytest.fixture(scope="module")
def compared(case: Case, tmp_path_factory: pytest.TempPathFactory) -> Compared:
    name, variation = case
    found = golden(render(name, tmp_path_factory.mktemp("varied") / f"{name}.pdf", variation)).records
    wanted = expected(name, variation)
    before = score(EXPECTED[name], sample(name).records, name)
    return Compared(before, score(wanted, found, name), found["document"], wanted["document"])


@pytest.fixture(scope="module")
def by_ocr(system_tool: Callable[[str], str]) -> ReadOptions:
    """Reading with OCR, as long as it takes."""
    system_tool("tesseract")
    return ReadOptions(ocr=page_reader(Ocr.AUTO, NoOcrCache(), 300.0))


def test_a_variation_reads_as_well_as_the_sample(
    case: Case, compared: Compared, request: pytest.FixtureRequest
) -> None:
    reason = KNOWN.get((case[0], case[1].title))
    if reason is not None:
        request.applymarker(pytest.mark.xfail(reason=reason, strict=True))
    misses = "\n".join(map(str, compared.after.misses))
    least = compared.before.micro_f1 - FALL
    assert compared.after.micro_f1 > least, f"F1 fell from {compared.before.micro_f1:.3f}, missed:\n{misses}"


def test_a_variation_has_a_head_of_its_own(compared: Compared) -> None:
    told = f"found {compared.head}\nof {compared.expected_head}"
    assert compared.after.document_fields >= compared.before.document_fields, told


@pytest.mark.soak
@pytest.mark.parametrize(("name", "variation"), SEEN_ONLY, ids=map(_called, SEEN_ONLY))
def test_a_variation_without_honest_text_reads_as_well_by_ocr(
    name: str, variation: Variation, by_ocr: ReadOptions, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    def found(pdf: Path) -> dict[str, Any]:
        return extract(read(open_source(pdf), by_ocr), Settings()).to_records()

    before = score(EXPECTED[name], found(SAMPLES / f"{name}.pdf"), name)
    after = score(expected(name, variation), found(render(name, tmp_path / f"{name}.pdf", variation)), name)
    if (name, variation.title) in KNOWN:
        request.applymarker(pytest.mark.xfail(reason=KNOWN[name, variation.title], strict=True))
    assert after.micro_f1 > before.micro_f1 - FALL, "\n".join(map(str, after.misses))


@pytest.mark.parametrize("kind", RULES)
def test_records_of_every_type_are_varied_in_every_way(kind: str) -> None:
    done = {change for name, variation in USUAL if _count(EXPECTED[name], kind) for change in variation.kinds}
    assert done == set(Kind)


@pytest.mark.parametrize("name", READABLE)
def test_what_a_variation_is_expected_to_hold_stands_on_its_pages(name: str, tmp_path: Path) -> None:
    content = usual(name)[0]
    pdf = pypdfium2.PdfDocument(render(name, tmp_path / f"{name}.pdf", content))
    shown = _squeezed("".join(page.get_textpage().get_text_range() for page in pdf))
    fresh = set(_said(expected(name, content))) - set(_said(EXPECTED[name]))
    assert fresh, "the variation changes nothing that is read"
    assert [words for words in fresh if _squeezed(words) not in shown] == []


def _count(records: dict[str, Any], kind: str) -> int:
    """How many records of a type, as they are scored, a document holds."""
    if kind == "participants":
        return len(_present(records))
    if kind == "members":
        return sum(len(group["members"]) for group in records["working_groups"])
    return len(records[kind])


def _present(records: dict[str, Any]) -> list[dict[str, Any]]:
    meeting = records["meeting"]
    return list(meeting["participants"]) if meeting else []


def _said(records: dict[str, Any]) -> Iterator[str]:
    """The municipality, the words of people's names, and the amounts, as a document prints them."""
    yield records["document"]["municipality"]
    members = [member for group in records["working_groups"] for member in group["members"]]
    yield from (word for person in [*_present(records), *members] if person["name"] for word in person["name"].split())
    yield from (line["printed"] for line in records["budget_lines"])


def _squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
