"""`namndkoll search`."""

from typing import Annotated

import typer

from cli.options import Data, Format, OutputFile, load_settings


def search(
    words: Annotated[
        list[str], typer.Argument(help="Words that the text holds, all of them, in any form.", metavar="WORDS")
    ],
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many are shown.")] = 20,
    data: Data = None,
    form: Format = None,
    output: OutputFile = None,
) -> None:
    """Search the texts of decisions and measures, the best match first."""
    from cli.results import write_result
    from warehouse.search import search as find

    write_result(find(load_settings(data=data).published, " ".join(words), limit), form, output)
