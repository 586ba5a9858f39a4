"""A sample in another form gives the same records: other names, amounts, headers, columns, fonts."""

from dataclasses import dataclass

import pytest

from review.evaluation.scoring import Score, score
from samples.build import VARIATIONS, Variation, expected, render
from tests.golden.golden_documents import EXPECTED, golden, sample

FALL = 0.05  # how much lower the F1 over all records may be than the unvaried sample's

CASES = [
    pytest.param((name, variation), id=f"{name}: {variation.title}")
    for name, variations in VARIATIONS.items()
    for variation in variations
]


@dataclass(frozen=True)
class Compared:
    """A sample's score, its variation's, and the variation's own particulars as expected and as found."""

    before: Score
    after: Score
    head: object
    expected_head: object


@pytest.fixture(scope="module", params=CASES)
def compared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Compared:
    case: tuple[str, Variation] = request.param
    name, variation = case
    found = golden(render(name, tmp_path_factory.mktemp("varied") / f"{name}.pdf", variation)).records
    wanted = expected(name, variation)
    before = score(EXPECTED[name], sample(name).records, name)
    return Compared(before, score(wanted, found, name), found["document"], wanted["document"])


def test_a_variation_reads_as_well_as_the_sample(compared: Compared) -> None:
    misses = "\n".join(map(str, compared.after.misses))
    least = compared.before.micro_f1 - FALL
    assert compared.after.micro_f1 > least, f"F1 fell from {compared.before.micro_f1:.3f}, missed:\n{misses}"


def test_a_variation_has_a_head_of_its_own(compared: Compared) -> None:
    told = f"found {compared.head}\nof {compared.expected_head}"
    assert compared.after.document_fields >= compared.before.document_fields, told
