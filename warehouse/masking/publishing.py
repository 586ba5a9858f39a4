"""The file that is published: the working file's rows, private persons' names masked.

A name replaced in a DuckDB file stays in its freed blocks, so the rows go to a new file.
"""

from pathlib import Path

from models.settings import Settings
from warehouse.connection import exporting
from warehouse.files import copy_private
from warehouse.masking.names import names_to_mask
from warehouse.rewriting import Touching, rewrite
from warehouse.rows import Row, content_hash


def write_published(settings: Settings, new: Path) -> None:
    """Writes to `new` what is published of the working file, which must be closed and hold no log.

    Raises OSError, duckdb.Error.
    """
    with exporting(settings.working) as con:
        names = {} if settings.names_shown_because else names_to_mask(con)
    if not names:
        copy_private(settings.working, new)
        return
    pairs = [(document, term) for document, of_one in names.items() for term in of_one.terms]

    def masked(_: str, row: Row) -> Row:
        changed: Row = names[str(row["document_id"])].without(row)
        if "content_hash" in changed:  # a hash over the name would tell it to who guesses it
            changed["content_hash"] = content_hash(changed, but={"content_hash"})
        return changed

    rewrite(settings.working, new, Touching(*map(list, zip(*pairs, strict=True))), masked)
