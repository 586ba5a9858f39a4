"""Work for the pool: a damaged PDF from its bytes to its records. At a module's top level, for a spawned worker."""

import traceback
from pathlib import Path
from typing import NamedTuple

from extractors.pipeline import extract
from extractors.reading.document import read
from extractors.reading.source import open_source
from flows.limits import limit_memory
from models.errors import NamndkollError
from models.settings import Settings
from tests.faults.mutations import mutated, one_page

SEVERAL_PAGES = 5  # every so many mutants keep all their pages: a layout goes over page breaks
_TO_DAMAGE = 4_000  # megabytes for making a mutant
_MEGABYTES = 600  # for reading it: thrice what a sound sample takes: a mutant that swells is soon at its end


class Fate(NamedTuple):
    """What became of a mutant: a word for the statistics, and what was raised that should not have been."""

    word: str
    unforeseen: str | None = None


def meet(task: tuple[Path, int, Path]) -> Fate:
    """Damage a sample by its seed, then read it from the folder, lay it out and extract it."""
    sample, seed, folder = task
    limit_memory(Settings(worker_memory=_TO_DAMAGE), SEVERAL_PAGES)  # of an earlier mutant's limit it is not to fail
    pdf = sample.read_bytes()
    if seed % SEVERAL_PAGES:
        pdf = one_page(pdf, seed)
    path = folder / f"{seed}.pdf"
    path.write_bytes(mutated(pdf, seed))
    limit_memory(Settings(worker_memory=_MEGABYTES), SEVERAL_PAGES)
    fate = _read(path)
    path.unlink()
    return fate


def _read(path: Path) -> Fate:
    try:
        extraction = extract(read(open_source(path)), Settings())
        type(extraction).model_validate_json(extraction.model_dump_json())
    except NamndkollError as error:
        return Fate(error.code)
    except MemoryError:
        raise
    except Exception:
        return Fate("raised", traceback.format_exc())
    broken = [issue.explanation for issue in extraction.issues if issue.code == "extractor_failed"]
    if broken:
        return Fate("raised", "\n".join(broken))
    return Fate("partial" if extraction.issues else "read")
