"""`namndkoll sources`: what is pulled, whether it answers, and what is to be expected of it."""

from typing import Annotated

import typer

from cli.options import Data, load_settings

app = typer.Typer(
    help="Check the sources of sources.toml, and say what is to be expected of them.", no_args_is_help=True
)

Names = Annotated[list[str] | None, typer.Argument(help="Sources; all if none is named.", metavar="[SOURCE]…")]
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
        typer.echo(f"{'FAILED' if one.error else 'ok    '} {one.source} ({one.municipality}): {one.told()}")
        for title in one.latest:
            typer.echo(f"         {title}")
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
def kinds() -> None:
    """Show the kinds of sources, and the settings of each."""
    from flows.sources import connectors

    for kind, connector in connectors().items():
        typer.echo(f"{kind}: {(connector.__doc__ or '').splitlines()[0]}")
        for name, field in connector.model_fields.items():
            need = "required" if field.is_required() else f"{field.get_default(call_default_factory=True)!r}"
            described = f": {field.description}" if field.description else ""
            if name != "name":
                typer.echo(f"  {name} ({need}){described}")
