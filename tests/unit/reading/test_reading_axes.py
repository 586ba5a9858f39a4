"""The scales of diagrams are no tables."""

from extractors.reading.raw import Word
from tests.unit.reading.made_pages import figures, page, rules, tables


def _scales(*numbers: str) -> list[Word]:
    return [w for i, number in enumerate(numbers) for w in figures(104 + 20 * i, number, number, number)]


def test_numbers_at_equal_steps_beside_lines_are_the_scales_of_diagrams() -> None:
    words = _scales("450", "400", "350", "300", "250", "200")
    assert tables(page(words, ruled=rules(100, 120, 140, 160, 180, 200, 220))) == []


def test_so_are_those_of_one_diagram_below_another() -> None:
    words = _scales("40", "30", "20", "10", "0", "-10", "40", "30", "20", "10", "0", "-10")
    assert tables(page(words)) == []


def test_amounts_that_only_begin_at_equal_steps_are_a_table() -> None:
    amounts = zip(("Gator", "Parker", "Hus", "Vägar", "Torg"), ("40", "30", "20", "77", "120"), strict=True)
    rows = [w for i, (name, amount) in enumerate(amounts) for w in figures(104 + 14 * i, name, amount, amount)]
    assert tables(page(rows))[0].n_rows == 5


def test_a_table_keeps_its_column_of_ranks() -> None:
    rows = [
        w
        for i, (name, rank, value) in enumerate((("Mora", "1", "63"), ("Ystad", "2", "61"), ("Piteå", "3", "60"),
                                                 ("Kalmar", "4", "52"), ("Växjö", "5", "50")))
        for w in figures(104 + 14 * i, name, rank, value)
    ]  # fmt: skip
    assert len(tables(page(rows))) == 1
