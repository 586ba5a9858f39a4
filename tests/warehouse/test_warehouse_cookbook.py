"""The cookbook's recipes, each with the right answer on a few records."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from models.errors import QueryError
from models.flags import Severity
from models.records import AgendaItem, AmountKind, BudgetLine, Goal, Member, Outcome, Status, WorkingGroup
from tests.warehouse.warehouse_factory import (
    FLAG,
    budget_line,
    common,
    decision,
    extraction,
    full,
    indicator,
    info,
    measure,
    place,
    settings_in,
)
from warehouse.ask import run_sql
from warehouse.queries import cookbook

Answers = Callable[..., list[tuple[Any, ...]]]


def test_every_recipe_has_a_question() -> None:
    assert len(cookbook()) >= 15
    assert all(r.question.endswith((".", "?")) and not set("-$") & set(r.question[:2]) for r in cookbook().values())


def test_every_recipe_names_the_parameters_it_uses() -> None:
    for name, recipe in cookbook().items():
        body = "\n".join(line for line in recipe.sql.splitlines() if not line.startswith("--"))
        assert {p.name for p in recipe.parameters} == set(re.findall(r"\$([a-z]+)", body)), name


def test_every_recipe_answers_on_an_empty_and_on_a_full_warehouse(answers: Answers) -> None:
    for loaded in ((), (full(),)):
        answers(next(iter(cookbook())), "", *loaded)
        for name in cookbook():
            assert isinstance(answers(name, ""), list), name


def test_measures_by_category(answers: Answers) -> None:
    plan = extraction(
        measures=(
            measure(1, category="Förtroende", status="Klar", responsible=("KS",)),
            measure(2, category="Förtroende", status="delvis klar", deadline="2021"),
            measure(3, category="Tillit"),
        )
    )
    other = extraction("b", document=info(municipality="Arvika"), measures=(measure(1, category="Förtroende"),))
    found = answers("measures_by_category", "municipality committee category measures done", plan, other)
    assert found == [
        ("Arvika", "Arbetsmarknadsnämnden", "Förtroende", 1, 0),
        ("Trelleborg", "Arbetsmarknadsnämnden", "Förtroende", 2, 1),
        ("Trelleborg", "Arbetsmarknadsnämnden", "Tillit", 1, 0),
    ]


def test_budget_per_year_keeps_totals_and_unknown_units_apart(answers: Answers) -> None:
    year = {"period": "2009", "kind": AmountKind.BUDGET}
    lines = (
        budget_line(1, "100000.10", **year),
        budget_line(2, "40000.20", **year),
        budget_line(3, "140000.30", is_total=True, **year),
        budget_line(4, "7", unit=None, **year),
        budget_line(5, "5", period="2010"),
    )
    columns = "municipality year kind kronor lines totals_left_out unknown_left_out"
    assert answers("budget_per_year", columns, extraction(budget_lines=lines)) == [
        ("Trelleborg", "2009", "budget", Decimal("140000.30"), 2, 1, 1),
        ("Trelleborg", "2010", None, Decimal("5.00"), 1, 0, 0),
    ]


def test_decisions_by_committee(answers: Answers) -> None:
    decisions = (
        decision(1),
        decision(2, outcome=Outcome.REFERRED_BACK),
        decision(3, organization="Kommunfullmäktige", status=Status.PROPOSED),
    )
    found = answers(
        "decisions_by_committee", "body year decided proposed_left_out referred_back", extraction(decisions=decisions)
    )
    assert found == [("Arbetsmarknadsnämnden", 2021, 2, 0, 1), ("Kommunfullmäktige", 2021, 0, 1, 0)]


def test_indicators_against_the_nation(answers: Answers) -> None:
    year = {"period": "2007", "unit": "index"}
    values = (
        indicator(1, "67", subject="Arvika", **year),
        indicator(2, "59.5", subject="Söderhamn", **year),
        indicator(3, "62", subject="Samtliga kommuner", **year),
        indicator(4, "60", subject="Söderhamn", period="2008", unit="index"),
    )
    found = answers(
        "indicator_comparison", "municipality period value country difference", extraction(indicators=values)
    )
    assert found == [
        ("Arvika", "2007", Decimal(67), Decimal(62), Decimal(5)),
        ("Söderhamn", "2007", Decimal("59.5"), Decimal(62), Decimal("-2.5")),
        ("Söderhamn", "2008", Decimal(60), None, None),
    ]


def test_overdue_measures(answers: Answers) -> None:
    measures = (
        measure(1, deadline_to=date(2021, 12, 31)),
        measure(2, deadline_to=date(2021, 6, 30), status="ej klar"),
        measure(3, deadline_to=date(2021, 6, 30), status="Genomförd"),
        measure(4, deadline_to=date(2999, 1, 1)),
        measure(5),
    )
    found = answers("overdue_measures", "text deadline_to source_link", extraction(measures=measures))
    assert found == [
        ("Åtgärd 2", date(2021, 6, 30), "/pdf/a.pdf#page=1"),
        ("Åtgärd 1", date(2021, 12, 31), "/pdf/a.pdf#page=1"),
    ]


_DONE = (
    *("Klar", "klart", "Helt klar", "Utförd", "Färdig", "Genomförda", "Åtgärdat", "Uppnått", "Uppnådda"),
    *("Avslutad 2023-05-01", "Klar.", "Slutförd, se bilaga"),
)
_NOT_DONE = (
    *("Pågår, rekrytering klar", "Nästan klar", "50 % klart", "Klart senast 2025", "Beräknas klar 2026"),
    *(
        "Ska vara genomfört 2025",
        "Klar, men uppföljning pågår",
        "Ej klar",
        "Inte genomfört",
        "Klarlagd",
        "Genomförs",
        "",
    ),
)


def test_a_status_is_done_where_its_first_word_says_so(answers: Answers, tmp_path: Path) -> None:
    answers("flags_by_code", "code")
    values = ", ".join(f"('{status}')" for status in (*_DONE, *_NOT_DONE))
    sql = f"SELECT status FROM (VALUES {values}) AS _(status) WHERE is_done(status)"
    assert {row["status"] for row in run_sql(settings_in(tmp_path).published, sql).to_pylist()} == set(_DONE)
    (unstated,) = run_sql(settings_in(tmp_path).published, "SELECT is_done(NULL::VARCHAR) AS done").to_pylist()
    assert unstated["done"] is None


def test_working_group_vacancies(answers: Answers) -> None:
    members = (Member(represents="BUN", place=place()), Member(represents="SN", vacant=True, place=place(4)))
    group = WorkingGroup(**common("g1"), name="Styrgrupp", as_of="2009-11", members=members)
    found = answers(
        "working_group_vacancies", "working_group represents source_link", extraction(working_groups=(group,))
    )
    assert found == [("Styrgrupp", "SN", "/pdf/a.pdf#page=4")]


def test_flags_by_code(answers: Answers) -> None:
    other = FLAG.model_copy(update={"code": "date_odd", "severity": Severity.INFO})
    lines = (budget_line(1, "1", flags=(FLAG, other)), budget_line(2, "2", flags=(FLAG,)))
    found = answers("flags_by_code", "severity code relation flags documents example", extraction(budget_lines=lines))
    assert found == [
        ("warning", "unit_missing", "budget_line", 2, 1, "Enhet saknas."),
        ("info", "date_odd", "budget_line", 1, 1, "Enhet saknas."),
    ]


def test_upcoming_measures_are_those_within_the_days_that_are_not_done(answers: Answers) -> None:
    today = date.today()
    measures = (
        measure(1, deadline_to=today + timedelta(days=10)),
        measure(2, deadline_to=today + timedelta(days=10), status="Klar"),
        measure(3, deadline_to=today + timedelta(days=100)),
        measure(4, deadline_to=today - timedelta(days=1)),
    )
    plan = extraction(measures=measures)
    assert answers("upcoming_measures", "text days_left", plan) == [("Åtgärd 1", 10)]
    assert [text for (text,) in answers("upcoming_measures", "text", days="200")] == ["Åtgärd 1", "Åtgärd 3"]
    assert answers("upcoming_measures", "text", municipality="Arvika") == []


def test_measures_by_responsible(answers: Answers) -> None:
    measures = (
        measure(1, responsible=("KS", "BUN"), status="Klar"),
        measure(2, responsible=("KS",), deadline_to=date(2021, 1, 1)),
    )
    found = answers("measures_by_responsible", "body measures done overdue", extraction(measures=measures))
    assert found == [("KS", 2, 1, 1), ("BUN", 1, 1, 0)]


def test_measures_and_decisions_are_found_by_words(answers: Answers) -> None:
    plan = extraction(
        measures=(measure(1, text="Stärk Demokratin"), measure(2, description="om demokratin"), measure(3)),
        decisions=(
            decision(1, text="antar budgeten"),
            decision(2, text="Budgeten", status=Status.PROPOSED),
            decision(3, text="Enligt förslag.", agenda_item="7"),
            decision(4, text="Enligt förslag.", agenda_item="8"),
        ),
        agenda_items=(
            AgendaItem(**common("a1"), number="7", title="Ny lekplats"),
            *(AgendaItem(**common(f"a{n}"), number="8", title="Lekplats") for n in (2, 3)),  # which one is not known
        ),
    )
    assert len(answers("find_measures", "text", plan, text="demokrati")) == 2
    assert answers("find_decisions", "text agenda_title", text="lekplats") == [("Enligt förslag.", "Ny lekplats")]
    assert answers("find_decisions", "text", text="BUDGET") == [("antar budgeten",)]


def test_assignments_and_votes(answers: Answers) -> None:
    decisions = (
        decision(1, assigned_to=("förvaltningen", "KS"), due="juni", votes={"ja": 7, "nej": 6}),
        decision(2, votes={"ja": 9, "nej": 1, "avstår": 3}),
        decision(3, status=Status.PROPOSED, assigned_to=("KS",)),
    )
    found = answers("assignments", "assigned_to due", extraction(decisions=decisions))
    assert found == [("KS", "juni"), ("förvaltningen", "juni")]
    assert answers("votes", "yes no abstained margin") == [(7, 6, None, 1), (9, 1, 3, 8)]


def test_budget_is_held_against_the_outcome_of_the_same_line_and_period(answers: Answers) -> None:
    def line(n: int, value: str, kind: AmountKind, period: str = "2024") -> BudgetLine:
        return budget_line(n, value, label="Skola", kind=kind, period=period)

    lines = (
        line(1, "100", AmountKind.BUDGET), line(2, "110", AmountKind.OUTCOME),
        line(3, "90", AmountKind.OUTCOME, "2023"),
    )  # fmt: skip
    found = answers(
        "budget_against_outcome", "period budget outcome difference percent", extraction(budget_lines=lines)
    )
    assert found == [("2024", Decimal(100), Decimal(110), Decimal(10), 10.0)]
    assert answers("budget_against_outcome", "outcome", against="forecast") == []


def test_largest_amounts_leave_totals_out(answers: Answers) -> None:
    lines = (
        budget_line(1, "5", kind=AmountKind.BUDGET), budget_line(2, "-9"), budget_line(3, "100", is_total=True),
        budget_line(4, "1"),
    )  # fmt: skip
    assert answers("largest_amounts", "printed", extraction(budget_lines=lines), limit="2") == [("-9",), ("5",)]
    assert answers("largest_amounts", "printed", kind="budget") == [("5",)]


def test_an_indicator_changes_within_one_method_only(answers: Answers) -> None:
    values = tuple(
        indicator(n, value, subject="Arvika", period=period, unit="index", method=method)
        for n, (value, period, method) in enumerate([("60", "2019", "a"), ("62", "2020", "a"), ("70", "2021", "b")])
    )
    found = answers("indicator_over_time", "year change left_out", extraction(indicators=values))
    assert found == [(2019, None, None), (2020, Decimal(2), None), (2021, None, "method_break")]


def test_people_in_several_groups(answers: Answers) -> None:
    def group(n: int, *names: str) -> WorkingGroup:
        members = tuple(Member(name=name, represents="BUN", place=place()) for name in names)
        return WorkingGroup(**common(f"g{n}"), name=f"Grupp {n}", members=members)

    found = answers(
        "people_in_several_groups", "name groups", extraction(working_groups=(group(1, "A B", "C D"), group(2, "A B")))
    )
    assert found == [("A B", 2)]


def test_attendance_goals_and_unread_pages(answers: Answers) -> None:
    seen = full(
        goals=(
            Goal(**common("g"), text="Mål", deadline="Senast 2011"),
            Goal(**common("h"), text="Sen", deadline="2999"),
        )
    )
    unread = extraction("b", pages_unread=(2, 3))
    assert answers("attendance", "party members others", seen, unread) == [("S", 0, 1)]
    assert answers("goals_past_their_date", "text") == [("Mål",)]
    assert answers("unread", "pages_unread") == [([2, 3],)]


def test_silent_months_lie_between_the_first_and_the_latest_document(answers: Answers) -> None:
    documents = [extraction(name, document=info(date=date(2024, month, 5))) for name, month in (("a", 1), ("b", 4))]
    assert answers("silent_months", "month", *documents) == [(date(2024, 2, 1),), (date(2024, 3, 1),)]


def test_review_progress(answers: Answers) -> None:
    found: dict[str, int] = dict(answers("review_progress", "relation doubted_and_not_reviewed", full()))
    assert (found["budget_line"], found["decision"]) == (1, 0)


def test_a_parameter_that_a_recipe_does_not_have_is_told() -> None:
    with pytest.raises(QueryError, match="no parameter 'year'") as error:
        cookbook()["upcoming_measures"].values({"year": "2024"})
    assert "days, municipality" in error.value.remedy


def test_measures_by_theme(answers: Answers) -> None:
    measures = (
        measure(1, theme="school", theme_confidence=0.8),
        measure(2, theme="school", theme_confidence=0.6, status="Klar"), measure(3),
    )  # fmt: skip
    found = answers("measures_by_theme", "theme measures done theme_confidence", extraction(measures=measures))
    assert found == [("school", 2, 1, 0.7), ("unknown", 1, 0, None)]
    assert answers("measures_by_theme", "theme", theme="care") == []
