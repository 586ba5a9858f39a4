"""PDF → ParsedDocument: words, lines, blocks and tables, each with its page and rectangle."""

from extractors.reading.document import read

__all__ = ["read"]
