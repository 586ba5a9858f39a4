"""Whatever is done to a PDF: it is read, or it is refused with an error of ours."""

import os
from collections import Counter
from pathlib import Path

import pytest

from flows.workers import Job, supervised
from models.errors import WorkerFault
from tests.faults.mutant_work import Fate, meet

LIMIT = 120.0  # seconds for a mutant; the samples are small
FEW, MANY = 200, 10_000


def fates(samples: Path, seeds: range, folder: Path) -> tuple[Counter[str], list[str]]:
    """How the mutants fared, and what befell those that should not have."""
    pdfs = sorted(samples.glob("*.pdf"))
    jobs = (Job(f"seed {seed}", (pdfs[seed % len(pdfs)], seed, folder), LIMIT) for seed in seeds)
    counts: Counter[str] = Counter()
    faults: list[str] = []
    for answer in supervised(meet, jobs, workers=os.cpu_count() or 2):
        if isinstance(answer.result, Fate):
            counts[answer.result.word] += 1
            if answer.result.unforeseen:
                faults.append(f"{answer.job.name}: {answer.result.unforeseen}")
        elif isinstance(answer.result, WorkerFault):
            counts[answer.result.code] += 1  # that costs the document, as it should, and must be seldom
        else:
            faults.append(f"{answer.job.name}: {answer.result.explanation}")
    return counts, faults


def check(counts: Counter[str], faults: list[str]) -> None:
    assert not faults, f"{len(faults)} faults, the first: {faults[0]}"
    assert counts["read"] + counts["partial"] > counts.total() / 3, counts  # else the damage is too crude to teach much
    assert sum(counts[code] for code in ("timeout", "crash", "memory")) <= counts.total() / 100, counts


def test_mutants_of_the_samples_raise_nothing_unforeseen(samples: Path, tmp_path: Path) -> None:
    check(*fates(samples, range(FEW), tmp_path))


@pytest.mark.soak
def test_many_mutants_of_the_samples_raise_nothing_unforeseen(samples: Path, tmp_path: Path) -> None:
    check(*fates(samples, range(FEW, FEW + MANY), tmp_path))
