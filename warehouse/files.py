"""Files and folders of the warehouse: the owner's alone, and replaced in one step that lasts through a power cut."""

import os
import shutil
from pathlib import Path


def make_private_folder(folder: Path) -> None:
    """Makes a folder, and what is missing above it, for the owner alone: drafts with names of persons pass through."""
    if not folder.is_dir():
        make_private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def copy_private(source: Path, target: Path) -> None:
    """Copies a file's bytes to a file of the owner's alone, all the way to the disk. Raises OSError."""
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as writer, source.open("rb") as reader:
        shutil.copyfileobj(reader, writer, length=1 << 20)
        writer.flush()
        os.fsync(writer.fileno())


def to_disk(path: Path) -> None:
    """Waits until what was written to a file, or to a folder's list of names, is on the disk. Raises OSError."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put_in_place(new: Path, path: Path) -> None:
    """Gives `new` the name `path`, in the same folder: who opens it gets the old file or the new, never half."""
    # A log belongs to the file it was written for; what another program left behind must not be read into this one.
    path.with_name(path.name + ".wal").unlink(missing_ok=True)
    new.replace(path)
    to_disk(path.parent)  # the rename is on disk only when the folder is
