"""How an error reaches the user: what happened, then what to do; no traceback unless asked for."""

import errno
import os
import sys
import traceback
from collections.abc import Callable

import typer

from cli.printable import printable
from models.errors import NamndkollError

DEBUG = "NAMNDKOLL_DEBUG"
INTERRUPTED = 130


def show(error: NamndkollError) -> None:
    """Print an error of ours on standard error."""
    typer.secho(printable(f"Error: {error}"), err=True, fg="red")
    typer.echo(f"  {printable(error.remedy)}", err=True)


def guarded(run: Callable[[], None]) -> int:
    """Run a command. The exit code: that of the error's class, 1 for an unforeseen one, 130 after Ctrl-C."""
    try:
        run()
    except NamndkollError as error:
        _trace()
        show(error)
        return error.exit_code
    except SystemExit as end:
        if _was_stopped(end):
            typer.echo("Stopped.", err=True)
        raise
    except BrokenPipeError:  # `namndkoll … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        _trace()
        if _is_full(error):
            typer.secho(printable(f"Error: no room is left on the disk: {error}"), err=True, fg="red")
            typer.echo("  Make room where the data folder lies and run it again; what was loaded is kept.", err=True)
            return 1
        typer.secho(printable(f"Error: unforeseen {type(error).__name__}: {error}"), err=True, fg="red")
        typer.echo("  Please report it, with what `namndkoll --debug …` prints.", err=True)
        return 1
    return 0


def _was_stopped(end: SystemExit) -> bool:
    """Whether a command ended by Ctrl-C that it had no words of its own for: Typer makes an exit of it."""
    made = end.__context__
    return isinstance(made, typer.Exit) and isinstance(made.__cause__, KeyboardInterrupt)


def _is_full(error: BaseException) -> bool:
    """Whether the disk was full, as the system, DuckDB or SQLite tell it."""
    told = str(error).lower()
    return getattr(error, "errno", None) == errno.ENOSPC or "no space left on device" in told or "disk is full" in told


def _trace() -> None:
    if os.environ.get(DEBUG):
        traceback.print_exc()
