"""`namndkoll reference`: values that do not come from documents, such as population, from a file of the user's."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from cli.options import Data, load_settings

app = typer.Typer(help="Load population and groups of municipalities, to compare with.", no_args_is_help=True)

File = Annotated[
    Path, typer.Argument(help="A CSV with kommunkod and folkmängd, kommungrupp or both; år where there are several.")
]
Source = Annotated[str, typer.Option("--source", help="Where the values are from, as readers are told.")]
Day = Annotated[datetime, typer.Option("--date", help="The date of the source.", formats=["%Y-%m-%d"])]


@app.callback()
def reference() -> None:
    """Load population and groups of municipalities, to compare with."""


@app.command()
def load(file: File, source: Source, date: Day, data: Data = None) -> None:
    """Load a file of reference values and publish the warehouse with them."""
    from warehouse.reference.csv_file import read_reference
    from warehouse.reference.loading import load_reference
    from warehouse.session import loading

    values = read_reference(file)
    with loading(load_settings(data=data)) as warehouse:
        load_reference(warehouse.connection, values, source, date.date())
        warehouse.publish()
    populations = sum(value.population is not None for value in values)
    groups = len({value.code for value in values if value.group})
    typer.echo(f"Loaded and published: {populations} populations, groups of {groups} municipalities.")
