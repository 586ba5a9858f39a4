"""Names for records: places in a document, never values of fields."""

import hashlib
import re
from collections import Counter


class Ids:
    """Hands out record ids within one document.

    An id is made of the document's id, the record's type and an anchor: § and clause, table, row and column key, or the
    normalised text of the source block. Equal anchors are told apart by an ordinal, so an id is stable as long as the
    source text and the number of its equals before it are.
    """

    def __init__(self, document_id: str) -> None:
        self._document = document_id
        self._seen: Counter[str] = Counter()

    def make(self, record_type: str, *anchor: object) -> str:
        """A new id; 24 hexadecimal digits behind the type."""
        key = "\x1f".join([self._document, record_type, *(normalised(str(part)) for part in anchor)])
        self._seen[key] += 1
        digest = hashlib.sha256(f"{key}\x1f{self._seen[key]}".encode()).hexdigest()
        return f"{record_type}-{digest[:24]}"


def normalised(text: str) -> str:
    """A text without what typesetting changes: case, white space, punctuation."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()
