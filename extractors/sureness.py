"""How sure a record can be of the text that it was read from."""

from typing import TypeVar

from models.records import Record

_R = TypeVar("_R", bound=Record)
_AS_PRINTED = 0.9  # how sure OCR is of words that it reads right, and more


def tempered(record: _R) -> _R:
    """A record no surer than the least sure word (OCR) of its places."""
    sure = min((place.ocr for place in record.places if place.ocr is not None), default=1.0)
    if sure >= _AS_PRINTED:
        return record
    return record.model_copy(update={"confidence": round(record.confidence * sure / _AS_PRINTED, 3)})
