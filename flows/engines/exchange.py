"""The place where workers on other machines put what they made, and where the loader takes it from."""

import uuid
from contextlib import suppress

from fsspec.core import url_to_fs


class Exchange:
    """Extraction JSON below a folder or fsspec URL that all machines reach: `<extractor version>/<sha256>.json`.

    It holds what is on its way only: the loader takes away what it has read.
    """

    def __init__(self, address: str, version: str) -> None:
        self._files, root = url_to_fs(address)
        self._root = str(root).rstrip("/")
        self._folder = f"{self._root}/{version}"

    def put(self, name: str, content: bytes) -> None:
        """Keep it. Who looks there sees all of it or nothing, also while another worker puts the same."""
        self._files.makedirs(self._folder, exist_ok=True)
        part = f"{self._folder}/{name}.{uuid.uuid4().hex}.part"
        self._files.pipe_file(part, content)
        self._files.mv(part, self._place(name))

    def get(self, name: str) -> bytes | None:
        """What is kept under a name; None where nothing is."""
        try:
            content: bytes = self._files.cat_file(self._place(name))
        except FileNotFoundError:
            return None
        return content

    def remove(self, name: str) -> None:
        """Let it go."""
        with suppress(FileNotFoundError):
            self._files.rm_file(self._place(name))

    def remove_other_versions(self) -> None:
        """Let go what runs with another extractor left when they were stopped."""
        self._files.invalidate_cache()
        if self._files.exists(self._root):
            for folder in self._files.ls(self._root, detail=False):
                if str(folder).rstrip("/").rpartition("/")[2] != self._folder.rpartition("/")[2]:
                    self._files.rm(folder, recursive=True)

    def _place(self, name: str) -> str:
        return f"{self._folder}/{name}.json"
