"""`namndkoll sql`."""

from typing import Annotated

import typer

from cli.options import Data, Format, OutputFile, load_settings


def sql(
    statement: Annotated[str, typer.Argument(help="What to ask, in DuckDB's SQL.", metavar="SQL")],
    data: Data = None,
    form: Format = None,
    output: OutputFile = None,
) -> None:
    """Ask the warehouse a question in SQL.

    docs/analyst.md tells what there is to ask, docs/data-dictionary.md each relation and column. Begin with:
    namndkoll sql "SHOW TABLES", namndkoll sql "DESCRIBE measure"
    """
    from cli.results import write_result
    from warehouse.ask import run_sql

    write_result(run_sql(load_settings(data=data).published, statement), form, output)
