"""What an analyst asks and the cookbook does not have: SQL over the samples, with the answers that their pages give."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.golden.golden_documents import sample
from tests.warehouse.warehouse_factory import ROOT, settings_in
from warehouse.ask import run_sql
from warehouse.session import loading

SAMPLES = (
    "atgardsplan_mora",
    "budget_pitea",
    "delarsrapport_falkenberg",
    "delarsrapport_ljungby",
    "handlingsplan_amal",
    "medborgarundersokning_katrineholm",
    "medborgarundersokning_skovde",
    "projektdirektiv_kalmar",
    "protokoll_karlstad",
    "protokoll_oskarshamn",
    "tjansteskrivelse_norrtalje",
    "verksamhetsplan_sigtuna",
)
Ask = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Asks a published warehouse of ten samples."""
    settings = settings_in(tmp_path_factory.mktemp("samples"), parquet=False, snapshots_kept=0)
    with loading(settings) as warehouse:
        warehouse.load_many(sample(name).extraction for name in SAMPLES)
        warehouse.publish()
    return lambda sql: [tuple(row.values()) for row in run_sql(settings.published, sql).to_pylist()]


def test_where_did_streets_cost_more_than_the_budget(ask: Ask) -> None:
    found = ask("""
        SELECT b.municipality, b.year, round(100 * (o.kronor - b.kronor) / b.kronor, 1) AS percent
        FROM budget_by_theme b JOIN budget_by_theme o USING (municipality, committee, year, theme)
        WHERE b.kind = 'budget' AND o.kind = 'outcome' AND theme = 'streets'
    """)
    assert found == [("Piteå", 2022, 5.8)]  # 64 870 of 61 300; Falkenberg's outcome is until August


def test_how_far_are_whole_committees_from_their_budgets(ask: Ask) -> None:
    found = ask("""
        SELECT b.municipality, b.year, o.kronor - b.kronor AS difference
        FROM budget_total b JOIN budget_total o USING (document_id, year, label)
        WHERE b.kind = 'budget' AND o.kind = 'outcome'
    """)
    assert found == [("Piteå", 2022, Decimal(4_280_000))]


def test_what_is_invested_each_year_and_is_it_what_the_page_sums_up_to(ask: Ask) -> None:
    found = ask("""
        SELECT i.year, sum(i.kronor), any_value(t.kronor)
        FROM budget_by_theme i JOIN budget_total t USING (municipality, year, kind)
        WHERE kind = 'investment' GROUP BY i.year ORDER BY i.year
    """)
    millions = {2024: "31.0", 2025: "42.5", 2026: "22.0"}
    assert found == [(year, *2 * (Decimal(value) * 1_000_000,)) for year, value in millions.items()]


def test_which_measures_are_said_to_be_late(ask: Ask) -> None:
    found = ask("SELECT municipality, status FROM measure WHERE contains(lower(status), 'försenad') ORDER BY ALL")
    assert found == [
        ("Falkenberg", "Försenad"),
        ("Falkenberg", "Försenad"),
        ("Mora", "Försenad, ny tid 2024-02-15"),
    ]


def test_where_are_people_less_safe_than_in_the_country(ask: Ask) -> None:
    found = ask("""
        SELECT municipality, period, difference FROM indicator_against_country
        WHERE contains(lower(name), 'trygg') AND difference < 0 ORDER BY ALL
    """)
    assert found == [
        ("Katrineholm", "2021", Decimal(-9)),
        ("Katrineholm", "2022", Decimal(-9)),
        ("Sigtuna", "2023", Decimal(-1)),
    ]


def test_which_municipalities_rose_in_the_index_since_the_survey_before(ask: Ask) -> None:
    found = ask("""
        SELECT subject, before_year, year, change FROM indicator_change
        WHERE indicator = 'scb-nri' AND subject_kind = 'municipality' AND change > 0 ORDER BY change DESC, subject, year
    """)
    assert found == [
        ("Falköping", 2017, 2019, Decimal(2)),
        ("Motala", 2015, 2017, Decimal(2)),
        ("Lidköping", 2015, 2019, Decimal(1)),
        ("Skövde", 2015, 2017, Decimal(1)),
        ("Skövde", 2017, 2019, Decimal(1)),
    ]


def test_how_long_do_meetings_last(ask: Ask) -> None:
    found = ask("""
        SELECT municipality, date_diff('minute', meeting_start::TIME, meeting_end::TIME) FROM document
        WHERE meeting_end IS NOT NULL ORDER BY 2 DESC
    """)
    assert found == [("Karlstad", 205), ("Oskarshamn", 85)]


def test_who_leads_the_groups_of_a_project(ask: Ask) -> None:
    found = ask("""
        SELECT working_group, name FROM working_group_member
        WHERE municipality = 'Kalmar' AND regexp_matches(lower(role), 'ordförande|sammankallande') ORDER BY 1
    """)
    assert found == [
        ("Projektgrupp", "Malin Rydéus"),
        ("Referensgrupp", "Berndt Ulfsparre"),
        ("Styrgrupp", "Torsten Hjelmqvist"),
    ]


def test_what_is_to_be_done_in_the_first_quarter_and_by_whom(ask: Ask) -> None:
    found = ask("""
        SELECT deadline_to, responsible FROM measure
        WHERE municipality = 'Kalmar' AND deadline_to BETWEEN DATE '2024-01-01' AND DATE '2024-03-31' ORDER BY 1
    """)
    assert found == [(date(2024, 2, 15), ["Upphandlaren"]), (date(2024, 3, 1), ["HR-chefen"])]


def test_how_many_measures_does_each_county_report_back(ask: Ask) -> None:
    found = ask("""
        SELECT county_name, count(*) FROM measure JOIN municipality ON code = municipality_code
        WHERE contains(follow_up, 'delårsrapport') GROUP BY ALL
    """)
    assert found == [("Stockholms län", 9)]


def test_which_committees_share_a_responsibility(ask: Ask) -> None:
    found = ask("""
        SELECT area, list(DISTINCT municipality ORDER BY municipality)
        FROM (SELECT unnest(areas) AS area, municipality FROM organization) GROUP BY area
        HAVING count(DISTINCT municipality) > 1 ORDER BY area
    """)
    shared: dict[str, list[str]] = dict(found)
    assert shared["technical"] == ["Falkenberg", "Karlstad"]
    assert shared["culture"] == ["Falkenberg", "Norrtälje"]
    assert shared["planning"] == ["Mora", "Piteå"]


def test_how_long_a_committee_met(ask: Ask) -> None:
    sql = "SELECT meeting_start, meeting_end, meeting_minutes FROM document WHERE municipality = 'Karlstad'"
    ((begun, ended, minutes),) = ask(sql)
    at = [int(told[:2]) * 60 + int(told[3:]) for told in (begun, ended)]
    assert minutes == at[1] - at[0] > 0


def guide() -> list[str]:
    """The SQL of the analyst's guide that asks the warehouse."""
    text = (ROOT / "docs" / "analyst.md").read_text(encoding="utf-8")
    return [sql for sql in re.findall(r"```sql\n(.*?)```", text, re.DOTALL) if "read_parquet" not in sql]


@pytest.mark.parametrize("sql", guide(), ids=lambda sql: " ".join(sql.split())[:60])
def test_what_the_guide_asks_has_an_answer(ask: Ask, sql: str) -> None:
    assert ask(sql) != []
