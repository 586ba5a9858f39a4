"""The extractor's version: a hash over everything that can change what is extracted."""

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from extractors.reading.ocr.tesseract import find_tesseract
from models.settings import Ocr, Settings

_ROOT = Path(__file__).parent.parent
_FOLDERS = ("extractors", "models")
_SUFFIXES = (".py", ".c", ".toml", ".csv")
_LIBRARIES = ("spacy", "simplemma", "pdfplumber", "pdfminer.six", "pydantic", "pypdfium2", "opencv-python-headless")
_MATTERS = ("model", "ocr", "most_pages")  # settings that change what is extracted


def extractor_version(settings: Settings) -> str:
    """Twelve hexadecimal digits. Editing one word of a wordlist gives another version, and documents are due again."""
    digest = hashlib.sha256(_code().encode())
    digest.update(_libraries().encode())
    if settings.model:
        digest.update(f"{settings.model}={_stamp(settings.model)}\n".encode())
    if settings.ocr is not Ocr.NEVER:
        tesseract = find_tesseract()
        digest.update(f"tesseract={tesseract.version if tesseract else ''}\n".encode())
    for name in _MATTERS:
        digest.update(f"{name}={getattr(settings, name)}\n".encode())
    return digest.hexdigest()[:12]


@cache
def _code() -> str:
    """A hash over code, wordlists and reference data."""
    digest = hashlib.sha256()
    for folder in _FOLDERS:
        for path in sorted((_ROOT / folder).rglob("*")):
            if path.suffix in _SUFFIXES:
                digest.update(path.relative_to(_ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


@cache
def _libraries() -> str:
    """The versions of the libraries that have a say in what is extracted."""
    return "".join(f"{name}={_installed(name)}\n" for name in _LIBRARIES)


def _stamp(model: str) -> str:
    """What tells one making of a trained pipeline from another: its folder's word, or its package's version."""
    told = [path for name in ("meta.json", "config.cfg") if (path := Path(model) / name).is_file()]
    return hashlib.sha256(b"".join(path.read_bytes() for path in told)).hexdigest() if told else _installed(model)


def _installed(package: str) -> str:
    """A package's version, empty where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
