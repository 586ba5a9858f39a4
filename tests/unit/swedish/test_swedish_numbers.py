"""How Swedish numbers are read."""

from decimal import Decimal

import pytest

from extractors.swedish.numbers import find_numbers, parse_number, words_to_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 234", "1234"),
        ("1\u00a0234,5", "1234.5"),
        ("1\u202f234\u202f567", "1234567"),
        ("0,5", "0.5"),
        ("12", "12"),
        ("1 234.50", "1234.50"),
        ("+12", "12"),
        ("400:-", "400"),
    ],
)
def test_spaces_part_thousands_and_a_comma_parts_decimals(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.234", "1234"), ("1.234.567", "1234567"), ("1.234,5", "1234.5"), ("2.5", "2.5"), ("0.125", "0.125")],
)
def test_a_dot_before_three_digits_parts_thousands_else_it_is_a_decimal_point(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["−400", "-400", "–400", "- 400", "400-", "(400)", "− 400", "‐ 400", "— 400"])
def test_minus_has_many_forms(text: str) -> None:
    assert parse_number(text) == -400


@pytest.mark.parametrize("text", ["1 250¹", "1 250*", "1 250 **", "1 250 1)", "1 250²)", "1 250†"])
def test_footnote_marks_are_left_out(text: str) -> None:
    assert parse_number(text) == 1250


@pytest.mark.parametrize(
    "text", ["", " ", "-", "–", "*", "Ej aktuellt", "12 34", "1–2", "1234.567", "12 %", "5,6,7", "1 234 56", "()"]
)
def test_what_is_no_number_or_can_be_read_two_ways_is_none(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("en miljard", "1000000000"),
        ("två och en halv miljon", "2500000"),
        ("Två och en halv miljoner", "2500000"),
        ("en och en halv miljard", "1500000000"),
        ("en halv miljon", "500000"),
        ("tjugofem", "25"),
        ("hundra", "100"),
        ("etthundratjugofem", "125"),
        ("ettusen", "1000"),
        ("femhundratusen", "500000"),
        ("tvåhundra tusen", "200000"),
        ("två miljoner trehundra tusen", "2300000"),
        ("sexton", "16"),
        ("1,5 miljon", "1500000"),
        ("2 000 miljoner", "2000000000"),
    ],
)
def test_number_words_have_values(text: str, value: str) -> None:
    assert words_to_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "och", "hundratals", "ett par", "fem två", "miljoner miljoner", "några tusen"])
def test_words_without_one_value_are_none(text: str) -> None:
    assert words_to_number(text) is None


def test_numbers_are_found_in_running_text() -> None:
    found = find_numbers("Av 1\u00a0234 elever är 45,5 nöjda, −3 mindre än 2 förra gången.")
    assert [number.value for number in found] == [1234, Decimal("45.5"), -3, 2]


@pytest.mark.parametrize(
    "text",
    [
        "dnr 2021/00123",
        "den 11 februari 2021",
        "2021-02-11",
        "11/2 2021",
        "§ 12 och 13–14 §§",
        "kl. 18.00–19.37",
        "klockan 9",
        "1:a och 2:e",
        "tel. 0123-456 78",
        "lag 2017:725",
        "A4 och Q2",
        "en 12-årig elev",
        "under 2023",
        "2010/2011",
        "1. Inledning",
        "namn1@exempel.se",
    ],
)
def test_pieces_of_dates_references_and_times_are_not_numbers(text: str) -> None:
    assert find_numbers(text) == []


def test_a_number_like_a_year_counts_before_a_unit() -> None:
    assert [number.value for number in find_numbers("2000 personer år 2021")] == [2000]


def test_a_number_parted_by_apostrophes_is_not_read_in_pieces() -> None:
    assert find_numbers("av 1'250'000 och 1’250") == []


def test_a_dash_between_numbers_is_no_minus() -> None:
    assert [number.value for number in find_numbers("5-10 platser, 5 -10 platser")] == [5, 10, 5, 10]
