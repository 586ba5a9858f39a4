"""The bar of a long document's pages."""

import io

import pytest
from rich.console import Console

from cli import pages_bar
from flows.orders import SMALL_PAGES


def shown(monkeypatch: pytest.MonkeyPatch, pages: int, *, terminal: bool) -> str:
    """What stands on the terminal while half of a document's pages are read."""
    out = io.StringIO()
    monkeypatch.setattr(pages_bar, "Console", lambda **_: Console(file=out, force_terminal=terminal, width=100))
    with pages_bar.pages_bar() as told:
        told("in/budget.pdf", pages // 2, pages)
    return out.getvalue()


def test_a_long_document_shows_how_many_pages_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = 4 * SMALL_PAGES
    text = shown(monkeypatch, pages, terminal=True)
    assert "budget.pdf" in text
    assert f"{pages // 2}/{pages}" in text


def test_a_short_document_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "budget.pdf" not in shown(monkeypatch, SMALL_PAGES, terminal=True)


def test_where_there_is_no_terminal_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, 4 * SMALL_PAGES, terminal=False).strip() == ""
