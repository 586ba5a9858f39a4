"""The working file onto the name that readers open, in one step: they see the old state or the new, never half."""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from models.errors import WarehouseError
from models.settings import Settings
from warehouse.comparisons import keep_comparisons
from warehouse.connection import altering, exporting, open_working
from warehouse.corrections import corrections
from warehouse.files import make_private_folder, put_in_place
from warehouse.lock import exclusive
from warehouse.masking.names import Names, names_to_mask
from warehouse.masking.publishing import write_published
from warehouse.overlay import carried_over, write_overlays
from warehouse.parquet import write_parquet
from warehouse.reference.desk import note_desk
from warehouse.search import index_texts
from warehouse.similar import group_measures
from warehouse.snapshots import keep_file, take_snapshot


def publish(settings: Settings) -> None:
    """Publishes the working file with reviewers' corrections. No connection to it may be open in this process.

    A snapshot is taken when records changed since the last; else the published relations stay as they were.
    Raises WarehouseBusy when another process loads, WarehouseError when the copy cannot be written.
    """
    make_private_folder(settings.working.parent)
    with exclusive(settings.working):
        publish_locked(settings)


def publish_locked(settings: Settings) -> None:
    """The same, for who holds the loader's lock already."""
    con = open_working(settings.working)
    try:
        with corrections(settings.corrections) as made:
            made.append(carried_over(con, made.all()))
            write_overlays(con, made.all())
        group_measures(con)
        note_desk(con, settings.desk)
        snapshot, at = take_snapshot(con, settings.names_shown_because)
        names = {} if settings.names_shown_because else names_to_mask(con)
        # What is still in the log must be in the file before the file is copied.
        con.execute("CHECKPOINT")
    finally:
        con.close()
    _replace(settings, names)
    try:
        keep_file(settings.published, settings.snapshots, snapshot, at, settings.snapshots_kept)
        if settings.parquet:
            with exporting(settings.published) as con:
                write_parquet(con, settings.published, snapshot)
    except (OSError, duckdb.Error) as error:
        raise WarehouseError(
            f"the warehouse is published, but not its Parquet files or dated snapshot ({error})",
            "Make room on the disk or allow writing there, and run again.",
            file=str(settings.published),
        ) from error


def _replace(settings: Settings, names: Mapping[str, Names]) -> None:
    published = settings.published
    new = published.with_name(published.name + ".new")
    try:
        make_private_folder(published.parent)
        write_published(settings.working, new, names)
        _work_out(new)
        put_in_place(new, published)
    except (OSError, duckdb.Error) as error:
        new.unlink(missing_ok=True)
        raise WarehouseError(
            f"the warehouse could not be published ({getattr(error, 'strerror', None) or error})",
            "Make room on the disk or allow writing there, and run again; the earlier state is still published.",
            file=str(published),
        ) from error


def _work_out(copy: Path) -> None:
    """What is worked out once for all readers, in the copy before it gets its name."""
    copy.with_name(copy.name + ".wal").unlink(missing_ok=True)  # of a publish that was killed here
    with altering(copy) as con:
        keep_comparisons(con)
        index_texts(con)
