"""How line wraps and hyphenation are undone."""

import pytest

from extractors.swedish.hyphenation import join_cell_lines, join_lines


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["kommunikations-", "strategi"], "kommunikationsstrategi"),
        (["KOMMUNIKATIONS-", "STRATEGI"], "KOMMUNIKATIONSSTRATEGI"),
        (["IT-strategi-", "arbete"], "IT-strategiarbete"),
        (["kommu\u00ad", "nen"], "kommunen"),
        (["kom\u00admunen"], "kommunen"),
        (["komm\x02", "unen"], "kommunen"),
        (["en  rad", "", " till"], "en rad till"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_goes(lines: list[str], text: str) -> None:
    assert join_lines(lines) == text


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["studie-", "och arbetsmarknadsplaner"], "studie- och arbetsmarknadsplaner"),
        (["barn-, ungdoms-", "samt vuxenvård"], "barn-, ungdoms- samt vuxenvård"),
        (["skol-", "/fritidsplan"], "skol-/fritidsplan"),
        (["IT-", "system"], "IT-system"),
        (["SCB-", "undersökningen"], "SCB-undersökningen"),
        (["e-", "tjänster"], "e-tjänster"),
        (["Nord-", "Sverige"], "Nord-Sverige"),
        (["covid-", "19"], "covid-19"),
        (["2021-", "2023"], "2021-2023"),
        (["2021–", "2023"], "2021–2023"),
        (["planen -", "en början"], "planen - en början"),
    ],
)
def test_a_hyphen_that_belongs_to_the_word_stays(lines: list[str], text: str) -> None:
    assert join_lines(lines) == text


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["medborgarundersöknin", "g"], "medborgarundersökning"),
        (["medborgar", "undersöknin", "g"], "medborgarundersökning"),
        (["arbetsmarknad", "snämnden"], "arbetsmarknadsnämnden"),
        (["samhällsbyggnads", "nämnden"], "samhällsbyggnadsnämnden"),
        (["kommun", "ens plan"], "kommunens plan"),
        (["i", "nom"], "inom"),
    ],
)
def test_a_word_broken_without_a_hyphen_is_mended_where_the_line_is_full(lines: list[str], text: str) -> None:
    assert join_cell_lines(lines, [True] * len(lines)) == text
    assert join_cell_lines(lines, [False] * len(lines)) == " ".join(lines)


@pytest.mark.parametrize(
    "lines", [["en", "bil"], ["skola", "för"], ["genom", "föra"], ["Barn", "Utbildning"], ["a", "1"]]
)
def test_two_words_stay_two(lines: list[str]) -> None:
    assert join_cell_lines(lines, [True] * len(lines)) == " ".join(lines)


def test_each_line_needs_its_mark() -> None:
    with pytest.raises(ValueError, match="zip"):
        join_cell_lines(["en", "två"], [True])
