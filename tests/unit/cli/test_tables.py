"""Values as text, and tables that fit."""

import io
from decimal import Decimal

import pyarrow as pa
import pytest
from rich.console import Console

from cli.tables import print_table, shown


def printed(answer: pa.Table) -> list[str]:
    text = io.StringIO()
    print_table(answer, Console(file=text, highlight=False))
    return [line.rstrip() for line in text.getvalue().splitlines()]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (Decimal("140000.00"), "140000"),
        (Decimal("2.345000"), "2.345"),
        (Decimal("-0.50"), "-0.5"),
        (True, "True"),
        ([{"page": 1, "value": Decimal("1.5")}], '[{"page": 1, "value": 1.5}]'),
    ],
)
def test_values_as_text(value: object, text: str) -> None:
    assert shown(value) == text


def test_a_long_name_is_broken_over_narrow_values() -> None:
    assert printed(pa.table({"with_responsible": [1, 22]})) == [
        "      with_",
        "responsible",
        "          1",
        "         22",
    ]


def test_negative_half_keeps_its_sign() -> None:
    assert printed(pa.table({"kr": [Decimal("-0.50"), Decimal("-12345.00")]}))[1:] == ["   -0.5", "-12\u00a0345"]


def test_no_rows_is_said() -> None:
    assert printed(pa.table({"a": pa.array([], pa.int64())}))[-1] == "(no rows)"


def test_many_rows_are_cut_and_counted() -> None:
    lines = printed(pa.table({"a": list(range(1234))}))
    assert len(lines) == 202
    assert lines[-1].startswith("… 1034 more rows")


def test_text_that_looks_like_markup_is_shown_as_it_is() -> None:
    assert printed(pa.table({"a": ["[red]§ 4[/red]"]}))[1] == "[red]§ 4[/red]"
