"""`namndkoll version` and `namndkoll --version`."""

import typer

from cli.options import load_settings


def version() -> None:
    """Show the version, and the extractor version that documents are read with."""
    from importlib.metadata import version as installed

    from extractors.version import extractor_version

    typer.echo(f"namndkoll {installed('namndkoll')}")
    typer.echo(f"extractor {extractor_version(load_settings())}")


def print_version(asked: bool) -> None:
    """Show the version and leave, when asked to."""
    if asked:
        version()
        raise typer.Exit
