"""The Prefect flow `reprocess`. Import it only after flows.prefect_env.prepare()."""

from prefect import flow, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE

from flows.reprocess import Preview, Selection, apply, preview
from models.settings import Settings


@task(name="extract", cache_policy=NO_CACHE, persist_result=False)
def extract_anew(settings: Settings, chosen: Selection) -> Preview:
    """Extract into the cache, and compare."""
    return preview(settings, chosen, lambda *_: None)


@task(name="load", cache_policy=NO_CACHE, persist_result=False)
def load_anew(settings: Settings, made: Preview) -> None:
    """Load what was extracted."""
    apply(settings, made)


@flow(name="reprocess", description="Extracts loaded documents anew, shows what changes, loads it if approved")
def anew(
    is_approved: bool = False,
    kind: str | None = None,
    version: str | None = None,
    municipality: str | None = None,
    settings: Settings | None = None,
) -> None:
    """Extract anew; the table `reprocess` tells what changes. Run it again with `is_approved` to load it."""
    given = settings or Settings()
    made = extract_anew(given, Selection(kind, version, municipality))
    create_table_artifact(difference_rows(made), key="reprocess", description=f"{len(made.differing)} documents differ")
    if is_approved and made.differing:
        load_anew(given, made)


def difference_rows(made: Preview) -> list[dict[str, str]]:
    """A row a record type."""
    counts = {"new": made.added, "changed": made.changed, "withdrawn": made.withdrawn, "unchanged": made.unchanged}
    return [
        {"records": relation, **{name: str(count[relation]) for name, count in counts.items()}}
        for relation in made.relations()
    ]
