"""Twins of a PDF that show the same and read otherwise: a damaged text layer, or none under a scan.

Seeded: the same seed gives the same bytes. For tests and measurements of what is read where the text is not honest.
"""

import io
import random
import re
from collections.abc import Mapping
from enum import StrEnum

import numpy as np
import pikepdf
import pypdfium2
from PIL import Image, ImageFilter

_ENTRY = re.compile(r"(?m)^(<\w{4}>) <(\w+)>$")
COMMON, RARE = "etarnsldiomg", "kvfpuhåäöbcy"  # letters
_FOREIGN = "ɵƟŬɂƐʃŋɣƛɸʊʒɕθ"
_A_SHIFT = 29  # glyph numbers taken for characters: what writers of PDFs get wrong most often


class Damage(StrEnum):
    """How a font's map of characters is broken."""

    SWAPPED = "swapped"  # letters stand for other letters: l → j, e → g
    DROPPED = "dropped"  # ligatures and some letters stand for nothing
    FOREIGN = "foreign"  # letters stand for characters that Swedish does not have
    SHIFTED = "shifted"  # every character stands for one some places further


def damaged(pdf: bytes, damage: Damage, seed: int, letters: int = 6, among: str = COMMON) -> bytes:
    """The PDF with the maps of its fonts broken: in so many letters, drawn from some."""
    characters = _broken(damage, random.Random(seed).sample(among, letters), random.Random(seed))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font" and "/ToUnicode" in thing:
                cmap = thing["/ToUnicode"]
                text = cmap.read_bytes().decode("ascii")
                cmap.write(_ENTRY.sub(lambda hit: f"{hit[1]} <{_changed(hit[2], characters)}>", text).encode("ascii"))
        out = io.BytesIO()
        document.save(out, deterministic_id=True)
    return out.getvalue()


def _broken(damage: Damage, hit: list[str], dice: random.Random) -> Mapping[str, str]:
    """Which character is told instead of which."""
    if damage is Damage.SWAPPED:
        return {letter: dice.choice([other for other in COMMON + RARE if other != letter]) for letter in hit}
    if damage is Damage.DROPPED:
        return dict.fromkeys([*hit, "fi", "ti", "tt", "ft"], "\0")
    if damage is Damage.FOREIGN:
        return dict(zip(hit, dice.sample(_FOREIGN, len(hit)), strict=True))
    return {chr(code): chr(code + _A_SHIFT) for code in range(ord("0"), ord("ö") + 1)}


def _changed(code: str, characters: Mapping[str, str]) -> str:
    """A map's entry, UTF-16 in hexadecimal, after the damage."""
    told = bytes.fromhex(code).decode("utf-16-be")
    return characters.get(told, told).encode("utf-16-be").hex().upper()


def scanned(pdf: bytes, seed: int, dpi: int = 200, tilt: float = 0.7, grain: float = 7.0) -> bytes:
    """The PDF's pages as pictures from a scanner: each askew by up to `tilt` degrees, its grain so many grey values."""
    dice = np.random.default_rng(seed)
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [_scan(page, dpi, float(dice.uniform(-tilt, tilt)), grain, dice) for page in document]
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=dpi, save_all=True, append_images=pages[1:], quality=60)
    return out.getvalue()


def _scan(page: pypdfium2.PdfPage, dpi: int, tilt: float, grain: float, dice: np.random.Generator) -> Image.Image:
    picture = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    picture = picture.rotate(tilt, resample=Image.Resampling.BICUBIC, fillcolor=255).filter(
        ImageFilter.GaussianBlur(0.5)
    )
    grey = np.asarray(picture, dtype=np.float64) * 0.92 + 12
    grey += dice.normal(0, grain, grey.shape)
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
