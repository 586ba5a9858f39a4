"""`namndkoll query`: the cookbook."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli.options import Data, Format, OutputFile, load_settings

if TYPE_CHECKING:
    from warehouse.queries import Parameter, Recipe

Name = Annotated[str | None, typer.Argument(help="Which query; without it, all are listed.", metavar="NAME")]
Show = Annotated[bool, typer.Option("--show", help="Show the SQL above the answer.")]


Param = Annotated[
    list[str] | None,
    typer.Option(
        "--param", help="A value for the query, as often as needed.", metavar="NAME=VALUE", show_default=False
    ),
]


def query(
    name: Name = None,
    param: Param = None,
    data: Data = None,
    form: Format = None,
    output: OutputFile = None,
    show: Show = False,
) -> None:
    """Ask one of the ready-made questions, or list them."""
    from cli.results import write_result
    from models.errors import QueryError
    from warehouse.ask import run_sql
    from warehouse.queries import cookbook

    recipes = cookbook()
    if name is None:
        _list(recipes)
        return
    if name not in recipes:
        raise QueryError(f"no query is called {name!r}", f"The queries are: {', '.join(recipes)}.")
    if show:
        typer.echo(f"{recipes[name].sql.rstrip()}\n")
    values = recipes[name].values(_told(param or []))
    write_result(run_sql(load_settings(data=data).published, recipes[name].sql, values), form, output)


def _told(params: list[str]) -> dict[str, str]:
    """The values told on the command line, by name."""
    from models.errors import QueryError

    for param in params:
        if "=" not in param:
            raise QueryError(f"--param {param} names no value", "Write it as --param NAME=VALUE.")
    return dict(param.split("=", 1) for param in params)


def _list(recipes: "dict[str, Recipe]") -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Query", no_wrap=True)
    table.add_column("Question")
    for name, recipe in recipes.items():
        takes = "".join(f"\n  {_parameter(parameter)}" for parameter in recipe.parameters)
        table.add_row(name, recipe.question + takes)
    console = Console(highlight=False)
    console.print(table)
    console.print("\nnamndkoll query NAME --show also shows the SQL.")


def _parameter(parameter: "Parameter") -> str:
    default = f"={parameter.default}" if parameter.default else "=…"
    return f"--param {parameter.name}{default}  {parameter.meaning}"
