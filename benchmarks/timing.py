"""What the extraction of some documents takes, in a process of its own: python -m benchmarks.timing FILE … (JSON)."""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from unittest.mock import patch

from benchmarks.readers import stock_pdfplumber
from models.document import ParsedDocument
from models.settings import Settings

REST = "sections, kind, checks"
"""What is done of a document outside of its record extractors."""


@dataclass(frozen=True)
class Timed:
    """What a document took, in seconds of CPU. `parts` are those of `extracting`, by extractor."""

    document: str
    pages: int
    extracting: float
    parts: dict[str, float]
    reading: float
    spacy: float
    pdfplumber: float


def timed(paths: Sequence[Path]) -> Iterator[Timed]:
    """Each document once, in order: the first ones pay for what is loaded at its first use.

    Raises a ReadError where a file cannot be read.
    """
    from extractors.reading.document import read  # noqa: PLC0415 - imports are timed by themselves
    from extractors.reading.source import open_source  # noqa: PLC0415

    settings = Settings()
    for path in paths:
        sources = open_source(path)
        with _clock() as reading:
            parsed = read(sources)
        with _clock() as pdfplumber:
            pages = stock_pdfplumber.read(path, 1, None)
        parts: dict[str, float] = defaultdict(float)
        with _clock() as extracting:
            _extract(parsed, settings, parts)
        parts[REST] = extracting[0] - sum(parts.values())
        yield Timed(path.stem, pages, extracting[0], dict(parts), reading[0], _sentencizer(parsed), pdfplumber[0])


def _extract(parsed: ParsedDocument, settings: Settings, parts: dict[str, float]) -> None:
    """Extracts, and adds what each extractor took to `parts`."""
    from extractors import pipeline  # noqa: PLC0415
    from extractors.extractor import Extractor, Reading  # noqa: PLC0415
    from extractors.registry import extractors_in_order  # noqa: PLC0415
    from models.records import Record  # noqa: PLC0415

    def with_clock(extractor: Extractor) -> Extractor:
        def run(reading: Reading) -> Sequence[Record]:
            with _clock() as took:
                found = extractor.run(reading)
            parts[extractor.fills] += took[0]
            return found

        return replace(extractor, run=run)

    watched = tuple(map(with_clock, extractors_in_order()))
    with patch.object(pipeline, "extractors_in_order", lambda: watched):
        pipeline.extract(parsed, settings)


def _sentencizer(parsed: ParsedDocument) -> float:
    """What spaCy's blank Swedish pipeline with its own sentencizer takes for the same blocks and cells."""
    import spacy  # noqa: PLC0415

    pipeline = spacy.blank("sv")
    pipeline.add_pipe("sentencizer")
    pipeline("Den första meningen är till för att värma upp.")
    with _clock() as took:
        for text in _texts(parsed):
            pipeline(text)
    return took[0]


def _texts(parsed: ParsedDocument) -> Iterable[str]:
    yield from (block.text for block in parsed.blocks)
    yield from (cell.text for table in parsed.tables for cell in table.cells)


@contextmanager
def _clock() -> Iterator[list[float]]:
    """A list whose one number is, at the end, the CPU seconds that this process took in between."""
    took = [0.0]
    began = time.process_time()
    yield took
    took[0] = time.process_time() - began


def main() -> None:
    """Time the documents named, and print what the imports and each of them took."""
    with _clock() as imports:
        import extractors.pipeline  # noqa: F401, PLC0415
    found = [asdict(one) for one in timed([Path(name) for name in sys.argv[1:]])]
    sys.stdout.write(json.dumps({"imports": imports[0], "documents": found}))


if __name__ == "__main__":
    main()
