"""Whether a page's text layer can be believed."""

from extractors.reading.honesty import text_layer
from models.document import TextLayer
from tests.unit.reading.made_pages import lines, page

_HONEST = (
    "nämnden beslutar att godkänna rapporten och att lägga den till handlingarna",
    "förvaltningen ska återkomma med en tidplan för arbetet under våren",
)


def test_swedish_words_are_honest() -> None:
    assert text_layer(page(lines(60, 100, *_HONEST))) is TextLayer.OK


def test_compounds_that_no_dictionary_has_are_honest() -> None:
    words = "samhällsbyggnadsnämndens vinterväghållningskostnader kommunikationsavdelningens lekplatsprogram"
    assert text_layer(page(lines(60, 100, *_HONEST, words))) is TextLayer.OK


def test_words_that_are_none_tell_a_broken_character_map() -> None:
    garbled = (
        "nɵmndgn bgsjutar goekɵnna rapportgn jɵgga tijj hanejingarna fʒrvajtningen skajj",
        "ɵtgrkomma tiepjan vɵrgn kommungn sʊhajj bgrgea mʒjjigt gkonomi",
    )
    assert text_layer(page(lines(60, 100, *garbled))) is TextLayer.GARBLED


def test_letters_put_for_ligatures_tell_a_broken_character_map() -> None:
    garbled = (
        "förvaltningen fick i uppdrag att utreda seŬtionen och åƟgärder mot buller samt",
        "meƟoder för uppföljning av kostnader naƟtid aƟributen staƟistiken poliƟiken",
    )
    assert text_layer(page(lines(60, 100, *garbled))) is TextLayer.GARBLED


def test_a_picture_without_text_has_no_text_layer() -> None:
    assert text_layer(page(images=0.9)) is TextLayer.NONE


def test_a_drawing_without_text_has_no_text_layer() -> None:
    assert text_layer(page(drawing=True)) is TextLayer.NONE, "it may be text set as outlines"
    assert text_layer(page(lines(60, 100, *_HONEST), drawing=True)) is TextLayer.OK


def test_a_few_words_are_believed() -> None:
    assert text_layer(page(lines(60, 100, "Bjjaga 1"))) is TextLayer.OK
    assert text_layer(page()) is TextLayer.OK, "an empty page hides nothing"
