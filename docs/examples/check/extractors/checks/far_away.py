"""Doubts about days: a measure that is to be done so late that the year may be misread."""

from extractors.whole import Found, Whole
from models.flags import Flag, Severity

_YEARS = 15


def deadline_far_away(whole: Whole) -> Found:
    """A deadline more than fifteen years after the document's day."""
    document = whole.extraction.document
    if document is None or document.date is None:
        return
    for measure in whole.extraction.measures:
        last = measure.deadline_to
        if last is not None and last.year - document.date.year > _YEARS:
            yield (
                measure.id,
                Flag(
                    code="deadline_far_away",
                    severity=Severity.WARNING,
                    explanation=f"Åtgärden ska vara klar {measure.deadline}, mer än {_YEARS} år efter dokumentets dag.",
                    remedy="Jämför årtalet med sidan.",
                ),
            )


WHOLE_CHECKS = [deadline_far_away]
