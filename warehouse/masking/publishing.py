"""The file that is published: the working file's rows, private persons' names masked.

A name replaced in a DuckDB file stays in its freed blocks, so the rows go to a new file.
"""

from collections.abc import Mapping
from pathlib import Path

from warehouse.files import copy_private, make_private_folder
from warehouse.masking.names import Names
from warehouse.rewriting import Touching, rewrite
from warehouse.rows import Row, content_hash

NAMELESS = "nameless"
"""Folder beside the working file: links to PDFs whose own names tell a masked name."""


def write_published(working: Path, new: Path, names: Mapping[str, Names]) -> None:
    """Writes to `new` what is published of the working file, which must be closed and hold no log.

    `names` are those to mask, by document. A PDF whose path tells one is published under a link's path, so that its
    pages are found all the same. Raises OSError, duckdb.Error.
    """
    if not names:
        copy_private(working, new)
        return
    pairs = [(document, term) for document, of_one in names.items() for term in of_one.terms]

    def masked(_: str, row: Row) -> Row:
        changed: Row = names[str(row["document_id"])].without(row)
        if changed.get("path") != row.get("path"):
            changed["path"] = str(_nameless(working, str(row["document_id"]), Path(str(row["path"]))))
        if "content_hash" in changed:  # a hash over the name would tell it to who guesses it
            changed["content_hash"] = content_hash(changed, but={"content_hash"})
        return changed

    rewrite(working, new, Touching(*map(list, zip(*pairs, strict=True))), masked)


def _nameless(working: Path, document: str, file: Path) -> Path:
    """A link to a file under its document's id."""
    link = working.parent / NAMELESS / f"{document}.pdf"
    make_private_folder(link.parent)
    link.unlink(missing_ok=True)
    link.symlink_to(file)
    return link.absolute()
