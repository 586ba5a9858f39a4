"""`namndkoll serve`."""

from typing import Annotated

import typer

from cli.options import Data, load_settings

At = Annotated[str, typer.Option("--cron", help="When, as cron has it, in Swedish time.")]


def serve(cron: At = "30 2 * * *", data: Data = None) -> None:
    """Run `nightly` on a schedule, half past two each night unless told otherwise. Ends when it is stopped.

    Needs a Prefect server, named by PREFECT_API_URL, that keeps schedule and runs and shows them in its UI.
    """
    from flows.serving import serve as start

    start(load_settings(data=data), cron)
