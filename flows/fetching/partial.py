"""A download under way: what has come so far lies in a file, and outlives the run that began it."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from models.errors import Refused
from warehouse.files import make_private_folder

_MAGIC = b"%PDF-"
_WITHIN = 1024  # bytes in which the header may stand: viewers look so far (ISO 32000-1, annex H)


@dataclass(frozen=True)
class Have:
    """What is there of a download, and what the server must still say of it for the rest to fit."""

    size: int
    validator: str


class Partial:
    """The file that an address is downloaded into."""

    def __init__(self, folder: Path, address: str) -> None:
        name = hashlib.sha256(address.encode()).hexdigest()[:32]
        self._address = address
        self.file = folder / f"{name}.part"
        self._told = folder / f"{name}.json"

    def resumable(self) -> Have | None:
        """What can be gone on from: bytes, with a validator that tells whether the rest is of the same file."""
        try:
            told = json.loads(self._told.read_bytes())
            size = self.file.stat().st_size
        except (OSError, ValueError):
            return None
        return Have(size, told["validator"]) if size else None

    def write(self, pieces: Iterable[bytes], etag: str | None, last_modified: str | None, *, goes_on: bool) -> None:
        """Keep the pieces as they come. When all have come, there is nothing left to resume."""
        make_private_folder(self.file.parent)
        strong = etag if etag and not etag.startswith("W/") else None  # a weak one must not be used for ranges
        if validator := strong or (last_modified if not etag else None):
            self._told.write_text(json.dumps({"validator": validator}), encoding="utf-8")
        else:
            self._told.unlink(missing_ok=True)
        with self.file.open("ab" if goes_on else "wb") as file:
            file.writelines(pieces)
        self._told.unlink(missing_ok=True)

    def refuse_what_is_no_pdf(self, content_type: str) -> None:
        """Raises Refused where the bytes do not begin as a PDF does: bad addresses answer with a page and 200."""
        with self.file.open("rb") as file:
            if _MAGIC in file.read(_WITHIN):
                return
        self.drop()
        kind = content_type.partition(";")[0] or "something else"
        raise Refused(f"is no PDF but {kind}", "Look at the address in a browser.", file=self._address)

    def sha256(self) -> str:
        """What the document is named by."""
        with self.file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()

    def drop(self) -> None:
        """Forget what was downloaded."""
        self.file.unlink(missing_ok=True)
        self._told.unlink(missing_ok=True)
