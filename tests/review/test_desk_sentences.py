"""The sentence that a record stands in, found on the page."""

from collections.abc import Iterable
from pathlib import Path

from models.provenance import BBox, Provenance
from review.sentences import sentence
from tests.review.desk_factory import pdf


def in_line(number: int, text: str, x: float = 60.0) -> Provenance:
    """A line of a paragraph, set as closely as in print."""
    return Provenance(page=1, bbox=BBox(x, 90 + 14 * number, x + 6 * len(text), 103 + 14 * number), quote=text)


def at(number: int, word: str, text: str) -> BBox:
    """Where a word stands in a line of the page."""
    around = in_line(number, text).bbox
    start = around.x0 + 6 * text.index(word)
    return BBox(start - 1, around.top - 2, start + 6 * len(word) + 1, around.bottom + 1)


def found(folder: Path, texts: Iterable[Provenance], box: BBox) -> list[str]:
    return [one.quote for one in sentence(pdf(folder / "a.pdf", texts), 1, box)]


def lines(*texts: str) -> list[Provenance]:
    return [in_line(n, text) for n, text in enumerate(texts, 1)]


FIRST = "Planen antas. Bidraget blir 95 000 kr"
SECOND = "till skolan i Åmål. Frågan återkommer."


def test_a_sentence_is_told_line_by_line_and_no_more_than_it(tmp_path: Path) -> None:
    box = at(1, "95 000 kr", FIRST)
    assert found(tmp_path, lines(FIRST, SECOND), box) == ["Bidraget blir 95 000 kr", "till skolan i Åmål."]
    assert found(tmp_path, lines(FIRST, SECOND), at(2, "återkommer", SECOND)) == ["Frågan återkommer."]


def test_an_abbreviation_does_not_end_it(tmp_path: Path) -> None:
    text = "Bidrag ges bl.a. till skolan."
    assert found(tmp_path, lines(text), at(1, "skolan", text)) == [text]


def test_another_paragraph_and_another_column_are_not_part_of_it(tmp_path: Path) -> None:
    texts = [in_line(1, "Bidraget blir stort"), in_line(1, "En annan spalt", x=400), in_line(3, "Nytt stycke")]
    assert found(tmp_path, texts, at(1, "stort", "Bidraget blir stort")) == ["Bidraget blir stort"]


def test_where_no_word_stands_there_is_none(tmp_path: Path) -> None:
    assert found(tmp_path, lines(FIRST), BBox(60, 700, 90, 720)) == []


def test_an_item_of_a_list_ends_where_the_next_mark_stands(tmp_path: Path) -> None:
    items = (
        "- Utbildning i bemötande 30 kkr",
        "- Utveckling av en portal",
        "för unga 50 kkr",
        "- Omvärldsspaning 30 kkr",
    )
    assert found(tmp_path, lines(*items), at(3, "50", items[2])) == [items[1], items[2]]
    marks = [in_line(n, "-", 60) for n in (1, 2)]
    apart = [in_line(1, "Bygga om biblioteket", 110), in_line(2, "Köpa in böcker", 110)]
    box = BBox(110, apart[0].bbox.top - 2, 140, apart[0].bbox.bottom + 1)
    assert found(tmp_path, [*marks, *apart], box) == ["- Bygga om biblioteket"]
