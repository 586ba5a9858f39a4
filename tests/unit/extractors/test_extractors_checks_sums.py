"""Sums, deviations and series: flagged where the arithmetic does not come out, left alone where it does."""

from typing import Any

import pytest

from extractors.checks import checked
from models.extraction import Extraction
from models.records import BudgetLine
from tests.unit.extractors.record_factory import cell, extraction, indicator


def codes(*lines: BudgetLine) -> set[str]:
    whole: Extraction = checked(extraction(*lines))
    return {flag.code for line in whole.budget_lines for flag in line.flags}


def column(*printed: str, totals: tuple[int, ...]) -> list[BudgetLine]:
    return [cell(row, 1, text, is_total=row in totals) for row, text in enumerate(printed, start=1)]


@pytest.mark.parametrize(
    ("printed", "totals"),
    [
        (("100", "200", "310"), (3,)),
        (("100", "200", "300", "40", "50", "95", "390"), (3, 6, 7)),
    ],
)
def test_a_total_that_is_no_sum_is_flagged(printed: tuple[str, ...], totals: tuple[int, ...]) -> None:
    assert codes(*column(*printed, totals=totals)) == {"total_mismatch"}


@pytest.mark.parametrize(
    ("printed", "totals"),
    [
        (("100", "200", "300"), (3,)),
        (("100", "200", "301"), (3,)),  # rounding
        (("100", "200", "300", "40", "50", "90", "390"), (3, 6, 7)),  # totals of totals
        (("300", "100", "200"), (1,)),  # the total stands first
        (("100", "-40", "60"), (3,)),
        (("100", "300"), (2,)),  # one part tells nothing
        (("100", "200", "300"), (1, 2, 3)),  # a column of sums
    ],
)
def test_a_total_that_some_sum_explains_is_not_flagged(printed: tuple[str, ...], totals: tuple[int, ...]) -> None:
    assert codes(*column(*printed, totals=totals)) == set()


def test_what_is_part_of_a_row_is_not_added_twice() -> None:
    parts = column("100", "200", "150", "300", totals=(4,))
    parts[2] = cell(3, 1, "150", label="varav löner")
    assert codes(*parts) == set()


_BLOCKS = [
    ("Intäkter", "40"),
    ("Kostnader", "-140"),
    ("Netto", "-100"),
    ("Intäkter", "10"),
    ("Kostnader", "-70"),
    ("Netto", "-60"),
]


@pytest.mark.parametrize(
    ("label", "total"), [("Summa", "-160"), ("Summa intäkter", "50"), ("Totala kostnader", "-210")]
)
def test_of_blocks_of_income_cost_and_net_a_total_is_of_the_rows_of_one_kind(label: str, total: str) -> None:
    rows = [cell(r, 1, printed, label=name) for r, (name, printed) in enumerate(_BLOCKS, 1)]
    assert codes(*rows, cell(7, 1, total, label=label, is_total=True)) == set()


def test_of_blocks_of_income_cost_and_net_a_total_that_fits_no_kind_is_flagged() -> None:
    rows = [cell(r, 1, printed, label=name) for r, (name, printed) in enumerate(_BLOCKS, 1)]
    assert codes(*rows, cell(7, 1, "-175", label="Summa", is_total=True)) == {"total_mismatch"}


def row(budget: str, outcome: str, deviation: str, **more: Any) -> list[BudgetLine]:
    kinds = ("budget", "outcome", "deviation")
    return [
        cell(1, c, text, kind=kind, **more)
        for c, (text, kind) in enumerate(zip((budget, outcome, deviation), kinds, strict=True), 1)
    ]


def test_a_deviation_that_is_no_difference_is_flagged() -> None:
    assert codes(*row("500", "520", "-25")) == {"deviation_mismatch"}


@pytest.mark.parametrize(
    "amounts", [("500", "520", "-20"), ("500", "520", "20"), ("-500", "-520", "-20"), ("500", "520", "-21")]
)
def test_a_deviation_either_way_round_is_none(amounts: tuple[str, str, str]) -> None:
    assert codes(*row(*amounts)) == set()


def test_a_deviation_is_compared_within_its_year() -> None:
    this, last = row("500", "520", "-20", period="2024"), row("400", "390", "10", period="2023")
    moved = [line.model_copy(update={"id": f"{line.id}-2"}) for line in last]
    assert codes(*this, *moved) == set()


def years(*printed: str) -> list[BudgetLine]:
    return [cell(1, c, text, period=str(2020 + c), kind="budget") for c, text in enumerate(printed, start=1)]


@pytest.mark.parametrize("amounts", [("500", "52", "540"), ("500", "5200", "540"), ("-500", "-5300", "-520")])
def test_a_tenfold_jump_against_the_lines_other_years_is_flagged(amounts: tuple[str, ...]) -> None:
    assert codes(*years(*amounts)) == {"tenfold_jump"}


@pytest.mark.parametrize("amounts", [("500", "520", "540"), ("500", "60", "5400"), ("500", "52"), ("0", "520", "500")])
def test_a_line_that_is_steady_or_jumps_by_nature_is_not(amounts: tuple[str, ...]) -> None:
    assert codes(*years(*amounts)) == set()


def methods(*found: str | None) -> list[list[str]]:
    values = [indicator(id=f"i{n}", indicator="scb-nri", method=method) for n, method in enumerate(found)]
    whole: Extraction = checked(extraction(*values))
    return [[flag.code for flag in value.flags] for value in whole.indicators]


def test_an_index_told_by_two_methods_is_flagged() -> None:
    assert methods("2005–2020", "2021–") == [["method_break"], ["method_break"]]


def test_an_index_told_by_one_method_is_not() -> None:
    assert methods("2005–2020", "2005–2020", None) == [[], [], []]
