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


def test_a_few_words_that_are_none_raise_a_doubt() -> None:
    some = (
        "beslutet at utröa konditionen på trafkleder och grundförbätring",
        "är taget efersom vägarna annars förfaller under de komande åren",
    )
    assert text_layer(page(lines(60, 100, *_HONEST, *some))) is TextLayer.DOUBTFUL


def test_a_character_that_nothing_is_mapped_to_raises_a_doubt_inside_a_word() -> None:
    assert text_layer(page(lines(60, 100, *_HONEST, "eventuella tilläggsärenden(cid:26)"))) is TextLayer.DOUBTFUL
    assert text_layer(page(lines(60, 100, *_HONEST, "\ufffd en punkt i en lista"))) is TextLayer.OK, "a bullet"


def test_one_letter_that_swedish_does_not_have_raises_a_doubt_when_it_comes_again() -> None:
    again = "Ŭommunens svar på Ŭravet och frågan om baŬnätet"
    assert text_layer(page(lines(60, 100, *_HONEST * 2, again))) is TextLayer.DOUBTFUL
    assert text_layer(page(lines(60, 100, *_HONEST, "föredragning av Miloş Şahin"))) is TextLayer.OK, "a name"


def test_words_broken_at_the_line_s_end_are_not_taken_for_damage() -> None:
    column = lines(60, 160, "en samhällsbygg-", "nadsplan för rekry-", "teringen av kommu-", "nens medbor-", "gare")
    assert text_layer(page(lines(60, 100, *_HONEST), column)) is TextLayer.OK
    whole = lines(60, 160, "en samhällsbygg", "nadsplan för rekry", "teringen av kommu", "nens medbor", "gare")
    assert text_layer(page(lines(60, 100, *_HONEST), whole)) is not TextLayer.OK, "else nothing is tested"


def test_a_map_that_shifts_every_letter_is_found_though_hardly_a_word_is_left() -> None:
    shifted = [" ".join("".join(chr(ord(c) - 29) if c.isascii() else c for c in w) for w in t.split()) for t in _HONEST]
    assert text_layer(page(lines(60, 100, *shifted, *shifted, *shifted))) is TextLayer.GARBLED


def test_a_summary_in_english_is_honest() -> None:
    english = (
        "the committee approves the annual report and forwards it to the municipal council",
        "which will decide on further measures during the coming spring together with partners",
    )
    assert text_layer(page(lines(60, 100, *english))) is TextLayer.OK
