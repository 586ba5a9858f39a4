"""A download under way: what has come so far lies in a file, and outlives the run that began it."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from flows.fetching.names import one_line
from models.errors import Refused
from warehouse.files import make_private_folder

_MAGIC = b"%PDF-"
_END = b"%%EOF"
_TITLE_WITHIN = 8 * 1024
_MOST_OF_A_TITLE = 80
_REMEDY = "Look at the address in a browser."
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
            beginning = file.read(_TITLE_WITHIN)
        if _MAGIC in beginning[:_WITHIN]:
            return
        self.drop()
        raise Refused(f"is no PDF but {_what(beginning, content_type)}", _REMEDY, file=self._address)

    def has_an_end(self) -> bool:
        """Whether the file ends as a PDF does."""
        with self.file.open("rb") as file:
            file.seek(max(0, self.file.stat().st_size - _WITHIN))
            return _END in file.read()

    def sha256(self) -> str:
        """What the document is named by."""
        with self.file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()

    def drop(self) -> None:
        """Forget what was downloaded."""
        self.file.unlink(missing_ok=True)
        self._told.unlink(missing_ok=True)


def _what(beginning: bytes, content_type: str) -> str:
    """What the bytes are, in words: a page with its title, which often says why, else what the server calls them."""
    if beginning.lstrip()[:1] == b"<":
        heading = LexborHTMLParser(beginning.decode("utf-8", "replace")).css_first("title, h1, h2, p")
        title = one_line(heading.text())[:_MOST_OF_A_TITLE] if heading else ""
        return f"a web page: {title}" if title else "a web page"
    kind = content_type.partition(";")[0]
    return kind if kind and "pdf" not in kind.lower() else "something else"
