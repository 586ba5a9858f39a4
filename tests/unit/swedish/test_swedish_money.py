"""How amounts of money and the units of tables are read."""

from decimal import Decimal

import pytest

from extractors.swedish.money import find_amounts, to_value, unit_in


def read(text: str) -> list[tuple[str, Decimal, str | None]]:
    return [(amount.printed, amount.value, amount.unit) for amount in find_amounts(text)]


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit"),
    [
        ("kostar 100 kkr i år", "100 kkr", 100_000, "kkr"),
        ("1\u00a0200\u202f000 kr", "1\u00a0200\u202f000 kr", 1_200_000, "kr"),
        ("1 234,5 tkr", "1 234,5 tkr", 1_234_500, "tkr"),
        ("500 tusen kronor", "500 tusen kronor", 500_000, "tkr"),
        ("2,5 miljoner kronor", "2,5 miljoner kronor", 2_500_000, "mnkr"),
        ("1,2 Mkr", "1,2 Mkr", 1_200_000, "mkr"),
        ("3 mdkr", "3 mdkr", 3_000_000_000, "mdkr"),
        ("500:- per år", "500:-", 500, "kr"),
        ("SEK 1 000", "SEK 1 000", 1000, "kr"),
        ("en miljard kronor", "en miljard kronor", 1_000_000_000, "mdkr"),
        ("tjugofem tusen kronor", "tjugofem tusen kronor", 25_000, "tkr"),
        ("−2,4 mnkr", "−2,4 mnkr", -2_400_000, "mnkr"),
        ("minus 3 mnkr", "minus 3 mnkr", -3_000_000, "mnkr"),
        ("ett minus på 2 mnkr", "minus på 2 mnkr", -2_000_000, "mnkr"),
        ("minus på en miljon kronor", "minus på en miljon kronor", -1_000_000, "mnkr"),
        ("ett underskott på 2 mnkr", "2 mnkr", 2_000_000, "mnkr"),
        ("minus SEK 1 000", "minus SEK 1 000", -1000, "kr"),
        ("SEK 3,2 miljoner", "SEK 3,2 miljoner", 3_200_000, "mnkr"),
        ("SEK 3,2 million", "SEK 3,2 million", 3_200_000, "mnkr"),
        ("SEK 400k", "SEK 400k", 400_000, "tkr"),
        ("SEK 500 tkr", "SEK 500 tkr", 500_000, "tkr"),
        ("ansvarig: BUN – 30 kkr", "30 kkr", 30_000, "kkr"),
    ],
)
def test_an_amount_is_as_printed_and_in_whole_units(text: str, printed: str, value: int, unit: str) -> None:
    assert read(text) == [(printed, Decimal(value), unit)]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("2,5–3,5 miljoner kronor", ("2,5", 2_500_000, "mnkr"), ("3,5 miljoner kronor", 3_500_000, "mnkr")),
        ("mellan 2 och 3 mnkr", ("2", 2_000_000, "mnkr"), ("3 mnkr", 3_000_000, "mnkr")),
        ("från 100 till 200 kr", ("100", 100, "kr"), ("200 kr", 200, "kr")),
        ("minus 2–3 mnkr", ("minus 2", -2_000_000, "mnkr"), ("3 mnkr", -3_000_000, "mnkr")),
        ("SEK 1–2 miljoner", ("SEK 1", 1_000_000, "mnkr"), ("2 miljoner", 2_000_000, "mnkr")),
    ],
)
def test_a_range_is_two_amounts_that_share_the_unit(
    text: str, first: tuple[str, int, str], second: tuple[str, int, str]
) -> None:
    assert read(text) == [(printed, Decimal(value), unit) for printed, value, unit in (first, second)]


@pytest.mark.parametrize(
    "text", ["från 2023 till 3 mnkr", "2021-02-11 – 3 mnkr", "§ 12 – 3 mnkr", "etapp 2 – 3 mnkr", "år 2024 3 mnkr"]
)
def test_years_dates_and_names_do_not_begin_a_range(text: str) -> None:
    assert read(text) == [("3 mnkr", Decimal(3_000_000), "mnkr")]


def test_a_number_that_names_a_thing_is_no_part_of_the_amount_after_it() -> None:
    assert read("etapp 2 500 tkr") == [("500 tkr", Decimal(500_000), "tkr")]


def test_euro_is_its_own_currency() -> None:
    assert [(a.value, a.currency) for a in find_amounts("5 000 euro och 3 MEUR, € 20")] == [
        (Decimal(5000), "EUR"),
        (Decimal(3_000_000), "EUR"),
        (Decimal(20), "EUR"),
    ]


@pytest.mark.parametrize("text", ["EUR 2 miljoner", "Kostnaden är EUR 2 miljoner", "€2m", "€ 2 000 000"])
def test_a_currency_in_front_is_the_amounts(text: str) -> None:
    assert [(a.value, a.currency) for a in find_amounts(text)] == [(Decimal(2_000_000), "EUR")]


