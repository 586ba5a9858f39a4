"""PDF → ParsedDocument: words, lines, blocks and tables, each with its page and rectangle."""
