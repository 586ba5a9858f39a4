"""DuckDB files without a person or a document: the working file and every dated snapshot."""

from pathlib import Path
from typing import Any

from warehouse.comparisons import keep_comparisons
from warehouse.connection import altering, exporting, open_working
from warehouse.files import put_in_place
from warehouse.forgetting.subject import Subject
from warehouse.masking.spelling import FOLDED, folded
from warehouse.migrate import migrate
from warehouse.rewriting import Touching, count_touched, rewrite
from warehouse.rows import Row, content_hash
from warehouse.search import index_texts

_MAGIC, _MAGIC_AT = b"DUCK", 8
_HELD_READY = "FROM duckdb_tables() WHERE schema_name = 'store' AND starts_with(table_name, 'kept_')"


def is_duckdb(path: Path) -> bool:
    """Whether a file is a DuckDB database."""
    with path.open("rb") as file:
        file.seek(_MAGIC_AT)
        return file.read(len(_MAGIC)) == _MAGIC


def settle(path: Path) -> None:
    """Brings into the working file what a killed process left in its log."""
    con = open_working(path)
    try:
        con.execute("CHECKPOINT")
    finally:
        con.close()


def erase(path: Path, subject: Subject, *, dry: bool = False) -> int:
    """Writes a file anew without a subject and puts it in place; returns how many rows it changed or left out.

    What a published file holds ready is worked out anew, by today's rules: sums no longer count what is gone.
    Raises duckdb.Error, OSError.
    """
    if dry:
        return count_touched(path, _touching(subject))
    new = path.with_name(path.name + ".forgetting")
    touched = rewrite(path, new, _touching(subject), lambda _, row: _changed(subject, row))
    with altering(new) as con:
        if con.execute(_HELD_READY).fetchall():
            migrate(con)
            keep_comparisons(con)
            index_texts(con)
    put_in_place(new, path)
    return touched


def holding(path: Path, terms: list[str]) -> list[str]:
    """Names of the file's tables of which a row, as a reader sees it, still holds a term; views show nothing else."""
    found = []
    with exporting(path) as con:
        for (name,) in con.execute("SELECT schema_name || '.' || table_name FROM duckdb_tables()").fetchall():
            said = f"SELECT regexp_replace(lower(to_json(r)::VARCHAR), '{FOLDED}', '', 'g') AS said FROM {name} r"
            sql = f"SELECT 1 FROM ({said}) JOIN (SELECT unnest($terms) AS term) ON contains(said, term) LIMIT 1"
            if con.execute(sql, {"terms": terms}).fetchall():
                found.append(name)
    return found


def _touching(subject: Subject) -> Touching:
    pairs: list[tuple[str | None, str]] = [(None, folded(spelling)) for spelling in sorted(subject.anywhere)]
    if subject.name is None:
        pairs = [(None, document) for document in sorted(subject.documents)]
    for document, spellings in subject.spellings.items():
        words = {word.lower() for spelling in spellings for word in spelling.split()}
        pairs += [(document, folded(spelling)) for spelling in sorted(spellings)]
        pairs += [(document, f'"{word}"') for word in sorted(words)]
    return Touching([document for document, _ in pairs], [term for _, term in pairs])


def _changed(subject: Subject, row: Row) -> Row | None:
    made: dict[str, Any] | None = subject.changed(row)
    if made is not None and made != row and "content_hash" in made:
        made["content_hash"] = content_hash(made, but={"content_hash"})
    return made
