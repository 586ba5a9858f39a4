"""What the comparisons compare, and what they refuse to."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from models.document import SourceDocument
from models.extraction import Extraction
from models.records import AmountKind, BudgetLine, DocumentKind, Member, Status, WorkingGroup
from tests.warehouse.warehouse_factory import (
    budget_line,
    common,
    decision,
    extraction,
    indicator,
    info,
    measure,
    place,
    settings_in,
)
from warehouse.ask import run_sql
from warehouse.queries import cookbook
from warehouse.relations import kept_views
from warehouse.session import loading

Ask = Callable[[str], list[tuple[Any, ...]]]
BUDGET = {"kind": AmountKind.BUDGET, "column": "Budget", "period": "2023"}


def of(name: str, municipality: str, committee: str | None, year: int = 2023, **more: Any) -> Extraction:
    """A document of a committee; `kind` in `more` is the document's."""
    kind = more.pop("kind", DocumentKind.PROTOKOLL)
    told = info(municipality=municipality, organization=committee, date=date(year, 3, 1), kind=kind)
    return extraction(name, document=told, **more)


def money(n: int, value: str, **more: Any) -> BudgetLine:
    return budget_line(n, value, **({"theme": "school"} | BUDGET | more))


def budgets() -> list[Extraction]:
    lines = (
        money(1, "100", label="Skola"),
        money(2, "40", label="Äldreomsorg", theme="care"),
        money(3, "140", label="Summa", is_total=True, theme=None),
        money(4, "7", unit=None),
        money(5, "8", kind=None),
        money(6, "9", column=None),
        money(7, "10", period="jan–aug 2023"),
        money(8, "11", period=None),
        money(9, "12", currency="EUR", unit="€"),
        money(10, "-5", kind=AmountKind.DEVIATION),
    )
    later = (money(1, "100", label="Skola"), money(2, "55", period="2024", theme=None))
    return [
        of("a", "Arvika", "Skolnämnden", kind=DocumentKind.BUDGET, budget_lines=lines),
        of("b", "Arvika", "Skolnämnden", 2024, budget_lines=later),
    ]


def measures() -> list[Extraction]:
    return [
        of(
            "c",
            "Trelleborg",
            "Barn- och utbildningsnämnden",
            measures=(
                measure(1, theme="school", text="Utbilda lärare i läsinlärning", status="Klar", responsible=("BUN",)),
                measure(2, theme="school", text="Ta fram en rutin för återkoppling på synpunkter från elever"),
                measure(3, deadline="2021", deadline_to=date(2021, 12, 31), responsible=("BUN", "KS")),
            ),
        ),
        of(
            "d",
            "Mora",
            "Skolnämnden",
            measures=(measure(1, theme="school", text="Upprätta rutin för återkoppling av synpunkter"),),
        ),
        of(
            "e",
            "Mora",
            "Kultur- och fritidsnämnden",
            kind=DocumentKind.KALLELSE,
            measures=(measure(1, theme="culture", text="Förlänga bibliotekets öppettider"),),
            decisions=(decision(1), decision(2, status=Status.PROPOSED)),
        ),
    ]


def values() -> list[Extraction]:
    nri = {"unit": "index", "indicator": "scb-nri"}
    old, new = {**nri, "method": "2005–2020"}, {**nri, "method": "2021–"}
    return [
        of(
            "f",
            "Mora",
            None,
            indicators=(
                indicator(1, "60", subject="Mora kommun", period="2019", **old),
                indicator(2, "62", subject="Mora", period="2020", **old),
                indicator(3, "70", subject="Mora", period="2021", **new),
                indicator(4, "61", subject="Rikssnitt", period="2020", **old),
                indicator(5, "50", subject="kvinnor i Mora", period="2020", **old),
                indicator(6, "51", period="2020", **old),
                indicator(7, "9", name="Sjukfrånvaro", subject="Mora", period="2020", unit="%"),
                indicator(8, "71", name="Trygghet", subject="Mora", period="2023", unit="%"),
                indicator(9, "75", name="Trygghet", subject="Riket", period="2023", unit="%"),
            ),
        ),
        of(
            "1",
            "Trelleborg",
            None,
            indicators=(
                indicator(1, "66", subject="Trelleborgs kommun", period="2020", **old),
                indicator(2, "8", name="Sjukfrånvaro", subject="Riket", period="2020", unit="%"),
            ),
        ),
    ]


