"""The record extractors, found by scanning extractors/records: one file a record type."""

import importlib
import pkgutil
from functools import cache
from graphlib import TopologicalSorter

import extractors.records
from extractors.extractor import Extractor


@cache
def extractors_in_order() -> tuple[Extractor, ...]:
    """Every extractor, each after those it needs.

    Raises RuntimeError where two fill the same list or one is needed in vain.
    """
    found: dict[str, Extractor] = {}
    for info in pkgutil.iter_modules(extractors.records.__path__):
        module = importlib.import_module(f"{extractors.records.__name__}.{info.name}")
        extractor = getattr(module, "EXTRACTOR", None)
        if not isinstance(extractor, Extractor):
            continue  # a helper of its neighbours
        if extractor.fills in found:
            raise RuntimeError(f"two extractors fill {extractor.fills}: see {module.__name__}")
        found[extractor.fills] = extractor
    for extractor in found.values():
        if missing := set(extractor.after) - set(found):
            raise RuntimeError(
                f"the extractor of {extractor.fills} needs {', '.join(sorted(missing))}: nothing fills it"
            )
    order = TopologicalSorter({name: e.after for name, e in sorted(found.items())}).static_order()
    return tuple(found[name] for name in order)
