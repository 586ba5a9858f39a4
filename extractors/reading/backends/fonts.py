"""Fonts as the file describes them. pdfium cuts widths and descents to whole thousandths; pdfminer keeps what is said.

Cut widths add up: in a long line that the file sets as one string, its end drifts by up to three points.
"""

import ctypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfplumber.utils.text import LIGATURES

from extractors.reading.backends.calls import call
from extractors.reading.backends.faults import Inexact

_SUBSET = 6  # letters before the plus sign of a subset's name
_DEEPEST = 8  # forms within forms

_base_name = call("FPDFFont_GetBaseFontName")
_descent = call("FPDFFont_GetDescent")


@dataclass(frozen=True)
class Described:
    """One font of the file."""

    font: PDFFont

    @cached_property
    def fractional(self) -> bool:
        """Whether any width is not a whole thousandth of the size."""
        return any(isinstance(w, float) and w != int(w) for w in self.font.widths.values())

    @cached_property
    def widths(self) -> Mapping[str, tuple[float, ...]]:
        """The widths of the glyphs that are read as a text, in thousandths of the size."""
        out: dict[str, list[float]] = {}
        for code in self.font.widths:
            try:
                text = self.font.to_unichr(code) if isinstance(code, int) else code
            except PDFUnicodeNotDefined:
                continue
            out.setdefault(LIGATURES.get(text, text), []).append(1000 * self.font.char_width(code))  # type: ignore[arg-type]
        return {text: tuple(found) for text, found in out.items()}

    def letter(self, code: int) -> str | None:
        """The one letter that a code is read as, if any."""
        try:
            found = self.font.to_unichr(code)
        except PDFUnicodeNotDefined:
            return None
        return found if isinstance(found, str) and len(found) == 1 else None


@dataclass(frozen=True)
class Font:
    """A font of pdfium's with what the file says of it: subsets of one typeface may share a name."""

    name: str
    descent: float  # in parts of the size, not above 0
    described: tuple[Described, ...]

    @cached_property
    def fractional(self) -> bool:
        """Whether pdfium may have cut widths."""
        return any(described.fractional for described in self.described)

    def widths(self, text: str) -> tuple[float, ...]:
        """How wide the glyphs may be that are read as a text, in thousandths of the size."""
        return tuple(width for described in self.described for width in described.widths.get(text, ()))

    def letter(self, code: int, unmapped: bool) -> str | None:
        """What the file reads a code as, where pdfium reads it as the letter of that number; None where that is right.

        Unmapped is what pdfium itself has no letter for.
        """
        if not self.described or (not unmapped and self.widths(chr(code))):
            return None
        letters = {letter for d in self.described if (letter := d.letter(code)) is not None}
        return letters.pop() if len(letters) == 1 and letters != {chr(code)} else None


@dataclass
class FontBook:
    """The fonts of one document, found by name in the resources of the page they are used on."""

    manager: PDFResourceManager
    _known: dict[int, Described] = field(default_factory=dict)

    def font(self, handle: int, resources: Any) -> Font:
        """A font of pdfium's with its descriptions. Raises Inexact where the file's do not agree."""
        name = _name(handle)
        described = self._named(_bare(name), resources)
        descents = {d.font.get_descent() for d in described} or {_pdfium_descent(handle)}
        if len(descents) > 1:
            own = _pdfium_descent(handle)
            descents = {d for d in descents if abs(d - own) < 0.001}
        if len(descents) != 1 or any(d.font.is_vertical() for d in described):
            raise Inexact(f"pdfium's {name!r} cannot be matched with a font of the file")
        return Font(name=name, descent=descents.pop(), described=tuple(described))

    def _named(self, name: str, resources: Any) -> list[Described]:
        """The described fonts of a name; those in forms are looked at only if the page has none."""
        for depth in range(_DEEPEST):
            found = {id(d): d for spec in _fonts(resources, depth) if (d := self._described(*spec)) and _is(d, name)}
            if found:
                return list(found.values())
        return []

    def _described(self, number: int | None, spec: Any) -> Described | None:
        """A font resource read by pdfminer, once for each object of the file."""
        if number is not None and number in self._known:
            return self._known[number]
        spec = resolve1(spec)
        if not isinstance(spec, dict):
            return None
        described = Described(self.manager.get_font(number, spec))
        if number is not None:
            self._known[number] = described
        return described


def _is(described: Described, name: str) -> bool:
    """Whether a font bears a name; one drawn by the file itself (Type 3) has none in pdfium."""
    own = getattr(described.font, "basefont", "")
    return _bare(str(own)) == name or (not name and not own)


def _fonts(resources: Any, depth: int) -> Iterator[tuple[int | None, Any]]:
    """The font resources at a depth of forms, unread, each with its object's number."""
    found = resolve1(resources)
    if not isinstance(found, dict):
        return
    if depth:
        for ref in _values(found.get("XObject")):
            form = resolve1(ref)
            if isinstance(form, PDFStream) and "Resources" in form:
                yield from _fonts(form["Resources"], depth - 1)
        return
    for ref in _values(found.get("Font")):
        yield ref.objid if isinstance(ref, PDFObjRef) else None, ref


def _values(found: Any) -> list[Any]:
    resolved = resolve1(found)
    return list(resolved.values()) if isinstance(resolved, dict) else []


def _bare(name: str) -> str:
    """A font's name without the letters that tell subsets apart."""
    return name[_SUBSET + 1 :] if name[_SUBSET : _SUBSET + 1] == "+" else name


def _name(handle: int) -> str:
    """A font's name in pdfium."""
    buffer = ctypes.create_string_buffer(256)
    length = _base_name(handle, ctypes.addressof(buffer), 256)
    return buffer.raw[: max(0, min(length, 256) - 1)].decode("latin-1")


def _pdfium_descent(handle: int) -> float:
    """A font's descent as pdfium has it, in parts of its size."""
    out = ctypes.c_float()
    _descent(handle, 1.0, ctypes.addressof(out))
    return out.value
