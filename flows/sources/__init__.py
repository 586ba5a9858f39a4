"""Connectors: one file a system that documents are published with, found by scanning this folder.

A connector is a subclass of `Source` with a `kind`; its fields are what sources.toml may say of it.
"""

import importlib
import pkgutil
from functools import cache

from flows.fetching.source import Source


@cache
def connectors() -> dict[str, type[Source]]:
    """The connectors by kind. Raises RuntimeError where two share one."""
    found: dict[str, type[Source]] = {}
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda info: info.name):
        module = importlib.import_module(f"{__name__}.{info.name}")
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, Source) and value.__module__ == module.__name__:
                if value.kind in found:
                    raise RuntimeError(f"two connectors are called {value.kind!r}")
                found[value.kind] = value
    return found
