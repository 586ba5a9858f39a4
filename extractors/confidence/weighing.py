"""Puts the confidence on finished records: the extractors' grounds, what the record itself shows, and its flags."""

from collections.abc import Iterator
from typing import TypeVar

from extractors.confidence.shown import shown
from extractors.confidence.together import together
from extractors.confidence.weak import low_confidence
from extractors.confidence.weights import confidence
from extractors.sureness import tempered
from models.extraction import Extraction
from models.records import RECORD_LISTS, Record

_R = TypeVar("_R", bound=Record)


def weighed(extraction: Extraction) -> Extraction:
    """The extraction with the confidence of every record, what is weak flagged as such.

    Records are to have their other flags already: they count as grounds, too.
    """

    beside = together(extraction)

    def of(kind: str, record: _R) -> _R:
        return _weighed(kind, record, beside.get(record.id, ()))

    update: dict[str, object] = {
        name: tuple(of(name, record) for record in getattr(extraction, name)) for name in RECORD_LISTS
    }
    if extraction.document is not None:
        update["document"] = of("document", extraction.document)
    if extraction.meeting is not None:
        present = tuple(of("participants", person) for person in extraction.meeting.participants)
        update["meeting"] = of("meeting", extraction.meeting).model_copy(update={"participants": present})
    return extraction.model_copy(update=update)


def _weighed(kind: str, record: _R, beside: tuple[str, ...]) -> _R:
    """A record with all its grounds and what they are worth, no surer than its words are read."""
    grounds = tuple(dict.fromkeys((*record.grounds, *shown(record), *beside, *_flags(record))))
    found = tempered(record.model_copy(update={"grounds": grounds, "confidence": confidence(kind, grounds)}))
    weak = tuple(low_confidence(found))
    return found.model_copy(update={"flags": (*found.flags, *weak)}) if weak else found


def _flags(record: Record) -> Iterator[str]:
    """Each doubt as a ground against the record."""
    return (f"flag_{flag.code}" for flag in record.flags)
