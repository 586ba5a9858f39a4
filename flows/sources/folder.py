"""A folder: on this machine, in an archive, or on a server that fsspec reaches (s3://, sftp://, zip://::FILE)."""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any, ClassVar

from fsspec.core import url_to_fs
from pydantic import Field

from flows.fetching.answers import Fetched, Known
from flows.fetching.names import date_of, role_of
from flows.fetching.partial import Partial
from flows.fetching.source import Found, Listed, PassedOver, Source
from flows.fetching.web import Web
from models.addresses import Address
from models.errors import FetchError, Refused, SourceError

_MEGABYTE = 1024 * 1024


class Folder(Source):
    """The PDFs of a folder and its subfolders; other files are told, hidden ones left out."""

    kind: ClassVar[str] = "folder"

    address: Address = Field(description="A path, or an fsspec URL")
    pattern: str = Field(default="*.pdf", description="Which files, in small letters; * stands for folders, too")
    committee_folders: bool = Field(default=False, description="The first folder below names the committee")
    options: dict[str, str] = Field(default_factory=dict, description="For fsspec, such as host and username")

    def listed(self, web: Web) -> Iterator[Found]:  # noqa: ARG002 - asks no server of its own
        """The files, by name. Raises SourceError where the folder cannot be listed."""
        files, root = self._open()
        below = f"{root.rstrip('/')}/" if root else ""
        try:
            if root and not files.isdir(root):
                raise SourceError("no such folder", "Check the address.", file=self.address)
            for path in sorted(_files(files, root)):
                name = path.removeprefix(below)
                if any(part.startswith(".") for part in PurePosixPath(name).parts):
                    continue
                if fnmatchcase(name.lower(), self.pattern):
                    yield self._listed(path, name, str(files.ukey(path)))
                else:
                    yield PassedOver(name=name)
        except OSError as error:
            raise SourceError(f"cannot be listed ({error})", "Check access.", file=self.address) from error

    def fetch(self, document: Listed, known: Known, web: Web, folder: Path) -> Fetched | None:  # noqa: ARG002
        """A copy of the file; None where it is as it was. Raises FetchError."""
        files, _ = self._open()
        partial = Partial(folder, f"{self.name}/{document.key}")
        try:
            stamp = str(files.ukey(document.address))
            if known.etag == stamp:
                return None
            if files.size(document.address) > self.most_megabytes * _MEGABYTE:
                told = f"more than {self.most_megabytes} megabytes"
                raise Refused(told, "Raise most_megabytes for the source.", file=document.address)
            with files.open(document.address, "rb") as file:
                partial.write(iter(lambda: file.read(_MEGABYTE), b""), None, None, goes_on=False)
        except OSError as error:
            raise FetchError(f"cannot be read ({error})", "Check access.", file=document.address) from error
        partial.refuse_what_is_no_pdf("")
        return Fetched(partial.file, partial.sha256(), Known(etag=stamp))

    def _listed(self, path: str, name: str, stamp: str) -> Listed:
        parts = PurePosixPath(name)
        committee = parts.parts[0] if self.committee_folders and len(parts.parts) > 1 else self.committee
        return Listed(
            key=name,
            address=path,
            title=parts.stem,
            committee=committee,
            meeting_date=date_of(parts.stem),
            role=role_of(parts.name),
            stamp=stamp,
        )

    def _open(self) -> tuple[Any, str]:
        try:
            files, root = url_to_fs(self.address, **self.options)
        except (OSError, ValueError, ImportError) as error:
            raise SourceError(f"cannot be opened ({error})", "Check the address.", file=self.address) from error
        return files, str(root)


def _files(files: Any, root: str) -> Iterator[str]:
    """Every file below. Raises OSError where any folder cannot be listed: what lies in it would seem to be gone.

    fsspec's own `find` and `walk` leave such a folder out.
    """
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        for one in files.ls(folder, detail=True):
            path = str(one["name"])
            if one["type"] != "directory":
                yield path
            elif path.rstrip("/") != folder.rstrip("/"):  # some servers list the folder itself
                waiting.append(path)
