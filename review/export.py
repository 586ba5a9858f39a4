"""Writing gold files of all documents that are decided in full."""

import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from models.errors import InputError
from models.settings import Settings
from review.documents import Documents
from review.gold import gold, undecided
from review.published import Published
from warehouse.corrections import corrections

_SQL = """
SELECT DISTINCT d.document_id, d.path FROM store.document d
WHERE d.valid_to IS NULL AND (len($ids) = 0 OR list_bool_or([starts_with(d.document_id, i) FOR i IN $ids]))
ORDER BY d.path, d.document_id
"""


@dataclass
class Exported:
    """What was written, and what is not decided yet."""

    written: list[Path] = field(default_factory=list)
    unfinished: list[tuple[str, int]] = field(default_factory=list)
    """(the PDF's name, records still to decide) of documents that somebody has begun to review, or that were named."""


def export(settings: Settings, folder: Path, ids: tuple[str, ...] = (), *, with_pdfs: bool = False) -> Exported:
    """Writes NAME.gold.json for each document decided in full. Raises InputError where the folder cannot be written."""
    published, done = Published(settings), Exported()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with corrections(settings.corrections) as made:
            documents = Documents(published)
            for row in published.ask(_SQL, {"ids": list(ids)}):
                acts = list(made.all(row["document_id"]))
                document = documents.get(row["document_id"], acts) if acts or ids else None
                if document is None:
                    continue
                path = Path(row["path"])
                if left := undecided(document):
                    done.unfinished.append((path.name, len(left)))
                    continue
                name = _name(folder, path.stem, row["document_id"], done.written)
                text = json.dumps(gold(document), ensure_ascii=False, indent=2)
                name.write_text(text + "\n", encoding="utf-8")
                done.written.append(name)
                if with_pdfs:
                    shutil.copyfile(path, name.with_name(name.name.removesuffix(".gold.json") + ".pdf"))
    except OSError as error:
        raise InputError(f"cannot be written ({error.strerror})", "Name another folder.", file=str(folder)) from error
    finally:
        published.close()
    return done


def _name(folder: Path, stem: str, document_id: str, taken: list[Path]) -> Path:
    """The file's name: the PDF's, with the document's id where another PDF has the same."""
    plain = folder / f"{stem}.gold.json"
    return folder / f"{stem}-{document_id[:8]}.gold.json" if plain in taken else plain
