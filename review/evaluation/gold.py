"""Gold: records of a document as a person wrote them down, in the public record format (docs/records.md)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from models.errors import InputError
from review.evaluation.scoring import Json

_SUFFIXES = (".gold.json", ".json")


@dataclass(frozen=True)
class Scored:
    """A document to score: its name, its PDF, and what is right and what was extracted, both as `score` takes them."""

    name: str
    path: Path
    gold: Json
    found: Json


def gold_files(folder: Path) -> Mapping[str, Path]:
    """The gold files of a folder (NAME.gold.json or NAME.json) by the name of their document.

    Those marked `outcome: unread` are left out: their documents cannot be read as they are.
    """
    found: dict[str, Path] = {}
    for path in sorted(folder.glob("*.json")):
        suffix = next(s for s in _SUFFIXES if path.name.endswith(s))
        found[path.name.removesuffix(suffix)] = path
    return {name: path for name, path in found.items() if load(path).get("outcome") != "unread"}


def load(path: Path) -> Json:
    """A file of records. Raises InputError where it is none."""
    try:
        loaded = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(
            f"is no file of records ({error})", "docs/records.md shows the format.", file=str(path)
        ) from error
    if not isinstance(loaded, dict):
        raise InputError("holds no document's records", "docs/records.md shows the format.", file=str(path))
    return loaded


def municipality(gold: Json) -> str | None:
    """The municipality whose document it is, where the document says so."""
    named: str | None = (gold.get("document") or {}).get("municipality")
    return named
