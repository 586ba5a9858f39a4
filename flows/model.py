"""The trained spaCy pipeline that a run is told to use, tried before any document is read."""

from dataclasses import dataclass
from functools import cache

from flows.workers import Job, supervised
from models.errors import NamndkollError

_SECONDS = 300.0  # the largest of spaCy's Swedish pipelines takes ten


@dataclass(frozen=True)
class Tried:
    """A pipeline that can be loaded: its name as records tell it, and whether it parses sentences."""

    name: str
    parses: bool


@cache
def tried(model: str) -> Tried:
    """Load a pipeline in a process of its own, which gives the memory back. Once for each model that is sound.

    Raises ModelError where it cannot be loaded, or is not for Swedish.
    """
    for answer in supervised(_load, [Job(model, model, _SECONDS)], 1):
        if isinstance(answer.result, NamndkollError):
            raise answer.result
        return answer.result
    raise RuntimeError("the pool gave no answer")


def _load(model: str) -> Tried:
    from extractors.swedish.sentences import nlp, parses, pipeline_name  # noqa: PLC0415 - spaCy, in the worker only

    pipeline = nlp(model)
    return Tried(pipeline_name(pipeline), parses(pipeline))
