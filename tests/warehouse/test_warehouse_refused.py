"""What would be wrong in silence: each comparison is tried with what looks alike and is not, and leaves it out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.extraction import Extraction
from models.provenance import BBox, Provenance
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
from warehouse.session import loading

Ask = Callable[[str], list[tuple[Any, ...]]]
KINDS = {"budget": AmountKind.BUDGET, "utfall": AmountKind.OUTCOME, "avvike": AmountKind.DEVIATION}


@dataclass
class Table:
    """Lines of a printed table, one beneath the other; its columns stand side by side."""

    page: int = 1
    lines: list[BudgetLine] = field(default_factory=list)

    def row(self, label: str, is_total: bool = False, /, **amounts: str) -> "Table":
        """A row: amounts by the header of their column, in kronor."""
        top = 100.0 + 15 * len({line.places[0].bbox.top for line in self.lines})
        for n, (column, value) in enumerate(amounts.items()):
            where = Provenance(page=self.page, bbox=BBox(200.0 + 60 * n, top, 250.0 + 60 * n, top + 10), quote=value)
            kind = KINDS[column[:6]]
            told = {"label": label, "column": column, "kind": kind, "period": "2023", "theme": "school"}
            number = f"{self.page}{len(self.lines)}"
            self.lines.append(budget_line(int(number), value, is_total=is_total, places=(where,), **told))
        return self


def of(name: str, town: str, *tables: Table, committee: str = "Skolnämnden", **more: Any) -> Extraction:
    """A document of a committee with its tables; `kind` and `date` in `more` are the document's."""
    told = {"kind": DocumentKind.PROTOKOLL, "date": date(2023, 3, 1)}
    told |= {key: more.pop(key) for key in ("kind", "date", "survey_year") if key in more}
    lines = tuple(line for table in tables for line in table.lines)
    return extraction(
        name, document=info(municipality=town, organization=committee, **told), budget_lines=lines, **more
    )


def money() -> list[Extraction]:
    running = Table().row("Förskola", budget="60", avvikelse="-1").row("Skola", budget="40", avvikelse="2")
    running.row("Summa", True, budget="100", avvikelse="1")
    investing = Table(page=2).row("Lekplatser", budget="7", avvikelse="5").row("Datorer", budget="3", avvikelse="4")
    investing.row("Summa", True, budget="10", avvikelse="9")
    nested = Table().row("Lön", budget="10").row("Hyra", budget="5").row("Summa förskola", True, budget="15")
    nested.row("Lön", budget="20").row("Hyra", budget="8").row("Summa skola", True, budget="28")
    nested.row("Totalt", True, budget="43")
    missing = Table().row("Förskola", budget="60").row("Summa", True, budget="60").row("Skola", budget="20")
    missing.row("Totalt", True, budget="100")
    above = Table().row("Nämnden totalt", True, budget="9").row("Förskola", budget="4").row("Skola", budget="5")
    revised = Table().row("Skola", budget="100", budget_reviderad="110").row("Kultur", budget="1", budget_reviderad="2")
    income = Table().row("Intäkter", budget="10").row("Kostnader", budget="110").row("Netto", True, budget="100")
    return [
        of("1", "Mora", running, investing),
        of("2", "Piteå", nested),
        of("3", "Kiruna", missing),
        of("4", "Arvika", above),
        of("5", "Ystad", revised),
        of("6", "Tierp", income),
        of("7", "Kalmar", Table().row("Skola", budget="5"), date=date(2023, 1, 1)),
        of("8", "Kalmar", Table().row("Skola", budget="6"), committee="SKOLNÄMNDEN"),
    ]


def acts() -> list[Extraction]:
    told = decision(1, agenda_item="5", text="anta planen")
    quoted = decision(2, agenda_item="5", text="lämna ärendet", organization="Arbetsutskottet")
    due = date(2021, 12, 31)
    measures = (
        measure(1, deadline_to=due, responsible=("KS", "KS"), theme="care", text="Bygga cykelvägar längs stranden"),
    )
    proposed = (
        measure(
            1, deadline_to=due, responsible=("KS",), theme="care", status="Klar", text="Bygga cykelvägar längs stranden"
        ),
    )
    return [
        of("a", "Mora", decisions=(told, quoted), measures=measures),
        of("b", "Mora", decisions=(told,)),
        of(
            "c",
            "Mora",
            decisions=(decision(3), decision(4, status=Status.PROPOSED)),
            kind=DocumentKind.TJANSTESKRIVELSE,
        ),
        of("d", "Åmål", measures=proposed, kind=DocumentKind.KALLELSE),
        of("e", "Mora", measures=proposed, kind=DocumentKind.KALLELSE, committee="skolnämnden"),
    ]


def values() -> list[Extraction]:
    years = [("2019", "60"), ("2022", "70")]
    unnamed = [indicator(n, v, name="Trygghet", subject="Mora", period=y, unit="%") for n, (y, v) in enumerate(years)]
    known = indicator(9, "61", subject="Mora", period="2019", indicator="scb-nri", method="2005–2020")
    return [
        of("f", "Mora", indicators=(*unnamed, known)),
        of("0", "Mora", indicators=renamed(unnamed, "Sjukfrånvaro")),
    ]


