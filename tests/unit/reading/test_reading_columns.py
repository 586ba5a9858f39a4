"""The reading order: columns of text one after the other, labels in the margin beside their text."""

from models.document import BlockKind
from tests.unit.reading.made_pages import at, blocks, lines, page

_LEFT = (
    "Nämnden ansvarar för gator och parker i hela",
    "kommunen och för de lokaler som förvaltningen",
    "använder. Uppdraget omfattar även vintervägar",
    "samt skötseln av lekplatser och badplatser nu",
    "och framöver.",
)
_RIGHT = (
    "Ekonomin är i balans trots en vinter med mera",
    "snö än vanligt. Kostnaderna för halkbekämpning",
    "ökade med tre procent mot föregående år medan",
    "intäkterna från parkering steg något mer än så",
    "under året.",
)


def test_two_columns_of_text_are_read_one_after_the_other() -> None:
    found = blocks(page(lines(60, 100, *_LEFT), lines(320, 100, *_RIGHT)))
    assert [block.text for block in found] == [" ".join(_LEFT), " ".join(_RIGHT)]


def test_a_heading_across_both_columns_comes_first() -> None:
    found = blocks(page(at(60, 70, "Året som gick", size=16), lines(60, 100, *_LEFT), lines(320, 100, *_RIGHT)))
    assert [block.text[:8] for block in found] == ["Året som", "Nämnden ", "Ekonomin"]


def test_a_label_in_the_margin_stands_with_the_text_beside_it() -> None:
    text = (
        "Nämnden beslutar att godkänna rapporten och att lägga den",
        "till handlingarna utan vidare åtgärd i ärendet.",
    )
    found = blocks(
        page(
            at(60, 100, "Beslut"),
            lines(180, 100, *text, "Rapporten redovisas åter för nämnden i november samma år."),
            at(60, 160, "Bakgrund"),
            lines(
                180,
                160,
                "Förvaltningen fick i uppdrag att utreda frågan närmare.",
                "Utredningen är nu klar att behandla.",
            ),
        )
    )
    margin = [block.text for block in found if block.kind is BlockKind.MARGIN]
    labelled = {block.text.split()[0]: block.label for block in found if block.kind is not BlockKind.MARGIN}
    assert margin == ["Beslut", "Bakgrund"]
    assert labelled["Nämnden"] == "Beslut"
    assert labelled["Förvaltningen"] == "Bakgrund"


def test_short_texts_beside_each_other_are_read_line_by_line() -> None:
    found = blocks(page(at(60, 100, "Datum"), at(300, 100, "Sida"), at(60, 112, "2023-05-04"), at(300, 112, "1")))
    assert " ".join(block.text for block in found) == "Datum Sida 2023-05-04 1"


def test_the_end_of_a_left_column_that_is_the_longer_is_read_before_the_right_one() -> None:
    found = blocks(page(lines(60, 100, *_LEFT, *_LEFT), lines(320, 100, *_RIGHT)))
    assert [block.text.split()[0] for block in found] == ["Nämnden", "Nämnden", "Ekonomin"]


def test_a_heading_below_two_columns_is_read_after_both() -> None:
    heading = at(60, 170, "Personal", size=14)
    found = blocks(page(lines(60, 100, *_LEFT), lines(320, 100, *_RIGHT[:4]), heading))
    assert [block.text.split()[0] for block in found] == ["Nämnden", "Ekonomin", "Personal"]
