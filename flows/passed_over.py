"""What was met and is no PDF, in words: minutes may well be in a Word file."""

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

_MOST_KINDS, _MOST_NAMES = 5, 3


def passed_over(names: Sequence[str]) -> str:
    """How many files of which kinds were passed over, and the names of the first; "" where none was."""
    if not names:
        return ""
    kinds = Counter(PurePosixPath(name).suffix.lower() or "without a suffix" for name in names)
    told = [f"{count} {kind}" for kind, count in kinds.most_common(_MOST_KINDS)]
    told += [f"{len(names) - sum(dict(kinds.most_common(_MOST_KINDS)).values())} others"] * (len(kinds) > _MOST_KINDS)
    more = f" and {len(names) - _MOST_NAMES} more" * (len(names) > _MOST_NAMES)
    files = f"{len(names)} file{'s' * (len(names) > 1)}"
    return f"{files} passed over, being no PDF ({', '.join(told)}): {', '.join(names[:_MOST_NAMES])}{more}"
