"""Extraction JSON on disk, by extractor version and document: what has been read need not be read again."""

import os
import tempfile
from pathlib import Path

from pydantic import ValidationError

from models.document import SourceDocument
from models.extraction import Extraction
from warehouse.files import make_private_folder


class ExtractionCache:
    """The extractions of one extractor version: `<folder>/<version>/<sha256>.json`."""

    def __init__(self, folder: Path, version: str) -> None:
        self.version = version
        self._folder = folder / version

    def get(self, source: SourceDocument) -> Extraction | None:
        """The extraction of these bytes, told as coming from `source`; None where there is none that can be read."""
        try:
            stored = Extraction.model_validate_json(self._file(source.id).read_bytes())
        except (OSError, ValidationError):
            return None
        return stored.model_copy(update={"source": source}) if stored.source.id == source.id else None

    def put(self, document_id: str, extraction: bytes) -> None:
        """Keep the JSON of an extraction. A reader sees the whole file or none."""
        make_private_folder(self._folder)
        handle, name = tempfile.mkstemp(dir=self._folder, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as part:
                part.write(extraction)
            Path(name).replace(self._file(document_id))
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    def _file(self, document_id: str) -> Path:
        return self._folder / f"{document_id}.json"
