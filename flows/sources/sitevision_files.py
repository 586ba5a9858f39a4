"""SiteVision's module of shared files, which lists a folder as JSON.

Known from municipalities' pages that show older years as folders:
`GET /appresource/{page}/{portlet}/files?folderId={folder}&svAjaxReqParam=ajax` answers `{"files": [{"name", "id",
"url"}]}`. Page (4.…), portlet (12.…) and folder ids (19.…) stand in the page's initial state.
"""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field, ValidationError

from flows.fetching.links import address_of
from flows.fetching.names import date_of, role_of
from flows.fetching.source import Listed, Sitting, Source
from flows.fetching.web import Web
from models.addresses import Address
from models.base import Frozen
from models.errors import SourceError

_CHANGED = "The interface has changed: report it."


class _File(Frozen, extra="ignore"):
    name: str
    id: str
    url: str


class SiteVisionFiles(Source):
    """The files of folders."""

    kind: ClassVar[str] = "sitevision_files"

    address: Address = Field(description="The site's first address: https://…")
    page: str = Field(pattern=r"^4\.[0-9a-f]+$", description="4.… of the page's /appresource/ address")
    portlet: str = Field(pattern=r"^12\.[0-9a-f]+$", description="12.… of that address")
    folders: tuple[str, ...] = Field(min_length=1, description="The folders' ids")

    def listed(self, web: Web) -> Iterator[Listed | Sitting]:
        """The files of the folders. Raises SourceError where the answer has another form."""
        where = f"{self.address.rstrip('/')}/appresource/{self.page}/{self.portlet}/files"
        for folder in self.folders:
            page = web.get(where, {"folderId": folder, "svAjaxReqParam": "ajax"})
            answer = page.json()
            if not isinstance(answer, dict) or not isinstance(answer.get("files"), list):
                raise SourceError("the answer has no list of files", _CHANGED, file=page.address)
            for one in answer["files"]:
                yield self._listed(one, page.address)

    def _listed(self, told: object, base: str) -> Listed:
        try:
            file = _File.model_validate(told)
        except ValidationError as error:
            fault = error.errors()[0]
            raise SourceError(f"a file's {fault['loc']}: {fault['msg']}", _CHANGED, file=base) from error
        address = address_of(base, file.url)
        if address is None:
            raise SourceError(f"a file's address is none: {file.url}", _CHANGED, file=base)
        return Listed(
            key=file.id,
            address=address,
            title=file.name,
            committee=self.committee,
            meeting_date=date_of(file.name),
            role=role_of(file.name),
        )
