"""A row that is the sum of the rows above it is a total, whatever it is called."""

from dataclasses import replace
from decimal import Decimal

import pytest

from extractors.money.draft import Amount
from extractors.money.totals import Placed, with_totals
from models.provenance import BBox, Provenance

PLACE = Provenance(page=1, bbox=BBox(0, 0, 1, 1), quote="1")


def column(*values: str, column: int = 1, unit: str | None = "tkr") -> list[Placed]:
    amounts = [
        Amount(
            label=f"rad {i}",
            value=Decimal(value) * 1000,
            printed=value.replace(".", ","),
            places=(PLACE,),
            anchor=(),
            grounds=(),
            unit=unit,
        )
        for i, value in enumerate(values)
    ]
    return [Placed(i, column, amount) for i, amount in enumerate(amounts)]


def totals(placed: list[Placed]) -> list[str]:
    return [a.printed for a in with_totals(placed) if a.is_total]


def test_a_row_that_adds_up_is_a_total() -> None:
    assert totals(column("41.7", "-68.2", "-131.4", "-28.5", "-186.4")) == ["-186,4"]


def test_rounding_of_the_parts_is_allowed_for() -> None:
    assert totals(column("1.4", "1.4", "1.4", "4.3")) == ["4,3"]


def test_what_rounding_does_not_explain_is_no_total() -> None:
    assert totals(column("1.4", "1.4", "1.4", "4.9")) == []


def test_two_parts_prove_nothing() -> None:
    assert totals(column("2", "3", "5")) == []


def test_zeros_prove_nothing() -> None:
    assert totals(column("0", "0", "0", "0")) == []


def test_every_column_must_add_up() -> None:
    assert totals(column("1", "2", "3", "6") + column("1", "2", "3", "9", column=2)) == []


def test_amounts_of_different_units_are_not_added() -> None:
    mixed = column("1", "2", "3", "6")
    mixed[0] = replace(mixed[0], amount=replace(mixed[0].amount, unit="mnkr"))
    assert totals(mixed) == []


@pytest.mark.parametrize("heading", ["Totalt"])
def test_a_column_of_totals_does_not_make_its_rows_totals(heading: str) -> None:
    summed = [replace(p, amount=replace(p.amount, is_total=True, column=heading)) for p in column("3", "5", column=2)]
    assert totals(column("1", "2") + summed) == ["3", "5"]
