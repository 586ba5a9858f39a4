"""The files: migrations, comments, the lock, permissions, and publishing under readers."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from models.errors import QueryError, WarehouseBusy, WarehouseError, WarehouseMissing, WarehouseNewer
from models.reference import municipalities
from tests.warehouse.warehouse_factory import ENVIRONMENT, contents, extraction, fresh, full, measure, rows, settings_in
from warehouse.ask import run_sql, status
from warehouse.connection import reading, writing
from warehouse.load import load
from warehouse.migrate import FOLDER, migrate
from warehouse.publish import publish
from warehouse.rows import RECORDS
from warehouse.session import loading

RELATIONS = {
    *("document", "participant", "agenda_item", "decision", "measure", "budget_line", "indicator", "working_group"),
    *("working_group_member", "goal", "flag", "municipality", "organization", "run", "document_outcome", "snapshot"),
    *("correction", "source_coverage", "source_document", "source_listing", "source_meeting", "person", "population"),
    *("theme", "official_figure", "indicator_check", "budget_amount", "indicator_value", "budget_by_theme"),
    *("budget_total", "measure_by_theme", "decision_by_body", "measure_due", "indicator_against_country"),
    *("indicator_change", "indicator_by_theme", "working_group_overlap", "similar_measure", "measure_kind"),
    *("responsible_body", "comparison_left_out", "body_decision", "budget_row"),
    *(f"{relation}_extracted" for relation in RECORDS),
}
HOLD = """
import sys, time
from pathlib import Path
from tests.warehouse.warehouse_factory import full
from warehouse.connection import writing
from warehouse.load import load
with writing(Path(sys.argv[1])) as con:
    load(con, full())
    print("held", flush=True)
    time.sleep(60)
"""
READ = """
import sys
from pathlib import Path
from warehouse.connection import reading
seen = []
for n in range(60):
    with reading(Path(sys.argv[1])) as con:
        measures, documents = con.execute(
            "SELECT (SELECT count(*) FROM measure), (SELECT count(*) FROM document)").fetchone()
        assert measures == 20 * documents, (measures, documents)
    if n == 0:
        print("reading", flush=True)
    seen.append(documents)
