"""Opening the warehouse's files. Nothing else calls duckdb.connect.

DuckDB lets one process write and shuts all others out meanwhile. So the loader opens a working file under a lock, and
everyone else a published copy, read-only. Nothing here reaches for the network: extensions are never fetched.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from models.errors import WarehouseBusy, WarehouseError, WarehouseMissing
from warehouse.files import copy_private, make_private_folder, put_in_place
from warehouse.lock import exclusive
from warehouse.migrate import is_current, migrate, refuse_newer

OFFLINE = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
# A reader's SQL comes from outside: it sees the warehouse, not the machine's files, and cannot unlock itself.
LOCKED_DOWN = {**OFFLINE, "enable_external_access": "false", "lock_configuration": "true"}


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
        raise WarehouseMissing("nothing has been loaded yet", "Run 'namndkoll ingest PATH' first.", file=str(path))
    con = _connect(path, read_only=True)
    try:
        refuse_newer(con, path)
        yield con
    finally:
        con.close()


@contextmanager
def exporting(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published file, read-only, for our own SQL that writes files beside it."""
    con = duckdb.connect(str(path), read_only=True, config=dict(OFFLINE))
    try:
        yield con
    finally:
        con.close()


def _connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(path), read_only=read_only, config=dict(LOCKED_DOWN if read_only else OFFLINE))
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
