"""The spaCy pipeline for Swedish, with our sentence boundaries and entities; and the plain functions beside it."""

from functools import cache
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from extractors.swedish.actions import is_noun_led_action, is_verb_led
from extractors.swedish.boundaries import sentences
from extractors.swedish.dates import find_dates
from extractors.swedish.lexicon import lemmas
from extractors.swedish.money import find_amounts
from extractors.swedish.organizations import find_organizations
from extractors.swedish.terms import words
from models.errors import ModelError

__all__ = ["is_noun_led_action", "is_verb_led", "lemmas", "nlp", "parses", "pipeline_name", "sentences"]

_BOUNDARIES = "namndkoll_boundaries"
_ENTITIES = "namndkoll_entities"


@cache
def nlp(model: str | None = None) -> Language:
    """The pipeline, loaded once: blank Swedish with our rules, or a trained model by name or path with them.

    Raises ModelError where the model cannot be loaded.
    """
    Language.component(_BOUNDARIES, func=set_boundaries)
    Language.component(_ENTITIES, func=set_entities)
    pipeline = spacy.blank("sv") if model is None else _load(model)
    _keep_abbreviations(pipeline)
    pipeline.add_pipe(_BOUNDARIES, first=True)
    pipeline.add_pipe(_ENTITIES, last=True)
    return pipeline


def _keep_abbreviations(pipeline: Language) -> None:
    """Makes each abbreviation one token, with its full stop; a model's tokenizer of another make stays as it is."""
    tokenizer: Any = pipeline.tokenizer
    for abbreviation in words("abbreviations", "never_final") if hasattr(tokenizer, "add_special_case") else ():
        for form in (abbreviation, abbreviation.capitalize()):
            if " " not in form:
                tokenizer.add_special_case(form, [{"ORTH": form}])


def _load(model: str) -> Language:
    """A trained pipeline. A package that is there may still be broken in any way, so every fault is caught."""
    try:
        pipeline = spacy.load(model)
    except Exception as fault:
        raise ModelError(f"the spaCy pipeline {model!r} cannot be loaded: {_told(fault)}", _remedy(model)) from fault
    if pipeline.lang != "sv":
        raise ModelError(f"the spaCy pipeline {model!r} is for the language {pipeline.lang!r}", _remedy(model))
    return pipeline


def _told(fault: Exception) -> str:
    """The first line of what a library says of a fault."""
    return str(fault).strip().partition("\n")[0] or type(fault).__name__


def _remedy(model: str) -> str:
    instead = "or leave --model (setting 'model') out to do with blank:sv."
    if Path(model).exists() or Path(model).name != model:
        return f"Name the folder of a Swedish spaCy pipeline, the one with its meta.json, {instead}"
    wanted = model if model.startswith("sv_") else "sv_core_news_lg"
    return f"Install a Swedish one with 'python -m spacy download {wanted}', {instead}"


def parses(pipeline: Language) -> bool:
    """Whether a pipeline says how the words of a sentence depend on each other: one with a parser does."""
    return any("token.dep" in pipeline.get_pipe_meta(name).assigns for name in pipeline.pipe_names)


def pipeline_name(pipeline: Language) -> str:
    """How the pipeline is named in records: "blank:sv", or the model's own name and version."""
    name = pipeline.meta.get("name")
    if not name or name == "pipeline":
        return f"blank:{pipeline.lang}"
    return f"{pipeline.lang}_{name}-{pipeline.meta.get('version', '')}"


def set_boundaries(doc: Doc) -> Doc:
    """Marks the first token of each of our sentences, and no other."""
    starts = {start for start, _ in sentences(doc.text)}
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx in starts
    return doc


def set_entities(doc: Doc) -> Doc:
    """Adds bodies (ORG), dates (DATE) and amounts of money (MONEY) to the entities; ours win over a model's."""
    found = [
        (label, span.start, span.end)
        for label, spans in (
            ("MONEY", find_amounts(doc.text)),
            ("DATE", find_dates(doc.text)),
            ("ORG", find_organizations(doc.text)),
        )
        for span in spans
    ]
    ours = [doc.char_span(start, end, label, alignment_mode="expand") for label, start, end in found]
    doc.ents = _without_overlap([span for span in ours if span is not None], list(doc.ents))
    return doc


def _without_overlap(ours: list[Span], theirs: list[Span]) -> tuple[Span, ...]:
    kept = filter_spans(ours)
    free = [span for span in theirs if all(span.end <= own.start or own.end <= span.start for own in kept)]
    return tuple(sorted([*kept, *free], key=lambda span: span.start))
