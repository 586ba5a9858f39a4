"""Measures with their themes."""

from extractors.themes.classify import theme
from models.extraction import Extraction
from models.records import Measure


def with_themes(extraction: Extraction) -> Extraction:
    """The extraction with the theme of each measure, where its words tell one."""
    committee = extraction.document.organization if extraction.document else None
    return extraction.model_copy(update={"measures": tuple(_themed(m, committee) for m in extraction.measures)})


def _themed(measure: Measure, committee: str | None) -> Measure:
    found = theme(measure.text, measure.category, committee)
    if found is None:
        return measure
    return measure.model_copy(update={"theme": found.key, "theme_confidence": found.confidence})
