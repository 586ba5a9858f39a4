"""The Prefect flow `ingest`. Import it only after flows.prefect_env.prepare()."""

from pathlib import Path

from prefect import flow, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE

from flows.progress import progress_bar
from flows.session import Session, Told, ingesting
from flows.summary import document_rows, headline
from models.run import Run
from models.settings import Settings

BATCH = 20  # documents in one task: its overhead is some 15 ms


@task(name="documents", cache_policy=NO_CACHE, persist_result=False)
def load_documents(session: Session, told: Told) -> None:
    """Read and load the next batch of documents."""
    session.take(BATCH, told)


@task(name="summary", cache_policy=NO_CACHE, persist_result=False)
def store_summary(run: Run) -> None:
    """Keep the run's table of documents as a Prefect artifact."""
    create_table_artifact(table=document_rows(run), key="ingest", description=headline(run))


@flow(name="ingest", description="Reads PDFs, loads their records and publishes the warehouse", persist_result=False)
def ingest(paths: list[Path], municipality: str | None, settings: Settings) -> Run:
    """Ingest files and folders; see flows.session.ingesting for the errors raised."""
    with ingesting(paths, municipality, settings) as session:
        with progress_bar(len(session.plan.due)) as told:
            for _ in range(0, len(session.plan.due), BATCH):
                load_documents(session, told)
        run = session.finish()
    store_summary(run)
    return run
