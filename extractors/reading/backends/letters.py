"""Unicode numbers → text."""

import numpy as np

from extractors.reading.backends.gathered import Ints


def as_text(codes: Ints) -> str:
    """The text of letters, a character for each but for those beyond the first plane."""
    text = codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    return whole_letters(text) if has_halves(codes) else text


def has_halves(codes: Ints) -> bool:
    """Whether any letter beyond the first plane is among them: pdfium gives it as two halves (surrogates)."""
    return bool(np.any((codes >= 0xD800) & (codes < 0xE000)))


def whole_letters(text: str) -> str:
    """Text with halves of letters joined; a half without the other is the replacement character."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
