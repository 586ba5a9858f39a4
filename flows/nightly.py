"""The Prefect flow `nightly`. Import it only after flows.prefect_env.prepare()."""

from collections.abc import Callable, Sequence
from contextvars import copy_context

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE

from flows.fetching.abreast import abreast
from flows.fetching.source import Source
from flows.fetching.summary import Summary, fault_rows, source_rows
from flows.fetching.visit import Visit
from flows.night import BATCH, Night, load, night
from flows.progress import progress_bar, sources_bar
from flows.session import Session, Told
from flows.summary import document_rows
from models.settings import Settings
from warehouse.coverage import coverage_rows


@task(name="source", task_run_name="{source.name}", cache_policy=NO_CACHE, persist_result=False)
def visit_source(tonight: Night, source: Source) -> Visit:
    """List and fetch one source."""
    return tonight.visit(source)


def _visiting(tonight: Night) -> Callable[[Source], Visit]:
    """The task, as a part of this flow's run in whatever thread it is called.

    Prefect's own runner of tasks waits for its threads, also after Ctrl-C: for minutes, where a server hangs.
    """
    of_this_run = {source.name: copy_context() for source in tonight.sources}
    return lambda source: of_this_run[source.name].run(visit_source, tonight, source)


@task(name="documents", cache_policy=NO_CACHE, persist_result=False)
def load_documents(session: Session, told: Told) -> None:
    """Read and load the next batch of documents."""
    session.take(BATCH, told)


@task(name="report", cache_policy=NO_CACHE, persist_result=False)
def report(made: Summary, settings: Settings) -> None:
    """Keep the message and its tables as Prefect artifacts."""
    message = "\n".join(f"    {line}" for line in made.lines())
    create_markdown_artifact(message, key="night", description=made.headline())
    create_table_artifact(source_rows(made.visits), key="sources")
    create_table_artifact(fault_rows(made.visits), key="failures")
    if made.run:
        create_table_artifact(document_rows(made.run), key="documents")
        create_table_artifact(coverage_rows(settings.published), key="coverage")


@flow(
    name="nightly",
    description="Fetches what the sources published, loads it and tells how it went",
    persist_result=False,
)
def nightly(names: Sequence[str] = (), settings: Settings | None = None) -> Summary:
    """Run a night with the named sources, or all; see flows.night.night for the errors raised."""
    chosen = settings or Settings()
    with night(list(names), chosen) as tonight:
        with sources_bar(tonight) as visited:
            for told in abreast(_visiting(tonight), tonight.sources, chosen.fetchers):
                visited(told)
        load(tonight, progress_bar, load_documents)
        made = tonight.finish()
    report(made, chosen)
    return made
