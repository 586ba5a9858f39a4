"""The unit of every amount is printed: in the amount's place, or in the place that it was inherited from."""

from pathlib import Path

import pytest

from extractors.swedish.money import find_amounts, unit_in
from extractors.swedish.terms import load
from extractors.swedish.units import canonical_unit
from models.records import BudgetLine
from samples.build import SAMPLES
from tests.golden.golden_documents import READABLE, golden


def _units_in(text: str) -> set[str]:
    """The units that a text prints, in amounts or as a note; "38 miljoner" is money where the text says so."""
    found = {amount.unit for amount in find_amounts(f"kostar {text}") if amount.unit}
    note = unit_in(text)
    alone = canonical_unit(text.rsplit(" ", maxsplit=1)[-1].strip("()."))
    return found | ({note.unit} if note else set()) | ({alone[0]} if alone else set())


def _unit_stands(line: BudgetLine) -> bool:
    """Whether a line's unit is read in its own place or in its evidence."""
    bare = load("units")["bare"].get(line.unit or "")
    known = (bare, False) if bare else canonical_unit(line.unit or "")
    quotes = [place.quote for place in line.places]
    quotes += [line.evidence["unit"].quote] if "unit" in line.evidence else []
    return known is not None and any(known[0] in _units_in(quote) for quote in quotes)


def _astray(path: Path) -> list[str]:
    lines = golden(path).extraction.budget_lines
    return [
        f"{line.label}: {line.printed} {line.unit}, {line.evidence.get('unit')}"
        for line in lines
        if line.unit and not _unit_stands(line)
    ]


@pytest.mark.parametrize("name", READABLE)
def test_a_unit_is_read_where_the_record_points(name: str) -> None:
    assert _astray(SAMPLES / f"{name}.pdf") == []


def test_a_unit_is_read_where_the_record_points_in_a_real_document(shared_corpus: Path) -> None:
    assert _astray(shared_corpus / "dev" / "soderhamn.pdf") == []
