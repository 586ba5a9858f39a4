"""`namndkoll query`: the cookbook."""

from typing import Annotated

import typer

from cli.options import Data, Format, OutputFile, load_settings

Name = Annotated[str | None, typer.Argument(help="Which query; without it, all are listed.", metavar="NAME")]
Show = Annotated[bool, typer.Option("--show", help="Show the SQL above the answer.")]


def query(
    name: Name = None, data: Data = None, form: Format = None, output: OutputFile = None, show: Show = False
) -> None:
    """Ask one of the ready-made questions, or list them."""
    from cli.results import write_result
    from models.errors import QueryError
    from warehouse.ask import run_sql
    from warehouse.queries import cookbook

    recipes = cookbook()
    if name is None:
        _list({known: recipe.question for known, recipe in recipes.items()})
        return
    if name not in recipes:
        raise QueryError(f"no query is called {name!r}", f"The queries are: {', '.join(recipes)}.")
    if show:
        typer.echo(f"{recipes[name].sql.rstrip()}\n")
    write_result(run_sql(load_settings(data=data).published, recipes[name].sql), form, output)


def _list(questions: dict[str, str]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Query", no_wrap=True)
    table.add_column("Question")
    for name, question in questions.items():
        table.add_row(name, question)
    console = Console(highlight=False)
    console.print(table)
    console.print("\nnamndkoll query NAME --show also shows the SQL.")
