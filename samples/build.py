"""Build the sample PDFs from their Typst sources: python -m samples.build [NAME …] [--check].

The result is the same bytes every time. `render` and `expected` also make a variation of a sample:
the same document with other names, numbers, table headers, column order, font or page breaks, and
the records that it then holds.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import json
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import typst
from PIL import Image, ImageFilter

from samples.variations import pages
from samples.variations.records import varied as varied_records
from samples.variations.sources import varied as varied_source
from samples.variations.variation import Variation

__all__ = ["SAMPLES", "Variation", "build", "expected", "main", "names", "render"]

SAMPLES = Path(__file__).parent
SOURCES = SAMPLES / "sources"
FONT_PACKAGES = ("font_roboto", "font_lato", "font_caladea")
CREATED = 1_704_067_200  # 2024-01-01T00:00:00Z, so that the same source gives the same bytes

SCANNED = frozenset({"skannat_protokollsutdrag_hudiksvall"})
DAMAGED = frozenset({"trasigt_textlager_nykoping"})
WRONG_CHARACTERS = {"006C": "006A", "0074": "019F", "006B": "016C", "00660069": "0000"}  # l→j t→Ɵ k→Ŭ fi→nothing
SOFT_HYPHENS = frozenset({"strategi_lidkoping"})  # every hyphen reads as U+00AD

SCAN_DPI = 150
SCAN_TILT = (0.6, -0.4)  # degrees, one page after the other
SCAN_NOISE = 9.0
JPEG_QUALITY = 38


def names() -> list[str]:
    """The names of all samples."""
    return sorted(path.stem for path in SOURCES.glob("*.typ") if path.stem != "lib")


def render(name: str, out: Path, variation: Variation | None = None) -> Path:
    """Write the sample, or a variation of it, as a PDF to the file `out` and return that path."""
    pdf = _typeset(name, variation)
    characters = {"002D": "00AD"} if name in SOFT_HYPHENS else {"00AD": "002D"}
    pdf = _change_text_layer(pdf, characters | (WRONG_CHARACTERS if name in DAMAGED else {}))
    if name in SCANNED:
        pdf = _scan(pdf)
    out.write_bytes(pdf)
    return out


def expected(name: str, variation: Variation | None = None) -> dict[str, Any]:
    """The records that the sample, or a variation of it, holds."""
    records: dict[str, Any] = json.loads((SAMPLES / "expected" / f"{name}.json").read_text(encoding="utf-8"))
    if variation is None:
        return records
    changed = varied_records(records, variation)
    pages.move(changed, _typeset(name, variation))
    return changed


def build(wanted: Sequence[str], folder: Path = SAMPLES) -> list[Path]:
    """Write the PDFs of the named samples, or of all, into the folder."""
    return [render(name, folder / f"{name}.pdf") for name in wanted or names()]


def stale(wanted: Sequence[str]) -> list[str]:
    """The names of the samples whose PDF in the repository is not what its source gives."""
    with tempfile.TemporaryDirectory() as folder:
        return [path.stem for path in build(wanted, Path(folder)) if not _same(path, SAMPLES / path.name)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the samples, or with --check only tell which ones are out of date."""
    parser = argparse.ArgumentParser(prog="python -m samples.build", description="Build the sample PDFs.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="samples to build (default: all)")
    parser.add_argument("--check", action="store_true", help="change nothing; fail if a PDF is out of date")
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.names) - set(names()))
    if unknown:
        parser.error(f"no such sample: {', '.join(unknown)}")
    if not options.check:
        build(options.names)
        return 0
    out_of_date = stale(options.names)
    for name in out_of_date:
        sys.stderr.write(f"out of date: samples/{name}.pdf\n")
    return 1 if out_of_date else 0


def _same(one: Path, other: Path) -> bool:
    return other.exists() and one.read_bytes() == other.read_bytes()


# Typst -> PDF


def _font_folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{package.replace('_', '-')} is not installed: it holds a font of the samples")
    return Path(spec.origin).parent / "files"


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[_font_folder(package) for package in FONT_PACKAGES])


def _typeset(name: str, variation: Variation | None) -> bytes:
    source, inputs = (SOURCES / f"{name}.typ").read_text(encoding="utf-8"), {}
    if variation is not None:
        source = varied_source(source, variation)
        inputs["variation"] = json.dumps(variation.typst_inputs(), ensure_ascii=False)
    return _compile(source, inputs)


def _compile(source: str, inputs: dict[str, str]) -> bytes:
    compiler = typst.Compiler(source.encode(), root=SOURCES, font_paths=_fonts(), sys_inputs=inputs)
    pdf = compiler.compile(format="pdf", timestamp=CREATED, pdf_tags=False)
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no single PDF")
    return pdf


# The text layer: which characters the glyphs stand for


def _change_text_layer(pdf: bytes, characters: dict[str, str]) -> bytes:
    """Let glyphs stand for other characters than they show (UTF-16 in hexadecimal)."""

    def changed(cmap: bytes) -> bytes:
        text = cmap.decode("ascii")
        mapping = re.compile(r"(?m)^(<\w{4}>) <(\w+)>$")
        return mapping.sub(lambda hit: f"{hit[1]} <{characters.get(hit[2], hit[2])}>", text).encode("ascii")

    with pikepdf.open(io.BytesIO(pdf)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font" and "/ToUnicode" in thing:
                cmap = thing["/ToUnicode"]
                cmap.write(changed(cmap.read_bytes()))
        out = io.BytesIO()
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


# Pages as pictures


def _scan(pdf: bytes) -> bytes:
    noise = np.random.default_rng(20240101)
    pages = [_scanned(page, SCAN_TILT[number % 2], noise) for number, page in enumerate(pypdfium2.PdfDocument(pdf))]
    out, when = io.BytesIO(), time.gmtime(CREATED)
    pages[0].save(
        out, "PDF", resolution=SCAN_DPI, save_all=True, append_images=pages[1:], quality=JPEG_QUALITY,
        creationDate=when, modDate=when, producer="Kopiator",
    )  # fmt: skip
    return out.getvalue()


def _scanned(page: Any, tilt: float, noise: np.random.Generator) -> Image.Image:
    picture = page.render(scale=SCAN_DPI / 72, grayscale=True).to_pil().convert("L")
    picture = picture.rotate(tilt, resample=Image.Resampling.BICUBIC, fillcolor=255)
    picture = picture.filter(ImageFilter.GaussianBlur(0.4))
    grey = np.asarray(picture, dtype=np.float64) * 0.93 + 10
    grey += noise.normal(0, SCAN_NOISE, grey.shape)
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


if __name__ == "__main__":
    raise SystemExit(main())
