"""A parsed document → its records. Reads as a table of contents of the extraction."""

from spacy.language import Language

from extractors.checks import checked
from extractors.confidence.weighing import weighed
from extractors.extractor import Reading
from extractors.identity import Ids
from extractors.kinds.recognise import recognise
from extractors.registry import extractors_in_order
from extractors.sections.head import head_texts, subtitle, title_block, up_to_title
from extractors.sections.tree import structure
from extractors.swedish.sentences import nlp, pipeline_name
from extractors.themes import with_themes
from extractors.version import extractor_version
from models.document import Issue, ParsedDocument
from models.extraction import Extraction
from models.settings import Settings


def extract(parsed: ParsedDocument, settings: Settings) -> Extraction:
    """Everything the document says, with flags on what is doubtful.

    An extractor that fails costs its own records only and is told in `issues`. Raises ModelError where the settings
    name a spaCy pipeline that cannot be loaded.
    """
    pipeline = nlp(settings.model)
    unread = tuple(p.number for p in parsed.pages if not p.text_layer.is_read)
    empty = Extraction(
        source=parsed.document,
        extractor_version=extractor_version(settings),
        pipeline=pipeline_name(pipeline),
        n_pages=len(parsed.pages),
        pages_unread=unread,
        issues=parsed.issues,
    )
    if not any(True for _ in parsed.lines()):
        return empty if unread or parsed.issues else _without_text(empty)
    reading = _reading(parsed, pipeline)
    issues = list(parsed.issues)
    for extractor in extractors_in_order():
        if extractor.fills in reading.kind.skips:
            continue
        try:
            reading.found[extractor.fills] = tuple(extractor.run(reading))
        except Exception as error:  # whatever one extractor trips over must not cost the others' records
            issues.append(_failed(extractor.fills, error, parsed))
    found = with_themes(_assembled(empty, reading, tuple(issues)))
    return weighed(checked(found, parsed))


def _reading(parsed: ParsedDocument, pipeline: Language) -> Reading:
    """The document's sections, head and kind."""
    sections = structure(parsed)
    head, title = head_texts(sections), title_block(sections)
    headings = [b.text for n in sections.nodes if (b := n.block) is not None and (n.is_heading or b.label)]
    letterhead = [h.text for h in up_to_title(head, title)]
    kind, grounds = recognise(title.text if title else None, letterhead, headings, subtitle(sections, title))
    return Reading(sections, head, title, kind, grounds, Ids(parsed.document.id), pipeline)


def _assembled(empty: Extraction, reading: Reading, issues: tuple[Issue, ...]) -> Extraction:
    """The found records in their places of the Extraction."""
    lists = {name: records for name, records in reading.found.items() if name not in ("document", "meeting")}
    single = {name: records[0] for name in ("document", "meeting") if (records := reading.found.get(name))}
    return Extraction.model_validate(
        {**{name: getattr(empty, name) for name in Extraction.model_fields}, **lists, **single, "issues": issues}
    )


def _without_text(empty: Extraction) -> Extraction:
    """The Extraction of a document of blank pages: none was read, and the reader is told why."""
    issue = Issue(
        code="no_text",
        file=empty.source.path,
        explanation="the document has no text on any page",
        remedy="Look at it in a PDF reader; if pages show text there, ask the publisher for another copy.",
    )
    return empty.model_copy(update={"pages_unread": tuple(range(1, empty.n_pages + 1)), "issues": (issue,)})


def _failed(fills: str, error: Exception, parsed: ParsedDocument) -> Issue:
    """What an extractor's failure means to the reader of the issues."""
    return Issue(
        code="extractor_failed",
        file=parsed.document.path,
        explanation=f"the extractor of {fills} failed: {type(error).__name__}: {error}",
        remedy="The other records are there. Report it with the output of `namndkoll parse` on this file.",
    )
