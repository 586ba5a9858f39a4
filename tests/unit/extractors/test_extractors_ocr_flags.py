"""Records from OCR are marked, and no surer than the words they were read from."""

import pytest

from extractors import version
from extractors.checks.ocr import read_by_ocr, text_doubtful, text_not_compared
from extractors.reading.ocr.tesseract import Tesseract
from extractors.sureness import tempered
from models.document import Issue, SourceDocument
from models.extraction import Extraction
from models.flags import Severity
from models.provenance import BBox, Provenance
from models.records import Goal
from models.settings import Ocr, Settings


def _place(ocr: float | None, page: int = 1) -> Provenance:
    return Provenance(page=page, bbox=BBox(0, 0, 10, 10), quote="Fler ska delta", ocr=ocr)


def _goal(*places: Provenance, evidence: Provenance | None = None) -> Goal:
    found = {"deadline": evidence} if evidence else {}
    return Goal(id="goal-1", text="Fler ska delta", places=places, evidence=found, confidence=0.9, extractor="goals")


def _extraction(goal: Goal, *issues: Issue) -> Extraction:
    source = SourceDocument(id="0" * 64, path="a.pdf")
    return Extraction(
        source=source, extractor_version="0", pipeline="blank:sv", n_pages=2, goals=(goal,), issues=issues
    )


def test_a_record_read_by_ocr_says_so() -> None:
    goal = _goal(_place(0.95))
    (flag,) = read_by_ocr(goal, _extraction(goal))
    assert (flag.code, flag.severity) == ("ocr", Severity.INFO)


def test_an_unsure_word_makes_it_a_warning_in_the_evidence_too() -> None:
    goal = _goal(_place(0.95), evidence=_place(0.5))
    (flag,) = read_by_ocr(goal, _extraction(goal))
    assert flag.severity is Severity.WARNING
    assert "50" in flag.explanation


def test_a_record_of_the_document_s_own_text_has_no_such_flag() -> None:
    goal = _goal(_place(None))
    assert read_by_ocr(goal, _extraction(goal)) == []


def test_a_record_of_a_page_whose_text_is_in_doubt_says_so() -> None:
    goal = _goal(_place(None, page=2))
    doubt = Issue(code="text_layer_doubtful", file="a.pdf", page=2, explanation="", remedy="")
    assert [flag.code for flag in text_doubtful(goal, _extraction(goal, doubt))] == ["text_doubtful"]
    elsewhere = doubt.model_copy(update={"page": 1})
    assert text_doubtful(goal, _extraction(goal, elsewhere)) == []


@pytest.mark.parametrize("code", ["text_of_a_scanner", "text_not_compared"])
def test_a_record_of_a_page_whose_text_is_not_drawn_says_so(code: str) -> None:
    goal = _goal(_place(None, page=2))
    told = Issue(code=code, file="a.pdf", page=2, explanation="", remedy="")
    assert [flag.code for flag in text_not_compared(goal, _extraction(goal, told))] == ["text_not_compared"]
    assert text_not_compared(goal, _extraction(goal, told.model_copy(update={"page": 1}))) == []


@pytest.mark.parametrize(("ocr", "confidence"), [(None, 0.9), (0.97, 0.9), (0.9, 0.9), (0.45, 0.45), (0.0, 0.0)])
def test_confidence_falls_with_that_of_the_words(ocr: float | None, confidence: float) -> None:
    assert tempered(_goal(_place(ocr))).confidence == pytest.approx(confidence)


def test_another_tesseract_or_setting_is_another_extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for release in ("tesseract 5.3.0", "tesseract 5.5.0"):
        tesseract = Tesseract("/usr/bin/tesseract", release, frozenset({"swe"}))
        monkeypatch.setattr(version, "find_tesseract", lambda tesseract=tesseract: tesseract)
        found += [version.extractor_version(Settings(ocr=ocr)) for ocr in (Ocr.AUTO, Ocr.NEVER)]
    with_53, never, with_55, never_again = found
    assert len({with_53, never, with_55}) == 3
    assert never == never_again, "what is not used does not matter"


def test_a_place_says_in_json_whether_it_was_read_by_ocr() -> None:
    assert _place(0.5).model_dump()["ocr"] == 0.5
    assert "ocr" not in _place(None).model_dump()
    assert Provenance.model_validate(_place(None).model_dump()) == _place(None)
