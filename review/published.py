"""The published warehouse as the desk reads it: one connection kept open, renewed when something new is published.

The connection is to a name of its own for the published file (a hard link), because DuckDB goes on giving a process the
old data of a path for as long as the process has it open.
"""

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from decimal import Decimal
from threading import Lock
from typing import Any

import duckdb

from models.errors import WarehouseMissing
from models.settings import Settings
from warehouse.connection import reading
from warehouse.files import copy_private, make_private_folder

State = tuple[int, int, int]
"""What tells one published file from the next: inode, time of change, size."""
Row = dict[str, Any]


class Published:
    """Answers from what is published now. Safe in threads."""

    def __init__(self, settings: Settings) -> None:
        self._path = settings.published
        self._folder = settings.data / "desk" / "reading"
        self._lock = Lock()
        self._open: ExitStack | None = None
        self._con: duckdb.DuckDBPyConnection | None = None
        self._state: State | None = None

    @property
    def state(self) -> State:
        """What is published now. Raises WarehouseMissing before the first publish."""
        try:
            found = self._path.stat()
        except FileNotFoundError as error:
            remedy = "Run 'namndkoll ingest PATH' first."
            raise WarehouseMissing("nothing has been loaded yet", remedy, file=str(self._path)) from error
        return found.st_ino, found.st_mtime_ns, found.st_size

    def ask(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[Row]:
        """The rows of an answer, as dicts."""
        cursor = self._cursor()
        try:
            answer = cursor.execute(sql, dict(values) if isinstance(values, Mapping) else list(values))
            names = [column[0] for column in answer.description or ()]
            return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
        finally:
            cursor.close()

    def stored(self, relation: str, document_id: str) -> list[Row]:
        """The extracted records of a relation in a document, as JSON values; amounts as exact text."""
        sql = f"SELECT to_json(r)::VARCHAR AS row FROM store.{relation} r WHERE valid_to IS NULL AND document_id = ?"
        return [_plain(json.loads(row["row"], parse_float=Decimal)) for row in self.ask(sql, [document_id])]

    def close(self) -> None:
        """Lets the file go."""
        with self._lock:
            if self._open:
                self._open.close()
            self._open = self._con = self._state = None

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        with self._lock:
            state = self.state
            if self._con is None or state != self._state:
                self._renew(state)
            assert self._con is not None
            return self._con.cursor()

    def _renew(self, state: State) -> None:
        make_private_folder(self._folder)
        name = self._folder / f"{state[0]}-{state[1]}.duckdb"
        for old in self._folder.iterdir():
            old.unlink()  # what is open stays open
        try:
            os.link(self._path, name)
        except OSError:  # another file system
            copy_private(self._path, name)
        opened = ExitStack()
        con = opened.enter_context(reading(name))
        if self._open:
            self._open.close()
        self._open, self._con, self._state = opened, con, state


def _plain(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _plain(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if key == "value" else float(value)
    return value