@pytest.mark.parametrize(
    "text",
    [
        "USD 4m",
        "$4 000",
        "US$ 4 000",
        "Kostnaden är USD 4 miljoner",
        "4 000 USD",
        "2 miljoner dollar",
        "NOK 5 000",
        "NOK 5 000 kr",
        "DKK 4 mnkr",
        "EUR 2 miljoner kronor",
    ],
)
def test_amounts_of_other_currencies_or_of_two_are_left(text: str) -> None:
    assert find_amounts(text) == []


@pytest.mark.parametrize("text", ["1'250'000 kr", "1’250’000 kr", "5'000 kr", "2500 000 kr", "1.250 000 kr"])
def test_a_number_that_is_the_end_of_another_is_no_amount(text: str) -> None:
    assert find_amounts(text) == []


def test_ore_are_exact() -> None:
    assert read("1 234 kronor och 50 öre") == [("1 234 kronor och 50 öre", Decimal("1234.50"), "kr")]


def test_what_the_money_is_counted_by_stands_apart() -> None:
    assert [(a.printed, a.per) for a in find_amounts("7 kr/elev, 300 kronor per månad, SEK 2 miljoner per år")] == [
        ("7 kr", "elev"),
        ("300 kronor", "månad"),
        ("SEK 2 miljoner", "år"),
    ]


def test_a_known_misprint_is_told() -> None:
    (amount,) = find_amounts("Summa 100 kkkr")
    assert (amount.value, amount.unit, amount.misprint) == (Decimal(100_000), "kkr", True)


@pytest.mark.parametrize(
    "text",
    [
        "2 miljoner invånare",
        "3 miljoner besök",
        "budgeten når 2 miljoner invånare",
        "ett par miljoner kronor",
        "flera tusen kronor",
    ],
)
def test_what_is_not_money_is_left(text: str) -> None:
    assert find_amounts(text) == []


def test_bare_millions_are_money_only_near_a_money_word() -> None:
    assert read("Kostnaden blir 2,5 miljoner.") == [("2,5 miljoner", Decimal(2_500_000), "mnkr")]
    assert read("Det avsätts en halv miljard till vägar.") == [("en halv miljard", Decimal(500_000_000), "mdkr")]
    assert read("Kostnaden är känd. Det blir 2,5 miljoner.") == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("(tkr)", "tkr"),
        ("Belopp i tkr", "tkr"),
        ("Tkr", "tkr"),
        ("mnkr", "mnkr"),
        ("i tusental kronor", "tkr"),
        ("i 1 000-tals kronor", "tkr"),
        ("Resultaträkning, tkr", "tkr"),
        ("Alla belopp anges i tusen kronor", "tkr"),
        ("Kronor", "kr"),
        ("kr/elev", "kr"),
        ("(kr per elev)", "kr"),
        ("Kostnad kr", "kr"),
        ("Budget 2024 tkr", "tkr"),
        ("Bokslut 2023 (mnkr)", "mnkr"),
        ("M€", "M€"),
    ],
)
def test_a_table_states_its_unit(text: str, unit: str) -> None:
    note = unit_in(text)
    assert note is not None
    assert (note.unit, note.misprint) == (unit, False)


def test_kkkr_is_read_as_kkr_and_told() -> None:
    note = unit_in("Driftskostnad (kkkr)")
    assert note is not None
    assert (note.unit, note.factor, note.misprint) == ("kkr", Decimal(1000), True)
    assert "Driftskostnad (kkkr)"[note.start : note.end] == "kkkr"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "%",
        "Andel (%)",
        "kostar 100 kkr",
        "flera miljoner kronor",
        "tkr och mnkr",
        "Kronologi",
        "Tre kronor",
        "Krav",
    ],
)
def test_an_amount_prose_or_two_units_state_nothing(text: str) -> None:
    assert unit_in(text) is None


def test_scaling_is_exact() -> None:
    assert str(to_value(Decimal("2.5"), "mnkr")) == "2500000"
    assert str(to_value(Decimal("0.1"), "kr")) == "0.1"
    assert to_value(Decimal(140), None) == 140


def test_an_unknown_unit_is_an_error() -> None:
    with pytest.raises(KeyError):
        to_value(Decimal(1), "riksdaler")


@pytest.mark.parametrize("text", ["Budget 2024 tkr", "Utfall 2023 mkr", "Driftbudget 2025 tkr"])
def test_the_year_of_a_budget_is_no_amount_though_a_unit_follows(text: str) -> None:
    assert find_amounts(text) == []


def test_an_amount_behind_a_budget_is_one() -> None:
    assert [a.printed for a in find_amounts("Budgeten är 2 024 tkr och utfallet 1999 kr.")] == ["2 024 tkr", "1999 kr"]
