"""`namndkoll sources`: what is pulled, whether it answers, and what is to be expected of it."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli.options import Data, load_settings
from cli.printable import printable

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

app = typer.Typer(
    help="Check the sources of sources.toml, and say what is to be expected of them.", no_args_is_help=True
)

Names = Annotated[list[str] | None, typer.Argument(help="Sources; all if none is named.", metavar="[SOURCE]…")]
Kind = Annotated[str | None, typer.Argument(help="Only this kind.", metavar="[KIND]", show_default=False)]
Name = Annotated[str, typer.Argument(help="The source.", metavar="SOURCE", show_default=False)]


@app.command()
def check(names: Names = None, data: Data = None) -> None:
    """Read sources.toml and each source's list. No document is fetched and nothing is kept.

    Exit code 3 when a source does not answer as it should.
    """
    from flows.fetching.checking import check_all
    from flows.fetching.configuration import chosen, load_sources
    from models.errors import SomeDocumentsFailed

    settings = load_settings(data=data)
    sources = list(chosen(load_sources(settings.sources), names or []))
    failed = 0
    for one in check_all(sources, settings):
        mark = "FAILED" if one.error else "ok    " if one.documents else "WARN  "
        typer.echo(printable(f"{mark} {one.source} ({one.municipality}): {one.told()}"))
        for title in (*one.latest, *([one.passed_over] if one.passed_over else [])):
            typer.echo(printable(f"         {title}"))
        if one.error:
            failed += 1
            typer.echo(f"         → {one.error.remedy}")
    if failed:
        raise typer.Exit(SomeDocumentsFailed.exit_code)


@app.command()
def accept(name: Name, data: Data = None) -> None:
    """Take a source's last list as what is to be expected of it from now on, where it failed for being too short."""
    from flows.fetching.state import opened

    with opened(load_settings(data=data).fetching) as state:
        documents = state.accept(name)
    typer.echo(f"From now on {name} is expected to list about {documents} documents.")


@app.command()
def kinds(kind: Kind = None) -> None:
    """Show the kinds of sources, and the settings of each: first those that all kinds have."""
    from flows.fetching.source import Source
    from flows.sources import connectors
    from models.errors import SourceError

    known = connectors()
    if kind is not None and kind not in known:
        raise SourceError(f"there is no kind {kind!r}", f"The kinds are: {', '.join(known)}.")
    common = [name for name in Source.model_fields if name != "name"]
    typer.echo("every kind:")
    for name in common:
        typer.echo(f"  {_setting(name, Source.model_fields[name])}")
    for name, connector in known.items() if kind is None else [(kind, known[kind])]:
        typer.echo(f"\n{name}: {(connector.__doc__ or '').splitlines()[0]}")
        for own, field in connector.model_fields.items():
            if own not in Source.model_fields:
                typer.echo(f"  {_setting(own, field)}")


def _setting(name: str, field: "FieldInfo") -> str:
    default = None if field.is_required() else field.get_default(call_default_factory=True)
    need = "required" if field.is_required() else "optional" if default in (None, (), {}, "") else f"{default!r}"
    return f"{name} ({need}){f': {field.description}' if field.description else ''}"
