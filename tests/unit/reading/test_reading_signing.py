"""Boxes to sign in, stamps of signing services and certificates of signatures are no part of the text."""

import pytest

from extractors.reading.furniture import furniture
from extractors.reading.raw import RawPage, Word
from tests.unit.reading.made_pages import at, lines, page

_BODY = at(60, 300, "Nämnden beslutar att godkänna planen.")
_CERTIFICATE = lines(
    60,
    60,
    "Verifikat",
    "Transaktion 09222115557301234567",
    "Startades 2023-05-03 09:11:31 CEST av Anna Berg",
    "Signerande parter",
    "Personnummer enligt BankID",
    "Signerades 2023-05-03 10:15:40 CEST",
)


def _text(*words: list[Word]) -> str:
    """What is left of a lone page with the body and these words."""
    (left,) = _left(page(_BODY, *words))
    return left


def _left(*pages: RawPage) -> list[str]:
    aside = furniture(pages)
    return [" ".join(w.text for w in p.words if id(w) not in aside.get(p.number, ())) for p in pages]


@pytest.mark.parametrize(
    "printed",
    [
        "Justerandes sign",
        "Justerandes signatur",
        "Ordf. sign Just. sign Utdragsbestyrkande",
        "Justerares signaturer ____ ____",
        "Utdragsbestyrkande",
        "Rätt utdraget intygas",
    ],
)
@pytest.mark.parametrize("top", [800, 500])
def test_labels_of_boxes_to_sign_in_are_furniture_on_one_page_and_anywhere(printed: str, top: float) -> None:
    assert _text(at(60, top, printed)) == _text()


def test_boxes_side_by_side_are_furniture_with_the_page_number_between_them() -> None:
    assert _text(at(60, 800, "Justerandes sign"), at(260, 800, "3 (12)"), at(420, 800, "Utdragsbestyrkande")) == _text()


def test_a_field_of_the_front_page_is_text_though_the_same_word_is_a_box_at_the_foot() -> None:
    assert "Underskrifter" in _text(at(60, 400, "Underskrifter"))
    assert "Justerande" in _text(at(60, 30, "Justerande"))
    assert "Underskrift" not in _text(at(60, 810, "Underskrift"))


@pytest.mark.parametrize(
    "printed",
    [
        "Penneo dokumentnyckel: X2B1K-8QWER-77ZZT",
        "Transaktion 09222115557301234567 Signerat AB, CD",
        "Detta dokument är elektroniskt undertecknat",
        "Protokollet justeras digitalt",
    ],
)
def test_the_stamp_of_a_signing_service_is_furniture_at_the_foot_only(printed: str) -> None:
    assert _text(at(60, 815, printed)) == _text()
    assert printed in _text(at(60, 500, printed))


@pytest.mark.parametrize(
    "printed",
    [
        "Justerandes sign saknas på sidan tre i protokollet",
        "Nämnden beslutar att dokumentet ska vara elektroniskt undertecknat",
        "Digital justering den 27 mars 2024",
    ],
)
def test_a_sentence_about_signing_is_text(printed: str) -> None:
    assert printed in _text(at(60, 500, printed))
    assert printed in _text(at(60, 815, printed))


def test_a_certificate_of_signatures_at_the_end_is_furniture_as_a_whole() -> None:
    minutes = page(_BODY, number=1)
    assert _left(minutes, page(_CERTIFICATE, number=2), page(_CERTIFICATE, number=3))[1:] == ["", ""]


def test_a_page_on_signing_that_is_not_the_end_or_has_a_paragraph_sign_is_text() -> None:
    minutes = page(_BODY, number=1)
    assert "Verifikat" in _left(minutes, page(_CERTIFICATE, number=2), page(_BODY, number=3))[1]
    assert "Verifikat" in _left(minutes, page(_CERTIFICATE, at(60, 500, "§ 12 E-signering"), number=2))[1]
    assert "Verifikat" in _left(page(_CERTIFICATE, number=1))[0]
