"""The answer to a query: as a table for people, or as CSV, JSON or Parquet for programs."""

import csv
import io
import json
import sys
from pathlib import Path

import pyarrow as pa
import typer
from rich.console import Console

from cli.options import ResultFormat
from cli.tables import plain, print_table, rows, shown
from models.errors import InputError


def write_result(answer: pa.Table, form: ResultFormat | None, output: Path | None) -> None:
    """Write the answer to the file, or to standard output. Raises InputError where it cannot be written there."""
    chosen = form or _by_name(output)
    if chosen is ResultFormat.PARQUET:
        _write_bytes(_parquet(answer), output)
    elif output is not None:
        _write_bytes(_text(answer, chosen).encode("utf-8"), output)
    elif chosen is ResultFormat.TABLE:
        print_table(answer)
    else:
        typer.echo(_text(answer, chosen), nl=False)


def _text(answer: pa.Table, form: ResultFormat) -> str:
    if form is ResultFormat.JSON:
        objects = [dict(zip(answer.column_names, row, strict=True)) for row in rows(answer)]
        return json.dumps(objects, ensure_ascii=False, indent=2, default=plain) + "\n"
    if form is ResultFormat.TABLE:
        text = io.StringIO()
        print_table(answer, Console(file=text, width=160, highlight=False))
        return text.getvalue()
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(answer.column_names)
    writer.writerows(map(shown, row) for row in rows(answer))
    return text.getvalue()


def _parquet(answer: pa.Table) -> bytes:
    from pyarrow import parquet

    sink = pa.BufferOutputStream()
    parquet.write_table(answer, sink)
    written: bytes = sink.getvalue().to_pybytes()
    return written


def _by_name(output: Path | None) -> ResultFormat:
    suffix = output.suffix.lstrip(".").lower() if output else ""
    return ResultFormat(suffix) if suffix in set(ResultFormat) else ResultFormat.TABLE


def _write_bytes(content: bytes, output: Path | None) -> None:
    if output is None:
        if sys.stdout.isatty():
            raise InputError("Parquet is no text for a terminal", "Name a file: -o FILE.parquet.")
        sys.stdout.buffer.write(content)
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise InputError(f"cannot be written ({error.strerror})", "Name another file.", file=str(output)) from error
