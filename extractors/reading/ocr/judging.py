"""Each page with text that can be believed: its own, or what OCR sees where that is missing or lies."""

from dataclasses import replace
from pathlib import Path

from extractors.reading.honesty import text_layer
from extractors.reading.ocr.page_reader import PageReader
from extractors.reading.ocr.tesseract import REMEDY, OcrFailed
from extractors.reading.raw import RawPage
from models.document import Issue, Page, SourceDocument, TextLayer
from models.provenance import BBox

_PICTURE = 0.03  # of the page's area: pictures smaller than this show no table
_SCAN = 0.8  # of the page's area: pictures that may be a scan of the page
_WITHOUT = f"{REMEDY}, allow OCR (--ocr auto) and load the file again; or ask the publisher for the original."
_BY_EYE = "Read the page by eye, or ask the publisher for the original."

Judged = tuple[Page, RawPage | None, tuple[Issue, ...]]
"""A page, what stands on it (None where nothing of it is to be believed), and what is to be told of that."""


def honest(raw: RawPage, source: SourceDocument, reader: PageReader | None) -> Judged:
    """A page as it is where its text layer says what it shows, else as it is seen; without a `reader`, as it is.

    Only a page without text, one whose text gives rise to a doubt and a picture with a ruled table are rendered.
    """
    state = text_layer(raw)
    reader = reader and reader.for_one_page()
    if reader is not None and reader.every:
        return _seen(raw, source, reader, state)
    if state is TextLayer.OK and raw.image_share >= _SCAN and _is_scan(raw, source):
        state = TextLayer.NONE
    if state is TextLayer.OK:
        return _with_pictures(raw, source, reader)
    return _unseen(raw, source, state) if reader is None else _seen(raw, source, reader, state)


def _unseen(raw: RawPage, source: SourceDocument, state: TextLayer) -> Judged:
    """A page without honest text that nothing can look at."""
    issue = _issue(raw, source, *_UNSEEN[state], _WITHOUT)
    return _page(raw, state), (raw if state.is_read else None), (issue,)


_UNSEEN = {
    TextLayer.NONE: ("no_text_layer", "the page is a picture or a drawing without text that can be read"),
    TextLayer.GARBLED: (
        "text_layer_garbled",
        "the page's text layer does not say what the page shows (broken character map)",
    ),
    TextLayer.DOUBTFUL: (
        "text_layer_doubtful",
        "some of the page's words are none: its text layer may not say what the page shows (broken character map)",
    ),
}


def _seen(raw: RawPage, source: SourceDocument, reader: PageReader, state: TextLayer) -> Judged:
    """A page looked at: as it is where the doubt was unfounded, else as it is seen."""
    from extractors.reading.ocr.comparing import lies, with_look_of  # noqa: PLC0415 - few documents need it

    try:
        seen = reader.page(source, raw.number, (raw.width, raw.height))
    except OcrFailed as error:
        return _failed(raw, source, state, str(error))
    if state in (TextLayer.GARBLED, TextLayer.DOUBTFUL) and not reader.every and not lies(raw, seen):
        return _with_pictures(raw, source, reader)
    if text_layer(seen) is TextLayer.GARBLED:
        return _failed(raw, source, state, "what it shows is too unclear")
    shown = seen if state is TextLayer.NONE else with_look_of(raw, seen)
    return _page(raw, TextLayer.OCR), shown, ()


def _failed(raw: RawPage, source: SourceDocument, state: TextLayer, why: str) -> Judged:
    """A page that OCR could not read: unread, if its own text is not to be believed."""
    known = state if state is not TextLayer.DOUBTFUL else TextLayer.GARBLED
    issue = _issue(raw, source, "ocr_failed", f"the page could not be read by OCR: {why}", _BY_EYE)
    return _page(raw, known), (raw if known.is_read else None), (issue,)


def _with_pictures(raw: RawPage, source: SourceDocument, reader: PageReader | None) -> Judged:
    """An honest page, its pictures of tables read like the rest."""
    boxes = _table_pictures(raw, source) if raw.image_share >= _PICTURE else []
    issues: list[Issue] = []
    read = []
    whole = raw
    for box in boxes:
        if reader is None:
            explanation = "a table on the page is a picture, which is not read"
            issues.append(_issue(raw, source, "picture_unread", explanation, _WITHOUT))
            continue
        try:
            seen = reader.region(source, raw.number, (raw.width, raw.height), box)
        except OcrFailed as error:
            explanation = f"a table on the page is a picture, which could not be read by OCR: {error}"
            issues.append(_issue(raw, source, "ocr_failed", explanation, _BY_EYE))
            continue
        whole = _together(whole, seen)
        read.append(box)
    return _page(raw, TextLayer.OK).model_copy(update={"pictures_read": tuple(read)}), whole, tuple(issues)


def _together(raw: RawPage, seen: RawPage) -> RawPage:
    """A page with what was seen in one of its pictures."""
    return replace(
        raw,
        words=(*raw.words, *seen.words),
        grids=(*raw.grids, *seen.grids),
        rules=tuple(sorted((*raw.rules, *seen.rules), key=lambda rule: rule.top)),
    )


def _is_scan(raw: RawPage, source: SourceDocument) -> bool:
    from extractors.reading.ocr.pictures import is_scan  # noqa: PLC0415 - OpenCV takes memory that few documents need

    return is_scan(Path(source.path), raw)


def _table_pictures(raw: RawPage, source: SourceDocument) -> list[BBox]:
    from extractors.reading.ocr.pictures import table_pictures  # noqa: PLC0415 - as above

    return table_pictures(Path(source.path), raw)


def _page(raw: RawPage, state: TextLayer) -> Page:
    return Page(number=raw.number, width=raw.width, height=raw.height, text_layer=state)


def _issue(raw: RawPage, source: SourceDocument, code: str, explanation: str, remedy: str) -> Issue:
    return Issue(code=code, file=source.path, page=raw.number, explanation=explanation, remedy=remedy)
