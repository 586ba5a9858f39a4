"""Builds the compiled pass: `python -m extractors.reading.backends.building`. Where there is no compiler, it says so.

It is a plain shared library with no tie to a version of Python: it is handed addresses, and hands back columns.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(__file__).with_name("gather.c")
_FOLDER = Path(__file__).resolve().parents[3] / "build" / "compiled"
_FLAGS = ("-O2", "-std=c11", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-ffp-contract=off")


def library() -> Path:
    """Where the library of this very source lies, if it has been built."""
    return _FOLDER / f"gather-{hashlib.sha256(SOURCE.read_bytes()).hexdigest()[:16]}.so"


def build(compiler: str | None) -> Path | None:
    """Compile the source; None without a compiler. A library of an older source is removed."""
    found = compiler and shutil.which(compiler)
    if not found:
        return None
    target = library()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        made = Path(folder) / target.name
        subprocess.run([found, *_FLAGS, "-o", str(made), str(SOURCE)], check=True)
        made.replace(target)
    for old in target.parent.glob("gather-*.so"):
        if old != target:
            old.unlink()
    return target


def main() -> None:
    """Build, or tell why not: that is no error, for everything works without it."""
    try:
        made = build(os.environ.get("CC", "cc"))
        why = "" if made else "there is no C compiler"
    except (OSError, subprocess.CalledProcessError) as error:
        why = f"the compiler failed ({error})"
    if why:
        sys.stdout.write(f"Pages will be read in Python alone, half as fast and with the same result: {why}.\n")


if __name__ == "__main__":
    main()
