"""What tests of the commands type, and what they are answered."""

from collections.abc import Callable
from typing import NamedTuple


class Said(NamedTuple):
    """A command's exit code and what it wrote."""

    code: int
    out: str
    err: str


Typed = Callable[..., Said]
"""Types a command: typed("sql", "SELECT 1", "--data", folder)."""
