"""Doubts about records, told as flags. One file a family of flags, found by scanning this folder.

A family's CHECKS look at one record, its WHOLE_CHECKS at the document as a whole: other records, tables, pages. What
holds a personal identity number is taken out before (privacy.py).
"""

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from types import ModuleType

from extractors.checks.privacy import without_identity_numbers
from extractors.whole import Found, Whole
from models.document import ParsedDocument
from models.extraction import RECORD_LISTS, Extraction
from models.flags import Flag
from models.records import Record

Check = Callable[[Record, Extraction], list[Flag]]
WholeCheck = Callable[[Whole], Found]


@cache
def _families() -> tuple[ModuleType, ...]:
    """The files of this folder, in the order of their names."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}") for name in names)


@cache
def all_checks() -> tuple[Check, ...]:
    """The CHECKS of every family."""
    return tuple(check for family in _families() for check in getattr(family, "CHECKS", ()))


@cache
def whole_checks() -> tuple[WholeCheck, ...]:
    """The WHOLE_CHECKS of every family."""
    return tuple(check for family in _families() for check in getattr(family, "WHOLE_CHECKS", ()))


def checked(extraction: Extraction, parsed: ParsedDocument | None = None) -> Extraction:
    """The extraction with the flags of all checks added to those its extractors set.

    Records that hold a personal identity number are left out, each with an issue that says where.
    """
    extraction = without_identity_numbers(extraction)
    whole = Whole(extraction, parsed)
    by_id: dict[str, list[Flag]] = {}
    for check in whole_checks():
        for record_id, flag in check(whole):
            by_id.setdefault(record_id, []).append(flag)

    def flagged(record: Record) -> Record:
        return _flagged(record, extraction, by_id.get(record.id, []))

    update: dict[str, object] = {name: tuple(map(flagged, getattr(extraction, name))) for name in RECORD_LISTS}
    if extraction.document is not None:
        update["document"] = flagged(extraction.document)
    if extraction.meeting is not None:
        update["meeting"] = flagged(extraction.meeting)
    return extraction.model_copy(update=update)


def _flagged(record: Record, extraction: Extraction, found: list[Flag]) -> Record:
    """A record with its flags, each code once."""
    known = {flag.code: flag for flag in record.flags}
    for flag in [f for check in all_checks() for f in check(record, extraction)] + found:
        known.setdefault(flag.code, flag)
    return record.model_copy(update={"flags": tuple(known.values())}) if known else record
