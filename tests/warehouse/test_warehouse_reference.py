"""Population and groups of municipalities from a user's file: sound as a whole, with their source, or not at all."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from models.errors import InputError
from models.records import AmountKind
from tests.warehouse.warehouse_factory import budget_line, extraction, info, settings_in
from warehouse.ask import run_sql
from warehouse.reference.csv_file import read_reference
from warehouse.reference.loading import load_reference
from warehouse.session import loading


def csv(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "reference.csv"
    path.write_text(text, encoding=encoding)
    return path


@pytest.mark.parametrize(
    "text",
    [
        "kommunkod;folkmängd;kommungrupp;år\n1287;46 000;Pendlingskommun;2023\n",
        "\ufeffkommun,folkmängd,kommungrupp,år\nTrelleborgs kommun,46000,Pendlingskommun,2023\n",
        "Code\tPopulation\tGroup\tYear\tNote\n1287\t46\N{NO-BREAK SPACE}000\tPendlingskommun\t2023\tx\n",
    ],
)
def test_a_file_is_read_as_swedish_offices_write_it(tmp_path: Path, text: str) -> None:
    (value,) = read_reference(csv(tmp_path, text))
    assert (value.code, value.population, value.group, value.year) == ("1287", 46_000, "Pendlingskommun", 2023)


def test_a_code_that_lost_its_zero_is_the_same_code(tmp_path: Path) -> None:
    assert read_reference(csv(tmp_path, "kommunkod,invånare\n114,50000\n"))[0].code == "0114"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kommun,folkmängd\nTrelleborg,1\nRiket,2\n", "line 3: 'Riket'"),
        ("kommun,folkmängd\nTrelleborg,många\n", "line 2: 'många'"),
        ("kommun,folkmängd\nTrelleborg,1\n1287,2\n", "told twice"),
        ("kommun,skattesats\nTrelleborg,1\n", "found: kommun, skattesats"),
        ("", "found: none"),
    ],
)
def test_a_file_with_a_fault_is_refused_as_a_whole(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        read_reference(csv(tmp_path, text))
    assert said in error.value.explanation


def test_a_file_of_another_encoding_is_told_not_guessed(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_reference(csv(tmp_path, "kommun,folkmängd\nMalmö,1\n", "latin-1"))


def test_money_is_told_by_inhabitant_of_the_same_year_only(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, parquet=True)
    budget = {"kind": AmountKind.BUDGET, "column": "Budget"}
    lines = (budget_line(1, "5000", period="2023", **budget), budget_line(2, "6000", period="2024", **budget))
    with loading(settings) as warehouse:
        warehouse.load(extraction(document=info(municipality="Trelleborg"), budget_lines=lines))
        warehouse.publish()
        before = (settings.published.parent / "parquet").resolve()
        told = read_reference(csv(tmp_path, "kommun,folkmängd,år,kommungrupp\nTrelleborg,2500,2023,B3\nMora,9,2022,\n"))
        load_reference(warehouse.connection, told, "SCB", date(2024, 2, 22))
        load_reference(warehouse.connection, told, "SCB, rättad", date(2024, 3, 1))
        warehouse.publish()
    sql = "SELECT year, kronor_per_inhabitant AS kronor, per_inhabitant_left_out AS why FROM budget_by_theme ORDER BY 1"
    assert run_sql(settings.published, sql).to_pylist() == [
        {"year": 2023, "kronor": Decimal(2), "why": None},
        {"year": 2024, "kronor": None, "why": "no_population"},
    ]
    columns = "municipality_group, population, population_source, group_date"
    sql = f"SELECT {columns} FROM municipality WHERE name = 'Trelleborg'"
    assert run_sql(settings.published, sql).to_pylist() == [
        {
            "municipality_group": "B3",
            "population": 2500,
            "population_source": "SCB, rättad",
            "group_date": date(2024, 3, 1),
        }
    ]
    assert run_sql(settings.published, "FROM population").num_rows == 2
    assert (settings.published.parent / "parquet").resolve() != before  # the files tell it, too


def test_no_reference_value_comes_with_the_program(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, parquet=False)
    with loading(settings) as warehouse:
        warehouse.publish()
    sql = (
        "SELECT count(population) AS populations, count(municipality_group) AS groups, count(*) AS n FROM municipality"
    )
    assert run_sql(settings.published, sql).to_pylist() == [{"populations": 0, "groups": 0, "n": 290}]
