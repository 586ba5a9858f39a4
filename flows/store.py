"""Original PDFs by their SHA-256: a folder, or any place that fsspec reaches. The same bytes are kept once."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem

from models.errors import SettingsError
from models.settings import Settings
from warehouse.files import make_private_folder


class Store:
    """The store that the settings name: `<first two digits>/<sha256>.pdf` below its folder or URL."""

    def __init__(self, settings: Settings, copies: Path | None = None) -> None:
        try:
            self._files, self._root = _opened(settings.originals)
        except (OSError, ValueError, ImportError) as error:
            raise SettingsError(
                f"the store cannot be opened ({error})", "Correct NAMNDKOLL_STORE.", file=settings.originals
            ) from error
        self._is_local = isinstance(self._files, LocalFileSystem)
        self._copies = copies or settings.fetching / "copies"
        self.address = self._root if self._is_local else settings.originals
        """Where it is, whatever folder the one who asks is in."""

    def put(self, file: Path, document_id: str) -> None:
        """Move a file into the store under the SHA-256 of its bytes. Who looks there sees all of it or nothing."""
        place = self._place(document_id)
        if document_id not in self:
            self._make_folder(place)
            part = f"{place}.part"
            self._files.put_file(str(file), part)
            if self._is_local:
                Path(part).chmod(0o600)
            self._files.mv(part, place)
        file.unlink()

    def __contains__(self, document_id: str) -> bool:
        return bool(self._files.exists(self._place(document_id)))

    def place(self, document_id: str) -> Path:
        """Where `path` has the document's bytes: the store's own file, or a copy that is perhaps not made yet."""
        return Path(self._place(document_id)) if self._is_local else self._copies / f"{document_id}.pdf"

    def path(self, document_id: str) -> Path:
        """A file on this machine with the document's bytes: the store's own, or a copy that `release` removes."""
        place, copy = self._place(document_id), self.place(document_id)
        if not self._is_local and not copy.exists():
            make_private_folder(self._copies)
            part = copy.with_suffix(".part")
            self._files.get_file(place, str(part))
            part.replace(copy)
        return copy

    def release(self) -> None:
        """Remove the copies."""
        shutil.rmtree(self._copies, ignore_errors=True)

    def ids(self) -> Iterator[str]:
        """The documents that are kept."""
        if self._files.exists(self._root):
            for path in self._files.find(self._root):
                name = str(path).rpartition("/")[2]
                if name.endswith(".pdf"):
                    yield name.removesuffix(".pdf")

    def sizes(self, document_ids: Iterable[str]) -> dict[str, int]:
        """Bytes of each of the documents that is kept."""
        return {one: int(self._files.size(self._place(one))) for one in document_ids if one in self}

    def remove(self, document_id: str) -> None:
        """Forget a document's bytes, also their copy."""
        (self._copies / f"{document_id}.pdf").unlink(missing_ok=True)
        if document_id in self:
            self._files.rm_file(self._place(document_id))

    def _place(self, document_id: str) -> str:
        return f"{self._root.rstrip('/')}/{document_id[:2]}/{document_id}.pdf"

    def _make_folder(self, place: str) -> None:
        if self._is_local:
            make_private_folder(Path(place).parent)
        else:
            self._files.makedirs(place.rpartition("/")[0], exist_ok=True)


def _opened(url: str) -> tuple[Any, str]:
    files, root = url_to_fs(url)
    return files, str(root)
