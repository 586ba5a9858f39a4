"""The answer to a query as a table for people, and its values as text."""

import json
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pyarrow as pa
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from cli.printable import printable

_MOST_ROWS = 200
_WIDEST_WORD = 20
_WITHOUT_TERMINAL = 160  # characters a line, where there is no terminal to ask


def print_table(answer: pa.Table, console: Console | None = None) -> None:
    """Print the answer for people: numbers to the right, blank for NULL, at most 200 rows."""
    console = console or plain_console()
    texts = [[_for_people(value) for value in row] for row in rows(answer.slice(0, _MOST_ROWS))]
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for index, field in enumerate(answer.schema):
        _add_column(table, field, [row[index] for row in texts])
    for row in texts:
        table.add_row(*map(plain_markup, row))
    console.print(table)
    if not answer.num_rows:
        console.print("(no rows)")
    if answer.num_rows > _MOST_ROWS:
        console.print(f"… {answer.num_rows - _MOST_ROWS} more rows. All of them: --format csv, or -o FILE.csv")


def plain_markup(text: str) -> str:
    """Text for rich of which nothing is taken for markup, nor by the terminal for a command."""
    return escape(printable(text))


def plain_console() -> Console:
    """Standard output, without colours of rich's own choice, and wide where there is no terminal."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = _WITHOUT_TERMINAL
    return console


def _add_column(table: Table, field: pa.Field, texts: list[str]) -> None:
    kind = field.type
    number = pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind)
    words = (word for text in texts for word in ([text] if number else text.split()))
    widest = max(map(len, words), default=0)
    header = _wrapped(field.name, max(map(len, texts), default=0))
    narrowest = max(min(widest, _WIDEST_WORD), *map(len, header.splitlines()))
    table.add_column(plain_markup(header), justify="right" if number else "left", min_width=narrowest, overflow="fold")


def _wrapped(name: str, width: int) -> str:
    """A column's name on as many lines as it takes not to be wider than its values, broken after underscores."""
    lines = [""]
    for part in name.replace("_", "_ ").split():
        if lines[-1] and len(lines[-1] + part) > width:
            lines.append("")
        lines[-1] += part
    return "\n".join(lines)


def _for_people(value: Any) -> str:
    """As `shown`, with amounts in groups of three digits."""
    if not isinstance(value, Decimal):
        return shown(value)
    return f"{Decimal(shown(value)):,f}".replace(",", "\u00a0")


def rows(answer: pa.Table) -> list[tuple[Any, ...]]:
    """Rows as tuples: two columns may share a name."""
    return list(zip(*(column.to_pylist() for column in answer.columns), strict=True))


def shown(value: Any) -> str:
    """A value as text: ISO dates, plain decimals, JSON for what is nested, nothing for NULL."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"
    if isinstance(value, list | dict | tuple):
        return json.dumps(value, ensure_ascii=False, default=plain)
    return str(value)


def plain(value: Any) -> Any:
    """A value that JSON does not know, as one that it does."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return str(value)
