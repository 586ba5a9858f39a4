"""Comparisons on two axes: each number is what the records behind it say, and what is left out is told."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
import pytest

from models.records import AmountKind, DocumentKind
from tests.warehouse.warehouse_factory import budget_line, extraction, indicator, info, measure, settings_in
from warehouse.compared import BUDGET_BY_YEAR, COMPARED, INDICATORS_AGAINST_COUNTRY, MEASURES_BY_THEME
from warehouse.connection import reading
from warehouse.session import loading

Row = dict[str, Any]


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    settings = settings_in(tmp_path_factory.mktemp("compared") / "data", parquet=False, snapshots_kept=0)
    yearly: Row = {"column": "2023", "period": "2023"}
    of_committee = info(
        municipality="Arvika", organization="Skolnämnden", date=date(2023, 3, 1), kind=DocumentKind.BUDGET
    )
    proposal = info(municipality="Arvika", organization="Skolnämnden", kind=DocumentKind.KALLELSE)
    lines = (
        budget_line(1, "100", kind=AmountKind.BUDGET, **yearly),
        budget_line(2, "40", kind=AmountKind.BUDGET, **yearly),
        budget_line(3, "95", kind=AmountKind.OUTCOME, **yearly),
        budget_line(4, "7", kind=AmountKind.BUDGET, unit=None, **yearly),
    )
    of_year: Row = {"unit": "index", "period": "2023"}
    indices = (indicator(1, "61", subject="Arvika", **of_year), indicator(2, "64", subject="Rikssnitt", **of_year))
    done = (measure(1, theme="streets"), measure(2, text="Laga bron", theme="streets"))
    with loading(settings) as warehouse:
        warehouse.load(extraction("a", document=of_committee, budget_lines=lines, indicators=indices, measures=done))
        warehouse.load(extraction("b", document=proposal, measures=(measure(1, text="Rusta torget", theme="streets"),)))
        warehouse.publish()
    with reading(settings.published) as opened:
        yield opened


def asked(con: duckdb.DuckDBPyConnection, sql: str, values: Row | None = None) -> list[Row]:
    answer = con.execute(sql, values or {})
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def numbers(con: duckdb.DuckDBPyConnection, sql: str) -> dict[tuple[str, str], Decimal]:
    return {(row["axis"], row["series"]): row["number"] for row in asked(con, sql)}


def test_budget_and_outcome_are_never_added_up(con: duckdb.DuckDBPyConnection) -> None:
    assert numbers(con, BUDGET_BY_YEAR.numbers) == {("2023", "Arvika"): 140}
    assert numbers(con, COMPARED["outcome"].numbers) == {("2023", "Arvika"): 95}


def test_what_has_no_unit_is_left_out_and_told(con: duckdb.DuckDBPyConnection) -> None:
    assert BUDGET_BY_YEAR.left_out
    assert [row["n"] for row in asked(con, BUDGET_BY_YEAR.left_out) if "enhet" in row["explanation"]] == [1]


def test_proposals_are_not_counted_as_measures(con: duckdb.DuckDBPyConnection) -> None:
    assert numbers(con, MEASURES_BY_THEME.numbers) == {("streets", "Arvika"): 2}


def test_a_municipality_stands_beside_the_country(con: duckdb.DuckDBPyConnection) -> None:
    found = numbers(con, INDICATORS_AGAINST_COUNTRY.numbers)
    assert {series: number for (_, series), number in found.items()} == {"Arvika": 61, "riket": 64}


@pytest.mark.parametrize("name", COMPARED)
def test_each_number_leads_to_the_records_that_make_it(con: duckdb.DuckDBPyConnection, name: str) -> None:
    found = numbers(con, COMPARED[name].numbers)
    assert found
    for (axis, series), number in found.items():
        rows = asked(con, COMPARED[name].records, {"axis": axis, "series": series})
        assert {"document_id", "page", "id", "says", "value"} == set(rows[0])
        said = [Decimal(str(row["value"]).split()[0]) for row in rows] if name != "themes" else [Decimal(1)] * len(rows)
        assert sum(said) == number
