"""On which page a record comes to stand when a variation breaks a document's pages elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pypdfium2

_ENOUGH = 30  # characters that a record is known by: its beginning stands on the page that it has


def move(records: dict[str, Any], pdf: bytes) -> None:
    """Give each record the page of the PDF on which its text begins: the nearest one, where several pages show it."""
    pages = [_squeezed(text) for text in _texts(pdf)]
    for record in _with_pages(records):
        said = _squeezed(next((record[key] for key in ("text", "title", "label", "name") if record.get(key)), ""))
        found = [number for number, page in enumerate(pages, 1) if said and said[:_ENOUGH] in page]
        record["page"] = min(found, key=lambda number: abs(number - record["page"]), default=record["page"])


def _with_pages(records: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for several in records.values():
        if isinstance(several, list):
            yield from (record for record in several if "page" in record)


def _texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]


def _squeezed(text: str) -> str:
    """Letters and digits alone: wraps and hyphens differ from page to page."""
    return re.sub(r"[\W_]", "", text)