def groups() -> Extraction:
    def group(n: int, *members: tuple[str | None, str]) -> WorkingGroup:
        seats = tuple(Member(name=name, represents=body, place=place()) for name, body in members)
        return WorkingGroup(**common(f"g{n}"), name=f"Grupp {n}", members=seats)

    told = (
        group(1, ("Erik Ek", "BUN"), (None, "KS")),
        group(2, ("Erik Ek", "SN"), (None, "ks")),
        group(3, ("Bo Al", "TN")),
    )
    return of("2", "Mora", "Kommunstyrelsen", working_groups=told)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published warehouse of a few documents."""
    settings = settings_in(tmp_path_factory.mktemp("compared"), parquet=False, snapshots_kept=0)
    with loading(settings) as warehouse:
        warehouse.load_many([*budgets(), *measures(), *values(), groups()])
        warehouse.publish()
    return settings.published


@pytest.fixture
def ask(published: Path) -> Ask:
    """Asks it."""
    return lambda sql: [tuple(row.values()) for row in run_sql(published, sql).to_pylist()]


def test_money_is_summed_by_theme_without_its_printed_totals(ask: Ask) -> None:
    found = ask("SELECT year, theme, kronor, adds_up FROM budget_by_theme WHERE kind = 'budget' ORDER BY ALL")
    assert found == [
        (2023, "care", Decimal(40), True),
        (2023, "school", Decimal(100), True),
        (2024, "unknown", Decimal(55), None),
    ]
    assert ask("SELECT label, kronor FROM budget_total") == [("Summa", Decimal(140))]


def test_what_money_is_left_out_is_told_with_its_reason(ask: Ask) -> None:
    found = ask("SELECT reason, shown FROM comparison_left_out WHERE comparison = 'budget' ORDER BY ALL")
    assert found == [
        ("in_prose", ": 9"),
        ("kind_unknown", ": 8"),
        ("not_a_whole_year", ": 10"),
        ("other_currency", ": 12"),
        ("period_unknown", ": 11"),
        ("told_elsewhere", "Skola: 100"),
        ("unit_unknown", ": 7"),
    ]


def test_each_reason_is_told_in_words(ask: Ask) -> None:
    assert ask("SELECT DISTINCT reason FROM comparison_left_out WHERE explanation IS NULL") == []


def test_money_per_inhabitant_waits_for_the_years_population(ask: Ask) -> None:
    found = ask("SELECT DISTINCT kronor_per_inhabitant, per_inhabitant_left_out FROM budget_by_theme")
    assert found == [(None, "no_population")]


def test_measures_are_counted_by_theme_and_committee_and_proposals_apart(ask: Ask) -> None:
    columns = "theme, municipality, committee_type, measures, proposed, done"
    assert ask(f"SELECT {columns} FROM measure_by_theme ORDER BY ALL") == [
        ("culture", "Mora", "culture+leisure", 0, 1, 0),
        ("school", "Mora", "education", 1, 0, 0),
        ("school", "Trelleborg", "education", 2, 0, 1),
        ("unknown", "Trelleborg", "education", 1, 0, 0),
    ]


def test_a_proposal_is_not_counted_as_a_decision(ask: Ask) -> None:
    assert ask("SELECT body, decided, proposed_left_out, quoted_left_out FROM decision_by_body") == [
        ("Kultur- och fritidsnämnden", 0, 1, 1)  # a notice tells of an earlier decision
    ]


def test_the_same_kind_of_measure_is_found_in_several_municipalities(ask: Ask) -> None:
    ((text, municipalities),) = ask("SELECT text, municipality_names FROM measure_kind")
    assert (text, municipalities) == (
        "Ta fram en rutin för återkoppling på synpunkter från elever",
        ["Mora", "Trelleborg"],
    )
    found = ask("SELECT municipality, is_first, shared_lemmas FROM similar_measure WHERE NOT is_first")
    assert found == [("Mora", False, ["rutin", "synpunkt", "återkoppling"])]


def test_overdue_measures_are_told_by_whom_they_rest_on(ask: Ask) -> None:
    found = ask("SELECT body, measures, done, overdue, overdue_since FROM responsible_body ORDER BY body")
    assert found == [("BUN", 2, 1, 1, date(2021, 12, 31)), ("KS", 1, 0, 1, date(2021, 12, 31))]


def test_a_value_stands_beside_the_countrys_of_the_same_indicator_and_method(ask: Ask) -> None:
    sql = "SELECT municipality, period, country, difference, left_out FROM indicator_against_country ORDER BY ALL"
    assert ask(f"{sql.replace('ORDER', 'WHERE indicator = $$scb-nri$$ ORDER')}") == [
        ("Mora", "2019", None, None, "no_country_value"),
        ("Mora", "2020", Decimal(61), Decimal(1), None),
        ("Mora", "2021", None, None, "no_country_value"),
        ("Trelleborg", "2020", Decimal(61), Decimal(5), None),
    ]


def test_a_printed_name_alone_is_not_compared_with_another_documents(ask: Ask) -> None:
    found = ask("SELECT name, left_out FROM indicator_against_country WHERE indicator = 'sjukfrånvaro'")
    assert found == [("Sjukfrånvaro", "no_country_value")]


def test_no_change_is_told_across_a_break_of_method(ask: Ask) -> None:
    of_mora = "FROM indicator_change WHERE subject = 'Mora' AND indicator = 'scb-nri'"
    found = ask(f"SELECT year, change, left_out {of_mora} ORDER BY year")
    assert found == [(2019, None, None), (2020, Decimal(2), None), (2021, None, "method_break")]


def test_values_of_parts_and_of_nobody_are_left_out(ask: Ask) -> None:
    sql = "SELECT reason, shown FROM comparison_left_out WHERE comparison = 'indicator' ORDER BY ALL"
    assert ask(sql) == [
        ("no_subject", "Nöjd Region Index, 2020: 51"),
        ("subject_is_part", "Nöjd Region Index, kvinnor i Mora, 2020: 50"),
    ]


def test_an_indicator_stands_beside_the_measures_told_by_then(ask: Ask) -> None:
    found = ask("SELECT indicator, year, difference, theme, measures FROM indicator_by_theme ORDER BY theme")
    assert found == [("trygghet", 2023, Decimal(-4), "school", 1)]


def test_groups_that_share_people_or_bodies_are_told(ask: Ask) -> None:
    found = ask("SELECT group_a, group_b, shared_people, shared_bodies FROM working_group_overlap")
    assert found == [("Grupp 1", "Grupp 2", ["Erik Ek"], ["KS"])]


def test_recipes_answer_from_the_comparisons(published: Path) -> None:
    def recipe(name: str, column: str, **told: str) -> list[Any]:
        recipe = cookbook()[name]
        return [row[column] for row in run_sql(published, recipe.sql, recipe.values(told)).to_pylist()]

    assert recipe("budget_by_theme", "kronor", year="2023") == [Decimal(40), Decimal(100)]
    assert recipe("budget_by_theme", "kronor", kind="deviation", theme="school") == [Decimal(-5)]
    assert recipe("similar_measures", "municipality") == ["Trelleborg", "Mora"]
    assert recipe("similar_measures", "municipality", text="bibliotek") == []
    assert recipe("overdue_by_body", "body", municipality="Trelleborg") == ["BUN", "KS"]
    assert recipe("working_group_overlap", "group_b") == ["Grupp 2"]
    assert recipe("left_out", "records", comparison="decision") == [1, 1]
    assert recipe("committees_of_a_kind", "municipality") == ["Trelleborg", "Mora", "Arvika"]
    assert recipe("indicator_and_measures", "does_it", indicator="Trygghet", text="rutin") == [True]
    assert recipe("indicator_and_measures", "does_it", indicator="Trygghet", text="dialog") == [False]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Barn- och utbildningsnämnden", "education"),
        ("Bildningsnämnden", "education"),
        ("Kultur-, fritids- och tekniknämnden", "culture+leisure+technical"),
        ("Kommunstyrelsens arbetsutskott", "executive"),
        ("Vård- och omsorgsnämnden", "care"),
        ("Miljö- och byggnadsnämnden", "environment+planning"),
        ("Samhällsnämnden", None),
        ("Arbetsutskottet", None),
    ],
)
def test_a_body_is_known_by_what_it_is_responsible_for(ask: Ask, name: str, kind: str | None) -> None:
    assert ask(f"SELECT committee_type('{name}')") == [(kind,)]


@pytest.mark.parametrize(
    ("column", "is_part"),
    [
        ("Utfall jan–aug", True),
        ("Utfall t.o.m. aug", True),
        ("Utfall januari - augusti 2023", True),
        ("Ackumulerat utfall", True),
        ("Tertial 2", True),
        ("Budget helår", False),
        ("Utfall", False),
        ("Maj 2024", False),
        (None, False),
    ],
)
def test_a_column_of_a_part_of_the_year_is_none_of_the_year(ask: Ask, column: str | None, is_part: bool) -> None:
    assert ask(f"SELECT part_of_year({'NULL' if column is None else repr(column)})") == [(is_part,)]


@pytest.mark.parametrize(
    ("period", "year"),
    [("2023", 2023), ("Budget 2024", 2024), ("jan–aug 2023", None), ("2023–2025", None), ("per år", None)],
)
def test_a_year_is_a_whole_year(ask: Ask, period: str, year: int | None) -> None:
    assert ask(f"SELECT whole_year('{period}')") == [(year,)]


def test_what_goes_through_all_records_is_worked_out_when_published(ask: Ask) -> None:
    kept = {name for (name,) in ask("SELECT table_name FROM duckdb_tables() WHERE starts_with(table_name, 'kept_')")}
    assert kept == {f"kept_{view}" for view in kept_views()}
    ((comment,),) = ask(
        "SELECT comment FROM duckdb_columns()"
        " WHERE schema_name = 'main' AND table_name = 'measure_kind' AND column_name = 'text'"
    )
    assert comment == "The wording met first"


def test_a_link_opens_the_desk_where_there_is_one(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, parquet=False, snapshots_kept=0, desk="https://desk.example.se/")
    source = SourceDocument(id="a" * 64, path="/pdf/a.pdf")
    with loading(settings) as warehouse:
        warehouse.load(extraction(source=source, measures=(measure(1, id="measure-1/a"),)))
        warehouse.publish()
    (row,) = run_sql(settings.published, "SELECT source_link FROM measure").to_pylist()
    assert row["source_link"] == f"https://desk.example.se/document/{'a' * 64}/1?record=measure-1%2Fa"
    with loading(settings.model_copy(update={"desk": None})) as warehouse:
        warehouse.publish()
    (row,) = run_sql(settings.published, "SELECT source_link FROM measure").to_pylist()
    assert row["source_link"] == "/pdf/a.pdf#page=1"
