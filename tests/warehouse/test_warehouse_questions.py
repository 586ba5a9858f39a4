"""What analysts ask: SQL, the status, the cookbook, runs."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from models.errors import QueryError
from models.extraction import Extraction
from models.flags import Severity
from models.records import AmountKind, Member, Outcome, Status, WorkingGroup
from models.run import DocumentOutcome, LoadResult, OutcomeCode, Run
from tests.warehouse.warehouse_factory import (
    FLAG,
    budget_line,
    common,
    day,
    decision,
    extraction,
    full,
    indicator,
    info,
    measure,
    place,
    rows,
    settings_in,
)
from warehouse.ask import run_sql, status
from warehouse.connection import writing
from warehouse.load import load
from warehouse.queries import cookbook
from warehouse.runs import last_run, record_run
from warehouse.session import loading

Answers = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    """Publishes extractions and gives the answer of a recipe, its columns picked by name."""

    def ask(recipe: str, columns: str, *extractions: Extraction) -> list[tuple[Any, ...]]:
        with loading(settings_in(tmp_path)) as warehouse:
            warehouse.load_many(extractions)
            warehouse.publish()
        table = run_sql(settings_in(tmp_path).published, cookbook()[recipe].sql).select(columns.split())
        return [tuple(row.values()) for row in table.to_pylist()]

    return ask


def test_every_recipe_has_a_question() -> None:
    assert len(cookbook()) == 7
    assert all(question.endswith((".", "?")) and "--" not in question for question, _ in cookbook().values())


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
        "decisions_by_committee", "body year decided proposed referred_back", extraction(decisions=decisions)
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
    found = answers("indicator_comparison", "subject period value nation difference", extraction(indicators=values))
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


@pytest.mark.parametrize(
    ("sql", "said", "remedy"),
    [
        ("FROM measures", "measures", "agenda_item, budget_line, correction, decision, document, "),
        ("SELECT kommun FROM measure", "kommun", "DESCRIBE"),
        ("SELEKT 1", "syntax error", "duckdb.org"),
        ("  -- nothing", "no SQL", "SELECT * FROM document"),
    ],
)
def test_a_wrong_query_is_answered_with_a_way_on(tmp_path: Path, sql: str, said: str, remedy: str) -> None:
    with loading(settings_in(tmp_path)) as warehouse:
        warehouse.publish()
    with pytest.raises(QueryError) as error:
        run_sql(settings_in(tmp_path).published, sql)
    assert said in error.value.explanation
    assert remedy in error.value.remedy


def test_a_run_is_kept_with_its_outcomes(tmp_path: Path) -> None:
    outcomes = (
        DocumentOutcome(path="/pdf/a.pdf", document_id="a" * 64, outcome=OutcomeCode.LOADED, records={"measures": 2}),
        DocumentOutcome(path="/pdf/b.pdf", outcome=OutcomeCode.FAILED, code="not_a_pdf", explanation="…", remedy="…"),
    )
    begun = Run(id="r1", flow="ingest", started_at=day(1), extractor_version="v1")
    ended = begun.model_copy(
        update={"finished_at": day(2), "outcomes": outcomes, "loaded": LoadResult(inserted=5, flagged=1)}
    )
    with writing(tmp_path / "w.duckdb") as con:
        assert last_run(con) is None
        record_run(con, begun)
        assert last_run(con) == begun
        record_run(con, ended)
        record_run(con, begun.model_copy(update={"id": "r0", "started_at": day(1).replace(hour=1)}))
        assert last_run(con) == ended
        assert rows(con, "SELECT count(*) FROM run") == [(2,)]
        assert rows(con, "SELECT records['measures'] FROM document_outcome ORDER BY path") == [(2,), (None,)]


def test_status_counts(tmp_path: Path) -> None:
    with loading(settings_in(tmp_path)) as warehouse:
        warehouse.load_many([full("a"), full("b"), extraction("c", document=None)])
        warehouse.record_run(Run(id="r1", flow="ingest", started_at=day(1), extractor_version="v1"))
        warehouse.publish()
        assert warehouse.loaded_versions().keys() == {"a" * 64, "b" * 64, "c" * 64}
    now = status(settings_in(tmp_path).published)
    assert (now.relations["measure"], now.relations["document"], now.relations["working_group_member"]) == (4, 3, 4)
    assert now.documents_by_municipality == {"Trelleborg": 2, "?": 1}
    assert now.flags == {"unit_missing": 6}
    assert now.last_run is not None
    assert now.last_run.id == "r1"


def test_coverage_tells_documents_by_month(tmp_path: Path) -> None:
    with writing(tmp_path / "w.duckdb") as con:
        load(con, full())
        found = rows(con, "SELECT municipality, documents, minutes + notices <= documents FROM source_coverage")
    assert found
    assert all(documents == 1 and sane for _, documents, sane in found)
