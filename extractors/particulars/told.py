"""What the finders of particulars share."""

from extractors.sections.head import HeadText
from models.provenance import Provenance

Told = tuple[object, Provenance]
"""A value and where it stands."""

_LINE = 90  # characters: a longer text of the head is a sentence


def is_head_line(head: HeadText) -> bool:
    """Whether a text is a line of the head rather than a sentence."""
    return len(head.text) < _LINE and not head.text.endswith(".")
