"""The public JSON of three small samples, to the letter: ids, places, evidence, flags and confidence included.

A change here is a change for everyone who reads our output. Look at the difference; where it is meant, renew with

    RENEW_SNAPSHOTS=1 python -m pytest tests/golden/test_snapshots.py

which writes the files, fails once, and passes from then on. Say in the changelog what changed.
"""

import json
import os
from pathlib import Path

import pytest

from tests.golden.golden_documents import sample

SNAPSHOTS = Path(__file__).parent / "snapshots"
NAMES = ("kallelse_varberg", "projektdirektiv_kalmar", "tjansteskrivelse_norrtalje")
RENEW = "RENEW_SNAPSHOTS"


@pytest.mark.parametrize("name", NAMES)
def test_the_public_json_is_as_it_was(name: str) -> None:
    found = json.dumps(sample(name).records, ensure_ascii=False, indent=1) + "\n"
    file = SNAPSHOTS / f"{name}.json"
    if os.environ.get(RENEW):
        file.parent.mkdir(exist_ok=True)
        file.write_text(found, encoding="utf-8")
        pytest.fail(f"{file.name} is renewed: look at what changed, and run again without {RENEW}")
    assert found == file.read_text(encoding="utf-8"), f"if this is meant, renew with {RENEW}=1"


@pytest.mark.parametrize("name", NAMES)
def test_the_public_json_says_nothing_of_the_machine(name: str) -> None:
    text = json.dumps(sample(name).records, ensure_ascii=False)
    assert str(sample(name).path.parent) not in text
    assert str(Path.home()) not in text


def test_every_snapshot_is_compared() -> None:
    assert {path.stem for path in SNAPSHOTS.glob("*.json")} == set(NAMES)