def renamed(told: list[Any], name: str) -> tuple[Any, ...]:
    """The same values under another name."""
    return tuple(one.model_copy(update={"name": name}) for one in told)


def groups() -> Extraction:
    def group(n: int, name: str) -> WorkingGroup:
        members = (Member(name=name, represents=f"B{n}", place=place()),)
        return WorkingGroup(**common(f"g{n}"), name=f"Grupp {n}", members=members)

    return of("9", "Mora", working_groups=(group(1, "[namn]"), group(2, "[namn]")))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of it in one warehouse."""
    settings = settings_in(tmp_path_factory.mktemp("refused"), parquet=False, snapshots_kept=0)
    with loading(settings) as warehouse:
        warehouse.load_many([*money(), *acts(), *values(), groups()])
        warehouse.publish()
    return settings.published


@pytest.fixture
def ask(published: Path) -> Ask:
    """Asks it; the values are told as numbers and texts."""
    return lambda sql: [tuple(row.values()) for row in run_sql(published, sql).to_pylist()]


@pytest.fixture
def recipe(published: Path) -> Callable[..., list[tuple[Any, ...]]]:
    """Asks a question of the cookbook, its columns picked by name."""

    def answer(name: str, columns: str, **told: str) -> list[tuple[Any, ...]]:
        one = cookbook()[name]
        table = run_sql(published, one.sql, one.values(told)).select(columns.split())
        return [tuple(row.values()) for row in table.to_pylist()]

    return answer


def summed(ask: Ask, town: str, kind: str = "budget") -> list[tuple[Any, ...]]:
    return ask(
        "SELECT kronor::INTEGER, lines, adds_up FROM budget_by_theme"
        f" WHERE municipality = '{town}' AND kind = '{kind}' ORDER BY 1"
    )


def left_out(ask: Ask, town: str) -> list[tuple[Any, ...]]:
    sql = "SELECT label, kronor::INTEGER, left_out FROM budget_amount WHERE left_out IS NOT NULL AND kind = 'budget'"
    return ask(f"{sql} AND municipality = '{town}' ORDER BY ALL")


def test_one_tables_money_is_not_added_to_anothers(ask: Ask) -> None:
    assert summed(ask, "Mora") == [(100, 2, True)]
    assert left_out(ask, "Mora") == [("Datorer", 3, "another_table"), ("Lekplatser", 7, "another_table")]


def test_a_deviation_is_that_of_the_budget_beside_it_though_another_tables_is_larger(ask: Ask) -> None:
    assert summed(ask, "Mora", "deviation") == [(1, 2, True)]


def test_of_the_printed_totals_the_one_that_is_compared_is_marked(ask: Ask) -> None:
    found = ask("SELECT kronor::INTEGER, is_whole FROM budget_total WHERE municipality = 'Mora' AND kind = 'budget'")
    assert sorted(found) == [(10, False), (100, True)]


def test_subtotals_within_a_total_are_not_summed_again(ask: Ask) -> None:
    assert summed(ask, "Piteå") == [(43, 4, True)]


def test_parts_that_do_not_give_the_largest_total_are_not_compared(ask: Ask) -> None:
    assert summed(ask, "Kiruna") == []
    assert {why for _, _, why in left_out(ask, "Kiruna")} == {"does_not_add_up"}


def test_a_total_may_stand_above_its_parts(ask: Ask) -> None:
    assert summed(ask, "Arvika") == [(9, 2, True)]


def test_a_budget_and_its_revision_are_not_summed(ask: Ask) -> None:
    assert summed(ask, "Ystad") == []
    assert {why for _, _, why in left_out(ask, "Ystad")} == {"several_columns"}


def test_income_is_not_added_to_costs(ask: Ask) -> None:
    assert summed(ask, "Tierp") == []


def test_a_committee_is_one_however_its_name_is_printed(ask: Ask) -> None:
    assert summed(ask, "Kalmar") == [(6, 1, None)]
    assert left_out(ask, "Kalmar") == [("Skola", 5, "told_elsewhere")]


def test_rounding_of_each_part_does_not_make_a_sum_wrong(tmp_path: Path) -> None:
    table = Table()
    for n, printed in enumerate(("10,3", "20,4", "30,4")):
        table.row(f"Del {n}", budget=printed.replace(",", "") + "00000")
    table.row("Summa", True, budget="61200000")  # 61,2: each part is rounded down
    table.lines = [
        line.model_copy(update={"printed": f"{line.value / 1_000_000:.1f}".replace(".", ","), "unit": "mkr"})
        for line in table.lines
    ]
    assert told(tmp_path, of("1", "Mora", table), "SELECT kronor::INTEGER, adds_up FROM budget_by_theme") == [
        (61_100_000, True)
    ]


def told(folder: Path, one: Extraction, sql: str) -> list[tuple[Any, ...]]:
    """What a warehouse of one document answers."""
    settings = settings_in(folder, parquet=False, snapshots_kept=0)
    with loading(settings) as warehouse:
        warehouse.load(one)
        warehouse.publish()
    return [tuple(row.values()) for row in run_sql(settings.published, sql).to_pylist()]


def test_an_amount_whose_unit_was_corrected_and_whose_value_was_not_is_no_amount_in_kronor(tmp_path: Path) -> None:
    said = {"label": "Skola", "column": "Budget", "kind": AmountKind.BUDGET, "period": "2023"}
    lines = (
        budget_line(1, "1234.5", unit="tkr", **said | {"printed": "1 234,5"}),
        budget_line(2, "1234500", unit="tkr", **said | {"printed": "1 234,5"}),
        budget_line(3, "1234", unit="kr", **said | {"printed": "1 234"}),
    )
    sql = "SELECT value_sek::INTEGER, left_out FROM budget_line JOIN budget_amount USING (document_id, id) ORDER BY id"
    found = told(tmp_path, of("1", "Mora", Table(lines=list(lines))), sql)
    assert found == [(None, "unit_not_applied"), (1_234_500, None), (1234, None)]


def test_the_same_minutes_published_twice_count_once_and_quoted_decisions_apart(ask: Ask) -> None:
    found = ask("SELECT body, decided, proposed_left_out, quoted_left_out FROM decision_by_body WHERE year = 2023")
    assert sorted(found) == [("Arbetsutskottet", 0, 0, 1), ("Skolnämnden", 1, 1, 2)]
    sql = "SELECT reason, count(*) FROM comparison_left_out WHERE comparison = 'decision' GROUP BY ALL ORDER BY ALL"
    assert ask(sql) == [("proposal", 1), ("quoted", 2), ("told_twice", 1)]


def test_what_is_only_proposed_is_neither_done_nor_overdue(ask: Ask, recipe: Callable[..., Any]) -> None:
    found = ask("SELECT committee, measures, proposed, done FROM measure_by_theme WHERE municipality = 'Mora'")
    assert found == [("Skolnämnden", 1, 1, 0)]
    assert ask("SELECT municipality, body, measures, overdue FROM responsible_body") == [("Mora", "KS", 1, 1)]
    assert recipe("overdue_measures", "text") == [("Bygga cykelvägar längs stranden",)]
    assert recipe("measures_by_responsible", "body measures") == [("KS", 1)]
    assert recipe("measures_by_category", "municipality measures proposed done") == [
        ("Mora", 1, 0, 0),
        ("Mora", 0, 1, 0),
        ("Åmål", 0, 1, 0),
    ]


def test_of_a_kind_of_measure_those_that_are_only_proposed_are_counted_apart(ask: Ask) -> None:
    found = ask("SELECT municipality_names, measures, proposed, done FROM measure_kind")
    assert found == [(["Mora", "Åmål"], 1, 2, 0)]
    found = ask("SELECT municipality, is_proposed FROM similar_measure ORDER BY ALL")
    assert found == [("Mora", False), ("Mora", True), ("Åmål", True)]


def test_a_survey_of_unknown_method_is_no_series_across_its_break(ask: Ask) -> None:
    found = ask("SELECT name, change::INTEGER, left_out FROM indicator_change WHERE before_year IS NOT NULL ORDER BY 1")
    assert found == [("Sjukfrånvaro", 10, None), ("Trygghet", None, "method_unknown")]


def test_masked_names_are_nobody_in_particular(ask: Ask, recipe: Callable[..., Any]) -> None:
    assert ask("FROM working_group_overlap") == []
    assert recipe("people_in_several_groups", "name") == []


def test_an_amount_is_held_against_the_outcome_of_its_own_row_and_months(tmp_path: Path) -> None:
    table = Table().row("Lön", budget="10", utfall="11").row("Lön", budget="20", utfall="22")
    months = Table(page=2).row("Hyra", **{"budget jan–aug": "5", "utfall jan–apr": "2"})
    months.row("El", **{"budget jan–aug": "6", "utfall jan–aug": "7"})
    sql = "SELECT budget::INT, outcome::INT FROM budget_row WHERE budget IS NOT NULL AND outcome IS NOT NULL ORDER BY 1"
    assert told(tmp_path, of("1", "Mora", table, months), sql) == [(6, 7), (10, 11), (20, 22)]


@pytest.mark.parametrize(
    ("column", "is_part"),
    [
        ("Utfall 31 augusti", True),
        ("Utfall aug 2023", True),
        ("Aug utfall", True),
        ("Utfall 2023-08-31", True),
        ("Utfall 230831", True),
        ("Utfall T2", True),
        ("Utfall 8 mån", True),
        ("Utfall 2023-12-31", False),
        ("Utfall 2012", False),
        ("Prognos augusti", False),
        ("Budget KF juni", False),
    ],
)
def test_an_outcome_by_a_month_is_none_of_the_year(ask: Ask, column: str, is_part: bool) -> None:
    assert ask(f"SELECT part_of_year('{column}')") == [(is_part,)]