assert seen == sorted(seen), seen
print(seen[0], seen[-1])
"""


def start(code: str, path: Path) -> subprocess.Popen[str]:
    """A process that runs the code and has said its first word."""
    command = [sys.executable, "-c", code, str(path)]
    process = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline().strip() in ("held", "reading")
    return process


def test_relations_have_their_names_and_everything_a_comment(tmp_path: Path) -> None:
    with fresh(tmp_path) as con:
        assert {name for (name,) in rows(con, "SHOW TABLES")} == RELATIONS
        for kind in ("tables", "views", "columns"):
            bare = rows(con, f"FROM duckdb_{kind}() WHERE NOT internal AND comment IS NULL AND schema_name <> 'shown'")
            assert bare == [], kind
        assert rows(con, "SELECT count(*) FROM municipality") == [(len(municipalities()),)] == [(290,)]


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    with fresh(tmp_path) as con:
        before = contents(con)
    with fresh(tmp_path) as con:
        assert contents(con) == before


def test_views_are_laid_anew_when_they_changed(tmp_path: Path) -> None:
    with fresh(tmp_path) as con:
        con.execute("CREATE OR REPLACE VIEW measure AS SELECT 1 AS old; CREATE VIEW stray AS SELECT 1 AS x")
        con.execute("UPDATE store.definition SET checksum = 'of an older version'")
    with fresh(tmp_path) as con:
        assert {name for (name,) in rows(con, "SHOW TABLES")} == RELATIONS
        assert rows(con, "SELECT text FROM measure") == []


def test_a_file_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = settings_in(tmp_path).working
    with writing(path) as con:
        con.execute("INSERT INTO store.migration VALUES (999, 'from_the_future', 'x', now())")
    with pytest.raises(WarehouseNewer, match="schema 999"), writing(path):
        pass
    with pytest.raises(WarehouseNewer), reading(path):
        pass


def test_an_edited_migration_is_refused(tmp_path: Path) -> None:
    path = settings_in(tmp_path).working
    with writing(path) as con:
        con.execute("UPDATE store.migration SET checksum = 'x' WHERE number = 1")
    with pytest.raises(WarehouseError, match=r"migration 001 .* was edited"), writing(path):
        pass


def test_a_migration_that_fails_leaves_the_file_as_before_it(tmp_path: Path) -> None:
    folder = tmp_path / "migrations"
    shutil.copytree(FOLDER, folder)
    latest = len(list(FOLDER.glob("*.sql")))
    (folder / f"{latest + 1:03}_breaks.sql").write_text(
        "CREATE TABLE store.half (x INTEGER); SELECT * FROM store.nowhere;"
    )
    with fresh(tmp_path) as con:
        with pytest.raises(duckdb.CatalogException):
            migrate(con, folder)
        assert rows(con, "SELECT max(number) FROM store.migration") == [(latest,)]
        assert rows(con, "FROM duckdb_tables() WHERE table_name = 'half'") == []


def test_what_is_no_warehouse_is_told(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissing) as missing, reading(tmp_path / "none.duckdb"):
        pass
    assert "namndkoll ingest" in missing.value.remedy
    (tmp_path / "text.duckdb").write_text("This is no database, though it is called one." * 100)
    duckdb.connect(tmp_path / "other.duckdb").close()
    for name in ("text.duckdb", "other.duckdb"):
        with pytest.raises(WarehouseError), reading(tmp_path / name):
            pass


@pytest.mark.parametrize("before", ["nothing", "older views", "records"])
def test_a_second_loader_is_refused_and_a_killed_one_gives_the_lock_back(tmp_path: Path, before: str) -> None:
    settings = settings_in(tmp_path)
    path = settings.working
    if before != "nothing":
        with writing(path) as con:
            load(con, full(measures=()))
            if before == "older views":
                con.execute("UPDATE store.definition SET checksum = 'of an older version'")
    holder = start(HOLD, path)
    try:
        with pytest.raises(WarehouseBusy, match=f"process {holder.pid}"), writing(path):
            pass
        with pytest.raises(WarehouseBusy):
            publish(settings)
    finally:
        holder.send_signal(signal.SIGKILL)
        holder.communicate()
    with writing(path) as con:
        assert load(con, full()).unchanged == 12  # what it had committed is there


def test_a_reader_never_waits_and_never_sees_half(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    measures = tuple(measure(n) for n in range(20))
    with loading(settings) as warehouse:
        warehouse.load(extraction("0", measures=measures))
        warehouse.publish()
        reader = start(READ, settings.published)
        for name in "123":
            warehouse.load(extraction(name, measures=measures))
            warehouse.publish()
    said, _ = reader.communicate(timeout=120)
    assert reader.returncode == 0
    assert said.split() != []
    assert status(settings.published).relations["document"] == 4


def test_publishing_again_leaves_the_records_and_the_snapshot(tmp_path: Path) -> None:
    settings = settings_in(tmp_path / "sub")
    with loading(settings) as warehouse:
        warehouse.load(full())
        warehouse.publish()
    with reading(settings.published) as con:
        before = contents(con)
        assert rows(con, "SELECT counts['measure'], extractor_versions FROM snapshot") == [(2, ["v1"])]
    with loading(settings) as warehouse:
        assert warehouse.load(full()).unchanged == 12
        warehouse.publish()
    publish(settings)
    with reading(settings.published) as con:
        assert contents(con) == before
    with loading(settings) as warehouse:
        warehouse.load(full(measures=()))
        warehouse.publish()
    with reading(settings.published) as con:
        assert rows(con, "SELECT count(*), count(DISTINCT id) FROM snapshot") == [(2, 2)]


def test_a_copy_that_cannot_be_written_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_in(tmp_path)
    publish(settings)
    before = settings.published.read_bytes()

    def full_disk(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("warehouse.files.shutil.copyfileobj", full_disk)
    with pytest.raises(WarehouseError, match="No space left"):
        publish(settings)
    assert settings.published.read_bytes() == before
    assert [path.name for path in tmp_path.rglob("*.new")] == []


def test_files_and_folders_are_the_owners_alone(tmp_path: Path) -> None:
    settings = settings_in(tmp_path / "data")
    publish(settings)
    made = list((tmp_path / "data").rglob("*"))
    assert {path.stat().st_mode & 0o077 for path in [*made, tmp_path / "data"]} == {0}
    assert {settings.working, settings.published, settings.corrections} <= set(made)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty warehouse, published, for tests that only ask it."""
    settings = settings_in(tmp_path_factory.mktemp("published"))
    publish(settings)
    return settings.published


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "COPY document TO '{folder}/x.csv'",
        "ATTACH '{folder}/x.duckdb'",
        "SET lock_configuration = false",
        "SET enable_external_access = true",
        "INSTALL fts",
        "DELETE FROM store.measure",
    ],
)
def test_a_query_can_neither_write_nor_leave_the_warehouse(published: Path, tmp_path: Path, sql: str) -> None:
    with pytest.raises(QueryError):
        run_sql(published, sql.format(folder=tmp_path))
    assert not list(tmp_path.glob("x.*"))
