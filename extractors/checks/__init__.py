"""Doubts about records, told as flags. One file a family of flags, found by scanning this folder.

A family's CHECKS look at one record, its WHOLE_CHECKS at the document as a whole: other records, tables, pages. What
holds a personal identity number is taken out before (privacy.py).
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from functools import cache
from types import ModuleType
from typing import Any, TypeVar

from extractors.checks.privacy import without_identity_numbers
from extractors.persons import persons_named
from extractors.whole import Found, Whole
from models.document import Issue, ParsedDocument
from models.extraction import Extraction
from models.flags import Flag
from models.records import RECORD_LISTS, Record

_F = TypeVar("_F")
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
    failed: dict[str, Issue] = {}
    by_id: dict[str, list[Flag]] = {}
    for check in whole_checks():
        for record_id, flag in _told(check, failed, whole):
            by_id.setdefault(record_id, []).append(flag)

    def flagged(record: Record) -> Record:
        found = [flag for check in all_checks() for flag in _told(check, failed, record, extraction)]
        return _flagged(record, [*found, *by_id.get(record.id, [])])

    update: dict[str, object] = {name: tuple(map(flagged, getattr(extraction, name))) for name in RECORD_LISTS}
    if extraction.document is not None:
        update["document"] = flagged(extraction.document)
    if extraction.meeting is not None:
        update["meeting"] = flagged(extraction.meeting)
    persons = persons_named(extraction, parsed)
    return extraction.model_copy(
        update={**update, "persons": persons, "issues": (*extraction.issues, *failed.values())}
    )


def _told(check: Callable[..., Iterable[_F]], failed: dict[str, Issue], *about: Any) -> list[_F]:
    """What a check says. One that fails costs its own flags only, and is told in `failed`, once for each check."""
    try:
        return list(check(*about))
    except Exception as error:  # whatever one check trips over must not cost the records
        name = f"{check.__module__.rpartition('.')[2]}.{check.__name__}"
        extraction = next(a if isinstance(a, Extraction) else a.extraction for a in about if not isinstance(a, Record))
        failed[name] = Issue(
            code="check_failed",
            file=extraction.source.path,
            explanation=f"the check {name} failed: {type(error).__name__}: {error}",
            remedy="The records are there, without its flags. Report it with the output of `namndkoll parse`.",
        )
        return []


def _flagged(record: Record, found: Iterable[Flag]) -> Record:
    """A record with its flags, each code once."""
    known = {flag.code: flag for flag in record.flags}
    for flag in found:
        known.setdefault(flag.code, flag)
    return record.model_copy(update={"flags": tuple(known.values())}) if known else record
