"""Doubts about records, told as flags. One file a family of flags, found by scanning this folder."""

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache

from models.extraction import RECORD_LISTS, Extraction
from models.flags import Flag
from models.records import Record

Check = Callable[[Record, Extraction], list[Flag]]


@cache
def all_checks() -> tuple[Check, ...]:
    """The CHECKS of every file in this folder, in the order of file names."""
    found: list[Check] = []
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda i: i.name):
        found += importlib.import_module(f"{__name__}.{info.name}").CHECKS
    return tuple(found)


def checked(extraction: Extraction) -> Extraction:
    """The extraction with the flags of all checks added to those its extractors set."""
    update: dict[str, object] = {
        name: tuple(_flagged(record, extraction) for record in getattr(extraction, name)) for name in RECORD_LISTS
    }
    if extraction.document is not None:
        update["document"] = _flagged(extraction.document, extraction)
    if extraction.meeting is not None:
        update["meeting"] = _flagged(extraction.meeting, extraction)
    return extraction.model_copy(update=update)


def _flagged(record: Record, extraction: Extraction) -> Record:
    """A record with its flags, each code once."""
    known = {flag.code: flag for flag in record.flags}
    for check in all_checks():
        for flag in check(record, extraction):
            known.setdefault(flag.code, flag)
    return record.model_copy(update={"flags": tuple(known.values())}) if known else record
