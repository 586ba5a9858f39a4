"""The extractor's version: a hash over everything that can change what is extracted."""

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from models.settings import Settings

_ROOT = Path(__file__).parent.parent
_FOLDERS = ("extractors", "models")
_SUFFIXES = (".py", ".toml", ".csv")
_LIBRARIES = ("spacy", "simplemma", "pdfplumber", "pdfminer.six", "pydantic")
_MATTERS = ("model",)  # settings that change what is extracted


def extractor_version(settings: Settings) -> str:
    """Twelve hexadecimal digits. Editing one word of a wordlist gives another version, and documents are due again."""
    digest = hashlib.sha256(_code().encode())
    for name in _LIBRARIES:
        digest.update(f"{name}={_installed(name)}\n".encode())
    if settings.model:
        digest.update(f"{settings.model}={_installed(settings.model)}\n".encode())
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


def _installed(package: str) -> str:
    """A package's version, empty where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
