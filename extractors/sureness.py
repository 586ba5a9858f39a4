"""How sure a record can be of the text that it was read from."""

from typing import TypeVar

from models.extraction import RECORD_LISTS, Extraction
from models.records import Record

_R = TypeVar("_R", bound=Record)
_AS_PRINTED = 0.9  # how sure OCR is of words that it reads right, and more


def as_sure_as_its_text(extraction: Extraction) -> Extraction:
    """The extraction with the confidence of records from unsurely read words (OCR) lowered accordingly."""
    update: dict[str, object] = {name: tuple(map(_tempered, getattr(extraction, name))) for name in RECORD_LISTS}
    if extraction.document is not None:
        update["document"] = _tempered(extraction.document)
    if extraction.meeting is not None:
        present = tuple(map(_tempered, extraction.meeting.participants))
        update["meeting"] = _tempered(extraction.meeting).model_copy(update={"participants": present})
    return extraction.model_copy(update=update)


def _tempered(record: _R) -> _R:
    """A record no surer than the least sure word of its places."""
    sure = min((place.ocr for place in record.places if place.ocr is not None), default=1.0)
    if sure >= _AS_PRINTED:
        return record
    return record.model_copy(update={"confidence": round(record.confidence * sure / _AS_PRINTED, 3)})
