"""A picture of a page → its words, rules and grids in points: a RawPage of what can be seen."""

from collections.abc import Iterator, Sequence

import cv2

from extractors.reading.ocr.hocr import SeenLine, SeenWord, seen_lines
from extractors.reading.ocr.looks import bold, sizes, with_bullets
from extractors.reading.ocr.render import Picture
from extractors.reading.ocr.ruling import grids, ruling
from extractors.reading.ocr.straighten import on_white, straightened
from extractors.reading.ocr.symbols import with_symbols
from extractors.reading.ocr.tesseract import SWEDISH, SYMBOLS, OcrFailed, Tesseract
from extractors.reading.raw import RawPage, Word
from extractors.reading.rules import merge_rules
from models.provenance import BBox

_A_WORD = 4  # letters
_SURE = 0.3  # below this a shorter word is dirt or a scribble
_SURE_OF_SIGNS = 0.6  # the same for what has neither letter, figure nor dash
_DESCENT = 0.22  # of a type's size lies below the baseline
_DASHES = "-–—−"


def see(picture: Picture, number: int, tesseract: Tesseract) -> RawPage:
    """What a picture of a whole page shows. Raises OcrFailed."""
    level = straightened(picture)
    ruled = ruling(level)
    text = on_white(ruled.without)
    lines = _read(text, tesseract)
    height, width = picture.grey.shape
    horizontal, vertical = _in_points(ruled.horizontal, picture), _in_points(ruled.vertical, picture)
    return RawPage(
        number=number,
        width=width * picture.points,
        height=height * picture.points,
        words=tuple(_words(lines, text)),
        grids=grids(horizontal, vertical),
        rules=merge_rules(horizontal),
        image_share=1.0,
    )


def _read(picture: Picture, tesseract: Tesseract) -> list[SeenLine]:
    """The lines of text in a picture without rules."""
    encoded, png = cv2.imencode(".png", picture.grey, (cv2.IMWRITE_PNG_COMPRESSION, 1))
    if not encoded:
        raise OcrFailed("the picture of the page could not be handed to tesseract")
    dpi = round(picture.dpi)
    lines = seen_lines(tesseract.hocr(png.tobytes(), SWEDISH, dpi))
    if SYMBOLS not in tesseract.languages:
        return lines
    return with_symbols(lines, seen_lines(tesseract.hocr(png.tobytes(), SYMBOLS, dpi)))


def _words(lines: Sequence[SeenLine], picture: Picture) -> Iterator[Word]:
    """The words that are worth keeping, in points, each as high as its type is."""
    for line, size, thick in zip(lines, sizes(lines, picture), bold(lines, picture), strict=True):
        for word, is_bold in zip(with_bullets(line, picture), thick, strict=True):
            if _is_text(word):
                bottom = line.base(word.box.x0) * picture.points + _DESCENT * size
                box = BBox(word.box.x0 * picture.points, bottom - size, word.box.x1 * picture.points, bottom)
                yield Word(_spelt(word.text), box, size, is_bold, italic=False, confidence=word.confidence)


def _is_text(word: SeenWord) -> bool:
    """Whether a word is more than dirt or the rest of a rule.

    Figures and whole words are kept, however unsure: without one, a number or a sentence is another.
    """
    letters = sum(character.isalpha() for character in word.text)
    if letters >= _A_WORD or any(character.isdigit() for character in word.text):
        return True
    if letters or any(character in _DASHES for character in word.text):
        return word.confidence >= _SURE
    return word.confidence >= _SURE_OF_SIGNS and word.text.strip("|_¦") != ""


def _spelt(text: str) -> str:
    """A word with several readings of one dash made one."""
    return "–" if len(text) > 1 and not text.strip(_DASHES) else text


def _in_points(boxes: Sequence[BBox], picture: Picture) -> list[BBox]:
    return [BBox(*(value * picture.points for value in box)) for box in boxes]
