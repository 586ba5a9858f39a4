"""How dates, periods, times and deadlines are read."""

from datetime import date

import pytest

from extractors.swedish.dates import find_dates, find_deadline, find_times, find_years, parse_date


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("2021-02-11", "2021-02-11"),
        ("den 11 februari 2021", "11 februari 2021"),
        ("den 11 feb. 2021", "11 feb. 2021"),
        ("den 11:e februari 2021", "11:e februari 2021"),
        ("11/2 2021", "11/2 2021"),
        ("11.2.2021", "11.2.2021"),
        ("datum 210211", "210211"),
        ("daterad 20210211", "20210211"),
    ],
)
def test_a_day_has_many_forms(text: str, printed: str) -> None:
    (span,) = find_dates(text)
    assert (span.printed, span.first, span.last) == (printed, date(2021, 2, 11), date(2021, 2, 11))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("februari 2021", "2021-02-01", "2021-02-28"),
        ("nov 2009", "2009-11-01", "2009-11-30"),
        ("jan–mars 2022", "2022-01-01", "2022-03-31"),
        ("läsåret 22/23", "2022-07-01", "2023-06-30"),
        ("3 och 4 maj 2022", "2022-05-03", "2022-05-04"),
        ("11–13 februari 2021", "2021-02-11", "2021-02-13"),
        ("30 januari–2 februari 2021", "2021-01-30", "2021-02-02"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2010/2011", "2010-01-01", "2011-12-31"),
        ("2010/11", "2010-01-01", "2011-12-31"),
        ("2021–2023", "2021-01-01", "2023-12-31"),
        ("läsåret 2010/11", "2010-07-01", "2011-06-30"),
        ("kvartal 2 2023", "2023-04-01", "2023-06-30"),
        ("Q2 2023", "2023-04-01", "2023-06-30"),
        ("Q1–Q2 2023", "2023-01-01", "2023-06-30"),
        ("andra kvartalet 2023", "2023-04-01", "2023-06-30"),
        ("T1 2024", "2024-01-01", "2024-04-30"),
        ("tertial 3 2024", "2024-09-01", "2024-12-31"),
        ("första halvåret 2024", "2024-01-01", "2024-06-30"),
        ("årsskiftet 2024/2025", "2024-12-31", "2025-01-01"),
        ("vecka 12 2024", "2024-03-18", "2024-03-24"),
    ],
)
def test_a_period_runs_from_its_first_day_to_its_last(text: str, first: str, last: str) -> None:
    (span,) = find_dates(text)
    assert (span.printed, str(span.first), str(span.last)) == (text, first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("våren 2022", "2022-01-01", "2022-06-30"),
        ("hösten 2009", "2009-07-01", "2009-12-31"),
        ("ht 2023", "2023-07-01", "2023-12-31"),
        ("sommaren 2023", "2023-06-01", "2023-08-31"),
        ("slutet av 2024", "2024-01-01", "2024-12-31"),
    ],
)
def test_a_season_has_the_widest_bounds_that_it_can_mean(text: str, first: str, last: str) -> None:
    (span,) = find_dates(text)
    assert (span.printed, str(span.first), str(span.last)) == (text, first, last)


@pytest.mark.parametrize(
    "text",
    [
        "vintern 2009/2010",
        "delårsrapport 2 2021",
        "årsbokslut 2024",
        "11 februari",
        "vecka 12",
        "kvartal 2",
        "löpande",
        "årligen",
        "tills vidare",
    ],
)
def test_words_that_do_not_say_the_days_have_no_bounds(text: str) -> None:
    (span,) = find_dates(text)
    assert (span.printed, span.first, span.last) == (text, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "dnr 2010/11",
        "KS 2021/00123",
        "SFS 2010:800",
        "skollagen (2010:800)",
        "2000 kr",
        "2000 elever",
        "2021-13-45",
        "§ 12 mars",
        "maj",
        "210211",
    ],
)
def test_references_laws_amounts_and_days_that_never_were_are_no_dates(text: str) -> None:
    assert find_dates(text) == []


