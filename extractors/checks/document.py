"""Doubts about a document as a whole: dates that differ, paragraphs that are missing or doubled, thin text."""

import re
from collections import Counter
from itertools import pairwise
from statistics import median

from extractors.swedish.dates import find_dates
from extractors.whole import Found, Whole
from models.document import BlockKind
from models.flags import Flag, Severity
from models.records import DocumentKind

_THIN = 200  # characters a page on average: less is as a rule a picture with a few words over it
_FULL = 800
_BARE = 60  # characters: a page with fewer, among full ones
_SHOWN = 8  # numbers told in a flag
_PARAGRAPH = re.compile(r"§+\s?(\d+)")
_OF_MEETINGS = frozenset({DocumentKind.PROTOKOLL, DocumentKind.KALLELSE})


def dates_differ(whole: Whole) -> Found:
    """A document whose running headers, particulars, meeting and source do not name the same day."""
    document, meeting, source = whole.extraction.document, whole.extraction.meeting, whole.extraction.source
    if document is None or document.kind not in _OF_MEETINGS or document.date is None:
        return
    others = {meeting.date if meeting else None, source.meeting_date} - {None, document.date}
    headers = whole.furniture() if document.kind is DocumentKind.PROTOKOLL else ()  # a notice bears its own day, too
    running = {d.first for block in headers for d in find_dates(block.text) if d.first and d.first == d.last}
    if len(running) == 1:
        others |= running - {document.date}
    if others:
        named = ", ".join(sorted(str(other) for other in others))
        yield (
            document.id,
            Flag(
                code="dates_differ",
                severity=Severity.WARNING,
                explanation=f"Dokumentet anger {document.date} som dag, men på annat ställe står {named}.",
                remedy="Kontrollera mot kallelsen och sidhuvudet vilken dag som är sammanträdets.",
            ),
        )


def paragraphs(whole: Whole) -> Found:
    """A document of which the numbers of its §§ have gaps or doubles."""
    document = whole.document_id()
    printed = [int(item.number) for item in whole.extraction.agenda_items if item.number and item.number.isdigit()]
    if document is None or len(printed) < 2:
        return
    doubled = sorted(number for number, times in Counter(printed).items() if times > 1)
    missing = [n for a, b in pairwise(sorted(set(printed))) if b - a < 50 for n in range(a + 1, b)]
    if doubled:
        yield document, _paragraph_flag("paragraph_doubled", f"§ {_listed(doubled)} förekommer mer än en gång.")
    if missing:
        yield document, _paragraph_flag("paragraph_missing", f"§ {_listed(missing)} saknas i nummerföljden.")


def contents_differ(whole: Whole) -> Found:
    """A document whose list of contents names other §§ than those found."""
    document = whole.document_id()
    blocks = whole.parsed.blocks if whole.parsed else ()
    listed = {int(n) for b in blocks if b.kind is BlockKind.TOC for n in _PARAGRAPH.findall(b.text)}
    found = {int(item.number) for item in whole.extraction.agenda_items if item.number and item.number.isdigit()}
    if document is None or not listed or not found or listed == found:
        return
    only_listed, only_found = sorted(listed - found), sorted(found - listed)
    told = [f"§ {_listed(only_listed)} står bara i innehållsförteckningen"] if only_listed else []
    told += [f"§ {_listed(only_found)} står bara i texten"] if only_found else []
    yield document, _paragraph_flag("contents_differ", f"{' och '.join(told)}.")


def _listed(numbers: list[int]) -> str:
    """Numbers in a sentence, the first few of many."""
    shown = ", ".join(str(n) for n in numbers[:_SHOWN])
    return f"{shown} …" if len(numbers) > _SHOWN else shown


def _paragraph_flag(code: str, explanation: str) -> Flag:
    return Flag(
        code=code,
        severity=Severity.WARNING,
        explanation=explanation,
        remedy="Kontrollera om ärenden har fallit bort eller om protokollet är delat på flera filer.",
    )


def thin_text(whole: Whole) -> Found:
    """A document with hardly any text on its pages, or with nearly empty pages among full ones."""
    document = whole.document_id()
    if document is None or whole.parsed is None:
        return
    counts = {page.number: 0 for page in whole.parsed.pages if page.number not in whole.extraction.pages_unread}
    for line in whole.parsed.lines():
        if line.page in counts:
            counts[line.page] += len(line.text)
    if not counts:
        return
    bare = [page for page, count in counts.items() if page > 1 and count < _BARE]
    if sum(counts.values()) / len(counts) < _THIN:
        explanation = f"Sidorna har i snitt bara {sum(counts.values()) // len(counts)} tecken text."
    elif bare and median(counts.values()) > _FULL:
        explanation = f"Sidan {_listed(bare)} har nästan ingen text, till skillnad från de andra."
    else:
        return
    yield (
        document,
        Flag(
            code="thin_text",
            severity=Severity.WARNING,
            explanation=explanation,
            remedy="Titta på sidorna: står text i bilder är den inte läst.",
        ),
    )


WHOLE_CHECKS = [dates_differ, paragraphs, contents_differ, thin_text]
