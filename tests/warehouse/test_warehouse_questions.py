"""What analysts ask: SQL, the status, the cookbook, runs."""

from pathlib import Path

import pytest

from models.errors import QueryError
from models.run import DocumentOutcome, LoadResult, OutcomeCode, Run
from tests.warehouse.warehouse_factory import (
    day,
    extraction,
    fresh,
    full,
    rows,
    settings_in,
)
from warehouse.ask import run_sql, status
from warehouse.load import load
from warehouse.publish import publish
from warehouse.runs import last_run, record_run
from warehouse.session import loading


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty warehouse, published."""
    settings = settings_in(tmp_path_factory.mktemp("published"))
    publish(settings)
    return settings.published


@pytest.mark.parametrize(
    ("sql", "said", "remedy"),
    [
        ("FROM measures", "measures", "agenda_item, body_decision, budget_amount, budget_by_theme, budget_line, "),
        ("SELECT kommun FROM measure", "kommun", "DESCRIBE"),
        ("SELEKT 1", "syntax error", "duckdb.org"),
        ("  -- nothing", "no SQL", "SELECT * FROM document"),
    ],
)
def test_a_wrong_query_is_answered_with_a_way_on(published: Path, sql: str, said: str, remedy: str) -> None:
    with pytest.raises(QueryError) as error:
        run_sql(published, sql)
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
    with fresh(tmp_path) as con:
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
    with fresh(tmp_path) as con:
        load(con, full())
        found = rows(con, "SELECT municipality, documents, minutes + notices <= documents FROM source_coverage")
    assert found
    assert all(documents == 1 and sane for _, documents, sane in found)
