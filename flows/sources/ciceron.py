"""Ciceron's public search (Ciceronsok), JSON-RPC over POST /json.

Known from public crawlers of Höör and Mölndal, and their use on Hörby, Östra Göinge, Lysekil, Helsingborg, Östersund,
Halmstad and Falköping: `Test` opens a session; `Search` with doctype 1 (meetings) and `param`, a JSON string with
diary, board, from_date, to_date and hasFiles; `ReadItems` by offset and limit gives `result.results[]` with `id` (a
position, not a key) and `title` ("<board> YYYY-MM-DD"); `ReadObjectDetails` gives `result.value`, a JSON string with
`documents[]` (`name`, `id`, `filename`, `filename_b64`). `GET /download/document` takes `id` and `filename_b64`,
unchanged and of the same document. One `search_id` holds the last search only. Faults come as `error.message`.
"""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, ClassVar
from urllib.parse import quote

from pydantic import Field

from flows.fetching.names import Role, date_of, role_of
from flows.fetching.source import Listed, Sitting, Source
from flows.fetching.web import Web
from models.addresses import Address
from models.base import Frozen
from models.errors import SourceError

_MEETING = 1  # doctype
_LIMIT = 250
_FIRST_DAY = date(2000, 1, 1)
_CHANGED = "The interface has changed: report it."


class Board(Frozen):
    """A committee as Ciceron knows it: the ids are the municipality's own."""

    committee: str
    diary: str
    board: str


class Ciceron(Source):
    """The documents of the boards' meetings."""

    kind: ClassVar[str] = "ciceron"
    walks_dates: ClassVar[bool] = True

    address: Address = Field(description="https:// and the host that answers /json")
    boards: tuple[Board, ...] = Field(
        min_length=1, description="Each {committee, diary, board}: its name, and the system's ids of it"
    )
    most_meetings: int = Field(default=1_000, ge=1, description="Meetings of a board; more fail the source")

    def listed(self, web: Web) -> Iterator[Listed | Sitting]:
        """The documents of each board's meetings, and the meetings. Raises SourceError."""
        session = _Session(self.address.rstrip("/"), web)
        for board in self.boards:
            for row in session.meetings(board, self.since or _FIRST_DAY, self.most_meetings):
                title = str(row.get("title", ""))
                day = date_of(title)
                if day:
                    cancelled = role_of(title) is Role.CANCELLED
                    yield Sitting(committee=board.committee, date=day, is_cancelled=cancelled)
                for document in session.documents(board, row):
                    yield self._listed(document, board, day)

    def _listed(self, document: dict[str, Any], board: Board, day: date | None) -> Listed:
        try:
            key, packed = str(document["id"]), str(document["filename_b64"])
        except KeyError as error:
            raise SourceError(f"a document has no {error.args[0]}", _CHANGED, file=self.address) from error
        name, file_name = str(document.get("name", "")), str(document.get("filename", ""))
        where = f"{self.address.rstrip('/')}/download/document?filename={quote(packed, safe='')}&id={quote(key)}"
        return Listed(
            key=key,
            address=where,
            title=name or file_name or key,
            committee=board.committee,
            meeting_date=day or date_of(name),
            role=role_of(name, file_name),
        )


class _Session:
    """A session with the server, which hands its id on with each answer."""

    def __init__(self, address: str, web: Web) -> None:
        self._address, self._web = address, web
        self._id: str | None = None
        self._call("Test", {})

    def meetings(self, board: Board, since: date, most: int) -> list[dict[str, Any]]:
        """The rows of a board's meetings."""
        param = {
            "diary": board.diary,
            "board": board.board,
            "from_date": since.isoformat(),
            "to_date": datetime.now(UTC).date().replace(month=12, day=31).isoformat(),
            "hasFiles": True,
        }
        asked = {"search_id": self._label(board), "doctype": _MEETING, "text": "", "param": json.dumps(param)}
        self._call("Search", asked)
        rows: list[dict[str, Any]] = []
        while True:
            place = {"search_id": self._label(board), "offset": len(rows), "limit": _LIMIT}
            found = self._part(self._call("ReadItems", place), "results")
            rows += found
            if len(rows) > most:
                raise SourceError(f"{board.committee} has more than {most} meetings", "Set since.", file=self._address)
            if len(found) < _LIMIT:
                return rows

    def documents(self, board: Board, row: dict[str, Any]) -> list[dict[str, Any]]:
        """The documents of a meeting of the last search."""
        answer = self._call("ReadObjectDetails", {"search_id": self._label(board), "id": str(row.get("id"))})
        try:
            value = json.loads(answer["value"])
        except (KeyError, TypeError, ValueError) as error:
            raise SourceError("a meeting's details are not as known", _CHANGED, file=self._address) from error
        return self._part(value, "documents")

    def _call(self, method: str, params: dict[str, Any]) -> Any:
        """The result of a method. Raises SourceError with the server's own message where it gives none."""
        body = {
            "jsonrpc": "2.0",
            "method": f"CiceronsokServer:{method}",
            "params": params,
            "session_id": self._id or "",
        }
        answer = self._web.post(f"{self._address}/json", body).json()
        if not isinstance(answer, dict):
            raise SourceError("the answer is not as known", _CHANGED, file=self._address)
        if error := answer.get("error"):
            message = error.get("message") if isinstance(error, dict) else error
            raise SourceError(f"{method}: {message}", "Check diary and board.", file=self._address)
        self._id = answer.get("session_id") or self._id
        return answer.get("result")

    def _part(self, answer: Any, name: str) -> list[dict[str, Any]]:
        found = answer.get(name) if isinstance(answer, dict) else None
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            raise SourceError(f"the answer has no list of {name}", _CHANGED, file=self._address)
        return found

    @staticmethod
    def _label(board: Board) -> str:
        return f"{board.diary}-{board.board}"