def test_of_a_day_that_never_was_only_the_year_is_kept() -> None:
    assert [span.printed for span in find_dates("31 februari 2021")] == ["2021"]


def test_a_month_alone_is_a_date_after_a_preposition() -> None:
    assert [span.printed for span in find_dates("i december möts Maj")] == ["december"]


def test_years_are_found_inside_longer_dates() -> None:
    text = "Budget 2024, plan 2025–2026, beslut 11 mars 2023"
    assert [span.printed for span in find_years(text)] == ["2024", "2025–2026", "2023"]


@pytest.mark.parametrize(
    "text",
    ["34 procent 2021 till 38 procent", "från 20 % 2021 till 22 %", "2021 till 38 mnkr", "2021 till 38 procentenheter"],
)
def test_an_amount_does_not_end_a_run_of_years(text: str) -> None:
    assert [span.printed for span in find_years(text)] == ["2021"]
    assert [span.printed for span in find_dates(text)] == ["2021"]


def test_a_run_of_years_may_head_a_column_of_amounts() -> None:
    assert [span.printed for span in find_years("Utfall 2021–22 tkr, 2021 till 23")] == ["2021–22", "2021 till 23"]


def test_only_a_whole_text_is_parsed_as_a_date() -> None:
    assert parse_date("den 11 februari 2021") == date(2021, 2, 11)
    assert parse_date("Datum: 2021-02-11") == date(2021, 2, 11)
    assert parse_date("februari 2021") is None
    assert parse_date("mötet 2021-02-11") is None
    assert parse_date("") is None


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("ska vara klart senast den 1 mars 2025", "1 mars 2025"),
        ("genomförs under 2025", "2025"),
        ("genomförs under 2024 och 2025", "2024 och 2025"),
        ("redovisas till nämndens sammanträde i december", "december"),
        ("före årets slut", "årets slut"),
        ("återkomma vid nästa sammanträde", "nästa sammanträde"),
        ("i samband med delårsrapport 2 2021", "delårsrapport 2 2021"),
        ("redovisas i samband med årsbokslutet", "årsbokslutet"),
        ("till och med 2026", "2026"),
        ("kv 3 2025", "kv 3 2025"),
        ("Klart: 2024-05-01", "2024-05-01"),
        ("senast 31/12", "31/12"),
        ("måndagen den 3 maj 2021", "3 maj 2021"),
        ("Utbildning av chefer (hösten 2024)", "hösten 2024"),
        ("en plan enligt policy antagen 2019, senast juni 2021", "juni 2021"),
        ("påbörjas 2022 och ska vara slutfört 2024", "2024"),
        ("löpande", "löpande"),
    ],
)
def test_a_deadline_is_the_date_words_alone(text: str, printed: str) -> None:
    span = find_deadline(text)
    assert span is not None
    assert span.printed == printed


@pytest.mark.parametrize(
    "text", ["Upprätta en plan", "enligt beslut 2019-03-12", "policyn antagen 2019", "skollagen (2010:800)", ""]
)
def test_past_dates_and_laws_are_no_deadlines(text: str) -> None:
    assert find_deadline(text) is None


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("kl. 18.00–19.37", ["18:00", "19:37"]),
        ("18:00 - 19:37", ["18:00", "19:37"]),
        ("kl 13.15", ["13:15"]),
        ("klockan 9", ["09:00"]),
        ("kl 8.30-12", ["08:30", "12:00"]),
        ("kl. 18.00 till kl. 20.15", ["18:00", "20:15"]),
        ("Tid: 13:00", ["13:00"]),
        ("2.15 procent", []),
        ("SFS 2010:800", []),
        ("21:34 kr", []),
        ("kl. 25.00", []),
    ],
)
def test_times_are_hours_and_minutes(text: str, times: list[str]) -> None:
    assert find_times(text) == times
