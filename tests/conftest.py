"""What tests may need that is not everywhere: it is skipped with its reason, never in silence."""

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a shell's background job: what tests start would be deaf to it
    signal.signal(signal.SIGINT, signal.default_int_handler)

CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of this checkout."""
    return CHECKOUT


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of our own sample PDFs."""
    return CHECKOUT / "samples"


@pytest.fixture(scope="session")
def shared_corpus() -> Path:
    """The corpus of real documents, which lies beside the checkout for those who have it."""
    corpus = CHECKOUT.parent / "shared" / "corpus"
    if not corpus.is_dir():
        pytest.skip(f"the shared corpus is not at {corpus}")
    return corpus


@pytest.fixture(scope="session")
def system_tool() -> Callable[[str], str]:
    """The path of a program by its name; without it the test is skipped, and fails in CI."""

    def find(name: str) -> str:
        if found := shutil.which(name):
            return found
        if os.environ.get("CI") == "true":
            pytest.fail(f"{name} is not installed, and CI must have it")
        return pytest.skip(f"{name} is not installed")

    return find
