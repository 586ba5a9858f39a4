"""What OCR saw, on disk: a page is looked at once, by whichever worker comes first."""

import os
import tempfile
from pathlib import Path

from extractors.reading.ocr.page_reader import PageReader, page_reader
from models.settings import Settings
from warehouse.files import make_private_folder

_OF_A_PAGE = 0.75  # of the seconds that a page may take are for OCR


class OcrFolder:
    """Results of OCR as files readable by the user only: `<folder>/<two digits>/<key>.json`.

    Where the folder that it is to lie in was never made, nothing is kept: a command that keeps nothing makes none.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> bytes | None:
        """The result under a key; None where there is none that can be read."""
        try:
            return self._file(key).read_bytes()
        except OSError:
            return None

    def put(self, key: str, result: bytes) -> None:
        """Keep a result. A reader sees the whole file or none; a disk that is full or read-only keeps nothing."""
        if not self._folder.parent.is_dir():
            return
        file = self._file(key)
        try:
            make_private_folder(file.parent)
            handle, name = tempfile.mkstemp(dir=file.parent, suffix=".part")
        except OSError:
            return
        try:
            with os.fdopen(handle, "wb") as part:
                part.write(result)
            Path(name).replace(file)
        except OSError:
            Path(name).unlink(missing_ok=True)

    def _file(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"


def ocr_reader(settings: Settings) -> PageReader | None:
    """What reads pages without honest text, as the settings have it; None where nothing can or is to.

    Raises SettingsError where every page is to be read so and tesseract is not installed.
    """
    return page_reader(settings.ocr, OcrFolder(settings.ocr_results), _OF_A_PAGE * settings.page_timeout)
