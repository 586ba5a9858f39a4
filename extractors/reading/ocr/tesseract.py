"""The program tesseract: whether it is there, which version, and what it sees in a picture."""

import os
import re
import resource
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from extractors.reading.ocr.orphans import with_parent

SWEDISH, SYMBOLS = "swe", "eng"  # the Swedish model knows neither § nor %: the English one, if there, is asked for them
REMEDY = "Install tesseract with Swedish (on Debian and Ubuntu: sudo apt-get install tesseract-ocr tesseract-ocr-swe)"
_LONGEST = 120.0  # seconds for one picture, however long it may take
_ANSWERS_WITHIN = 10.0  # seconds, when asked for its version
_FOLDER = re.compile(r'"(.+?)"')


class OcrFailed(Exception):
    """Tesseract did not read a picture; the message says why."""


@dataclass(frozen=True)
class Tesseract:
    """An installed tesseract that can read Swedish. `version` names the program and its models.

    It has until `ends_at` (of the monotonic clock) for all that it is asked.
    """

    program: str
    version: str
    languages: frozenset[str]
    ends_at: float = float("inf")

    def within(self, seconds: float) -> "Tesseract":
        """The same with so many seconds from now on."""
        return replace(self, ends_at=time.monotonic() + seconds)

    def hocr(self, picture: bytes, language: str, dpi: int) -> bytes:
        """What it sees in a picture (PNG or PGM), as hOCR. Raises OcrFailed."""
        seconds = max(0.0, min(self.ends_at - time.monotonic(), _LONGEST))
        options = ["-l", language, "--psm", "3", "--dpi", str(dpi), "hocr"]
        try:
            done = subprocess.run(
                [self.program, "stdin", "stdout", *options],
                input=picture,
                capture_output=True,
                timeout=seconds,
                check=True,
                env=os.environ | {"OMP_THREAD_LIMIT": "1"},
                preexec_fn=_limited_to(seconds),
            )
        except subprocess.TimeoutExpired as error:
            raise OcrFailed(f"tesseract was not done after {seconds:.0f} seconds") from error
        except (OSError, subprocess.CalledProcessError) as error:
            raise OcrFailed(f"tesseract failed ({_reason(error)})") from error
        return done.stdout


@cache
def find_tesseract() -> Tesseract | None:
    """The installed tesseract; None where there is none, or none that reads Swedish."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        version = _asked(program, "--version").split("\n", 1)[0].strip()
        listed = _asked(program, "--list-langs")
    except (OSError, subprocess.SubprocessError):
        return None
    languages = frozenset(listed.split("\n")[1:]) & {SWEDISH, SYMBOLS}
    if SWEDISH not in languages:
        return None
    folder = _FOLDER.search(listed)
    models = [f"{name}:{_size(folder[1], name) if folder else 0}" for name in sorted(languages)]
    return Tesseract(program, " ".join([version, *models]), languages)


def _asked(program: str, question: str) -> str:
    done = subprocess.run([program, question], capture_output=True, text=True, timeout=_ANSWERS_WITHIN, check=True)
    return done.stdout or done.stderr


def _size(folder: str, language: str) -> int:
    """The bytes of a model: the fast and the best one of a language differ in them."""
    try:
        return (Path(folder) / f"{language}.traineddata").stat().st_size
    except OSError:
        return 0


def _limited_to(seconds: float) -> Callable[[], None]:
    """What the child does first: tie itself to its parent, and limit itself where that cannot be done."""
    tie = with_parent()

    def limit() -> None:
        tie()
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))

    return limit


def _reason(error: OSError | subprocess.CalledProcessError) -> str:
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    last = error.stderr.decode(errors="replace").strip().rsplit("\n", 1)[-1]
    return f"exit code {error.returncode}{': ' + last if last else ''}"
