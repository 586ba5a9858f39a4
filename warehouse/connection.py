"""Opening the warehouse's files. Nothing else calls duckdb.connect.

DuckDB lets one process write and shuts all others out meanwhile. So the loader opens a working file under a lock, and
everyone else a published copy, read-only. Nothing here reaches for the network: extensions are never fetched.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import duckdb

from models.errors import WarehouseBusy, WarehouseError, WarehouseMissing
from warehouse.files import copy_private, make_private_folder, put_in_place
from warehouse.lock import exclusive
from warehouse.migrate import is_current, migrate, refuse_newer

OFFLINE = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
# A query that takes seconds would draw a bar into what a command writes.
QUIET = "SET enable_progress_bar = false"
# In a file of this size at most, tight compression saves nothing (a block is 256 KB, however full) and takes most of
# the time of writing it; nor do threads gain what they cost.
SMALL = 64 * 1024 * 1024
LIGHT = "SET threads = 1; SET disabled_compression_methods = 'fsst,dict_fsst,zstd,alp,alprd,chimp,patas,roaring'"
# A reader's SQL comes from outside: it sees the warehouse, not the machine's files, and cannot unlock itself.
RESTRICTED = {**OFFLINE, "enable_external_access": "false"}
LOCK = "SET lock_configuration = true"


@contextmanager
def writing(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The working file, made and migrated as needed, under the loader's lock.

    Raises WarehouseBusy when another process loads, WarehouseNewer when the file was written by a newer version,
    WarehouseError when it is no warehouse.
    """
    make_private_folder(path.parent)
    with exclusive(path):
        con = open_working(path)
        try:
            yield con
        finally:
            con.close()


def open_working(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection to the working file, migrated. Only for who holds the lock; others use `writing`."""
    con = _connect(path, read_only=False)
    try:
        path.chmod(0o600)
        if is_current(con, path):
            return con
        con.execute("CHECKPOINT")  # what a killed process left in the log must be in the file that is copied
    except BaseException:
        con.close()
        raise
    con.close()
    _upgrade(path)
    return _connect(path, read_only=False)


def _upgrade(path: Path) -> None:
    """Migrates a copy and puts it in place. The working file's log thus never holds changes of tables.

    DuckDB 1.5 cannot replay some of them (a column's comment on a table with checks, a type outside the schema main)
    after the process was killed, and the file would be lost with all its records.
    """
    new = path.with_name(path.name + ".migrating")
    try:
        new.with_name(new.name + ".wal").unlink(missing_ok=True)  # of an upgrade that was killed
        copy_private(path, new)
        con = _connect(new, read_only=False)
        try:
            migrate(con)
            con.execute("CHECKPOINT")
        finally:
            con.close()
        put_in_place(new, path)
    except OSError as error:
        raise WarehouseError(
            f"the warehouse could not be brought up to this version ({error.strerror})",
            "Make room on the disk or allow writing there, and run again; the file is as it was.",
            file=str(path),
        ) from error


@contextmanager
def reading(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published file, read-only, without access to anything else on the machine.

    A process that keeps a connection open goes on seeing the state it opened, also through later calls: DuckDB shares
    the file within a process. So open, ask, close.

    Raises WarehouseMissing before the first publish, WarehouseNewer, WarehouseError.
    """
    if not path.is_file():
        raise _missing(path)
    con = _connect(path, read_only=True)
    try:
        refuse_newer(con, path)
        yield con
    finally:
        con.close()


@contextmanager
def searching(path: Path, extension: Path | None) -> Iterator[tuple[duckdb.DuckDBPyConnection, bool]]:
    """The published file as `reading` gives it, with full-text search; and whether it has an index to search by."""
    if extension is None:
        with reading(path) as con:
            yield con, False
        return
    if not path.is_file():
        raise _missing(path)
    con = duckdb.connect(str(path), read_only=True, config=dict(OFFLINE))
    try:
        con.execute(QUIET)
        refuse_newer(con, path)
        con.execute(f"LOAD {_quoted(extension)}")
        con.execute(f"SET enable_external_access = false; {LOCK}")
        indexed = con.execute("FROM duckdb_schemas() WHERE schema_name = 'fts_store_search_text'").fetchall()
        yield con, bool(indexed)
    finally:
        con.close()


def _missing(path: Path) -> WarehouseMissing:
    return WarehouseMissing("nothing has been loaded yet", "Run 'namndkoll ingest PATH' first.", file=str(path))


@contextmanager
def exporting(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A file, read-only, for our own SQL that writes files beside it."""
    con = duckdb.connect(str(path), read_only=True, config=dict(OFFLINE))
    try:
        con.execute(_settings(path))
        yield con
    finally:
        con.close()


@contextmanager
def altering(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A file that is being made ready, for changes; it holds no log when the block ends. Raises duckdb.Error."""
    con = duckdb.connect(str(path), config=dict(OFFLINE))
    try:
        con.execute(_settings(path))
        yield con
        con.execute("CHECKPOINT")
    finally:
        con.close()


@contextmanager
def anew(source: Path, target: Path | None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that reads the file `source` as `old` and writes the file `target`, not there yet, as `new`.

    When the block ends, `target` is closed and holds no log. Without a target nothing is written. Raises duckdb.Error.
    """
    con = duckdb.connect(config=dict(OFFLINE))
    try:
        con.execute(_settings(source))
        con.execute(f"ATTACH {_quoted(source)} AS old (READ_ONLY)")
        if target is not None:
            con.execute(f"ATTACH {_quoted(target)} AS new")
        yield con
        if target is not None:
            con.execute("CHECKPOINT new")
    finally:
        con.close()


def parquet_rows(path: Path) -> list[tuple[Any, ...]]:
    """Every row of a Parquet file. Raises duckdb.Error."""
    con = duckdb.connect(config=dict(OFFLINE))
    try:
        return con.execute(f"FROM {_quoted(path)}").fetchall()
    finally:
        con.close()


def _settings(path: Path) -> str:
    """Settings for our own work on a file of the size of this one."""
    return f"{QUIET}; {LIGHT}" if path.stat().st_size <= SMALL else QUIET


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    try:
        con = duckdb.connect(str(path), read_only=read_only, config=dict(RESTRICTED if read_only else OFFLINE))
        # A file that this process has open already is one with it, and locked.
        with suppress(duckdb.InvalidInputException):
            con.execute(f"{QUIET}; {LOCK}" if read_only else QUIET)
        return con
    except duckdb.Error as error:
        if "set lock" in str(error):
            raise WarehouseBusy(
                "another program has the file open", "Close that program and run the command again.", file=str(path)
            ) from error
        raise WarehouseError(
            f"the file cannot be opened as a warehouse ({str(error).splitlines()[0]})",
            "Move it away and run 'namndkoll ingest PATH' to build it anew.",
            file=str(path),
        ) from error
