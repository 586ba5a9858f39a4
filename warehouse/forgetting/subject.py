"""What is to be forgotten: a document with all that was read from it, or a person's name in all documents."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from models.errors import InputError
from models.forgotten import Sort
from models.settings import Settings
from warehouse.columns import tables_of_documents
from warehouse.connection import reading
from warehouse.forgetting.ledger import acts, is_of
from warehouse.masking.names import Names
from warehouse.masking.spelling import FOLDED, folded

_NAMING = """
SELECT document_id FROM (FROM {table}) r
WHERE contains(regexp_replace(lower(to_json(r)::VARCHAR), $folded, '', 'g'), $one)
   OR contains(regexp_replace(lower(to_json(r)::VARCHAR), $folded, '', 'g'), $other)
"""
_REVIEWERS = {"correction", "overlay"}  # what a reviewer wrote stands in no PDF
_ALONE = "SELECT document_id, spellings FROM store.person WHERE list_contains(spellings, $name) OR name = $name"
_SHORTEST_ID = 12
_WITHOUT_DOTS = str.maketrans("åäöéüÅÄÖÉÜ", "aaoeuAAOEU")  # as addresses write a name


@dataclass(frozen=True)
class Subject:
    """What is to be forgotten, and the documents that are withheld for it."""

    sort: Sort
    documents: frozenset[str]
    name: str | None = None
    spellings: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Document id → the ways in which that document writes the name, beyond its words in either order."""

    @property
    def anywhere(self) -> frozenset[str]:
        """The ways in which any text may write the name."""
        if self.name is None:
            return frozenset()
        plain = self.name.translate(_WITHOUT_DOTS)
        return frozenset({self.name, turned(self.name), plain, turned(plain)})

    def changed(self, row: dict[str, Any]) -> dict[str, Any] | None:
        """A row without the name; None for a row of the document."""
        if self.name is None:
            said = repr(row)
            return None if any(document in said for document in self.documents) else row
        more = self.spellings.get(str(row.get("document_id")), frozenset())
        found = Names(self.anywhere | more).without(row)
        return dict(found)


def turned(name: str) -> str:
    """A name with its last word first: as lists write it."""
    *given, family = name.split()
    return " ".join([family, *given])


def document_subject(told: str, settings: Settings) -> Subject:
    """The document that a SHA-256, the beginning of one, or a file names. Raises InputError where there is none."""
    known = _known_documents(settings)
    if Path(told).is_file():
        with Path(told).open("rb") as file:
            return Subject(Sort.DOCUMENT, frozenset({hashlib.file_digest(file, "sha256").hexdigest()}))
    found = [document for document in known if len(told) >= _SHORTEST_ID and document.startswith(told)]
    if len(found) != 1:
        raise InputError(
            f"{told} names {len(found)} documents" if found else f"there is no document {told}",
            "Name the PDF, or its id as in document.id, or a person by given and family name.",
        )
    return Subject(Sort.DOCUMENT, frozenset(found))


def person_subject(name: str, settings: Settings) -> Subject:
    """The person of a name, with the documents that name them. Raises InputError for a name of one word."""
    name = " ".join(name.split())
    if " " not in name:
        raise InputError(
            f"{name!r} is one word, which names more than one person", "Write given and family name, within quotes."
        )
    documents: set[str] = set()
    spellings: dict[str, frozenset[str]] = {}
    if settings.working.is_file():
        with reading(settings.working) as con:
            terms = {"folded": FOLDED, "one": folded(name), "other": folded(turned(name))}
            tables = [table for table, of_document in tables_of_documents(con).items() if of_document]
            for table in sorted(set(tables) - _REVIEWERS):
                found = con.execute(_NAMING.format(table=f"store.{table}"), terms).fetchall()
                documents |= {document for (document,) in found}
            for document, written in con.execute(_ALONE, {"name": name}).fetchall():
                documents.add(document)
                spellings[document] = spellings.get(document, frozenset()) | frozenset(written)
    documents |= _naming_in_cache(settings, {folded(name), folded(turned(name))})
    for act in acts(settings.forgotten):  # one that was killed on the way has its documents noted
        if act.sort is Sort.PERSON and not act.done and is_of(act, name):
            documents |= set(act.withheld)
    return Subject(Sort.PERSON, frozenset(documents), name, spellings)


def _naming_in_cache(settings: Settings, terms: set[str]) -> set[str]:
    """Documents whose cached extraction holds the name, whether it is loaded or not."""
    found = set()
    for file in settings.extractions.glob("*/*.json"):
        said = folded(file.read_text(encoding="utf-8", errors="replace").replace("\\n", " "))
        if any(term in said for term in terms):
            found.add(file.stem)
    return found


def _known_documents(settings: Settings) -> set[str]:
    known = {file.stem for file in settings.extractions.glob("*/*.json")}
    known |= {document for act in acts(settings.forgotten) for document in act.withheld}
    if settings.working.is_file():
        with reading(settings.working) as con:
            known |= {document for (document,) in con.execute("SELECT DISTINCT id FROM store.document").fetchall()}
    return known
