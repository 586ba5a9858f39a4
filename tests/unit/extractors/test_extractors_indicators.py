"""What is a measured value in a text: shares, indices and counts, whom and when they describe, and what is none."""

import pytest

from extractors.indicators.register import identified, method_of
from extractors.records.indicators import extract
from models.document import Block, Table
from models.records import DocumentKind, Indicator
from tests.unit.extractors.page_factory import block, heading, reading, table


def found(*items: Block | Table, kind: DocumentKind = DocumentKind.OTHER) -> list[Indicator]:
    return extract(reading(*items, kind=kind))


def told(text: str) -> list[tuple[str, str | None, str, str | None]]:
    """(name, subject, value, period) of the values of a paragraph."""
    return [(i.name, i.subject, f"{i.value:f}", i.period) for i in found(block(text))]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Personalomsättningen var 12 procent 2022.", [("Personalomsättningen", None, "12", "2022")]),
        (
            "Sjukfrånvaron minskade från 8,4 procent 2021 till 7,1 procent 2022.",
            [("Sjukfrånvaron", None, "8.4", "2021"), ("Sjukfrånvaron", None, "7.1", "2022")],
        ),
        (
            "Andelen behöriga elever ökade från 81 till 84 procent mellan 2022 och 2023.",
            [("Andelen behöriga elever", None, "81", "2022"), ("Andelen behöriga elever", None, "84", "2023")],
        ),
        (
            "Av hemtjänstens brukare är 88 procent nöjda med maten (fg år 86).",
            [
                ("nöjda med maten", "hemtjänstens brukare", "88", None),
                ("nöjda med maten", "hemtjänstens brukare", "86", None),
            ],
        ),
        (
            "72 procent av invånarna i Falkenberg är nöjda med badhuset.",
            [("nöjda med badhuset", "Falkenberg", "72", None)],
        ),
        (
            "Bland kvinnor i Skövde anser 52 procent att bussarna är säkra.",
            [("bussarna är säkra", "kvinnor i Skövde", "52", None)],
        ),
        (
            "Arbetslösheten i Östersund var 9,2 procent, jämfört med 6,6 procent i riket.",
            [("Arbetslösheten", "Östersund", "9.2", None), ("Arbetslösheten", "riket", "6.6", None)],
        ),
        (
            "Bland pojkarna är andelen godkända 77 procent och bland flickorna 83 procent.",
            [("andelen godkända", "pojkarna", "77", None), ("andelen godkända", "flickorna", "83", None)],
        ),
        (
            "Andelen fossilfria bilar ska vara 80 procent 2030. I dag är andelen 46 procent.",
            [("Andelen fossilfria bilar", None, "46", None)],
        ),
    ],
)
def test_a_share_is_told_with_what_it_is_of(text: str, values: list[tuple[str, str | None, str, str | None]]) -> None:
    assert told(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "Målvärdet för 2025 är 85 procent.",
        "Minst 90 procent ska vara nöjda med bemötandet.",
        "Kostnaderna ökade med 4 procent.",
        "Löneökningen beräknas till 3,1 procent.",
        "Nämnden har ett effektiviseringskrav på 1 procent.",
        "Styrräntan sänktes med 0,25 procentenheter.",
    ],
)
def test_a_target_a_change_or_an_assumption_is_no_measured_value(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "NMI för Svedala blev 56 medan snittet för samtliga kommuner blev 54.",
            [("NMI", "Svedala", "56", None), ("NMI", "samtliga kommuner", "54", None)],
        ),
        (
            "Nöjd-Inflytande-Index sjönk från 44 till 41 mellan 2014 och 2016.",
            [("Nöjd-Inflytande-Index", None, "44", "2014"), ("Nöjd-Inflytande-Index", None, "41", "2016")],
        ),
        (
            "Vårdtagarna på boendet har gett ett helhetsbetyg, Nöjd-Kund-Index (NKI), på 72.",
            [("Nöjd-Kund-Index (NKI)", "Vårdtagarna på boendet", "72", None)],
        ),
        ("NMI ökade med 2 enheter.", []),
    ],
)
def test_an_index_is_told_with_whom_it_describes(
    text: str, values: list[tuple[str, str | None, str, str | None]]
) -> None:
    assert told(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Energibolaget försörjer 4 150 kunder i kommunen.", [("kunder", "Energibolaget", "4150", None)]),
        ("Antalet utlån uppgick till 78 250 under 2022.", [("Antalet utlån", None, "78250", "2022")]),
        ("Befolkningen uppgick vid årets slut till 52 178 personer.", [("Befolkningen", None, "52178", None)]),
        ("Ansökan ska omfatta högst 20 elever.", []),
        ("Klassen har 9 elever.", []),
        ("Sammanträdet ägde rum i rum 214.", []),
        ("Bidraget är 4 150 kronor till 12 föreningar.", []),
    ],
)
def test_a_count_is_told_where_it_describes_an_outcome(
    text: str, values: list[tuple[str, str | None, str, str | None]]
) -> None:
    assert told(text) == values


def test_a_count_in_minutes_belongs_to_the_matter() -> None:
    text = block("Förra året deltog 212 ungdomar.")
    assert [i.name for i in found(text)] == ["ungdomar"]
    assert found(text, kind=DocumentKind.PROTOKOLL) == []


def cells(given: list[Indicator]) -> list[tuple[str, str | None, int, str | None, str | None]]:
    return [(i.name, i.subject, int(i.value), i.unit, i.period) for i in given]


def test_columns_of_two_levels_say_whom_and_when() -> None:
    given = table(["Fråga", "Kvinnor", "Män"], ["", "2019", "2019"], ["Trygghet", "58", "64"], header_rows=2)
    assert cells(found(heading("SCB:s medborgarundersökning 2019"), given)) == [
        ("Trygghet", "Kvinnor", 58, "index", "2019"),
        ("Trygghet", "Män", 64, "index", "2019"),
    ]


def test_targets_and_changes_beside_outcomes_are_left_out() -> None:
    given = table(
        ["Indikator", "Utfall 2023", "Mål 2024", "Förändring"], ["Andel nöjda föräldrar", "87 %", "90 %", "2 %"]
    )
    assert cells(found(given)) == [("Andel nöjda föräldrar", None, 87, "%", "2023")]


def test_the_column_of_measures_names_the_rows_and_costs_are_money() -> None:
    given = table(
        ["Område", "Mått", "Utfall 2020", "Riket 2020"],
        ["Skola", "Behöriga elever, andel (%)", "73", "81"],
        ["", "Kostnad per elev, kr", "118 549", "117 032"],
    )
    assert cells(found(given)) == [
        ("Behöriga elever, andel (%)", None, 73, "%", "2020"),
        ("Behöriga elever, andel (%)", "Riket", 81, "%", "2020"),
    ]


def test_a_value_is_counted_in_what_its_name_says() -> None:
    given = table(["Nyckeltal", "2023"], ["Väntetid i antal dagar", "48"], ["Antal besök", "900"])
    assert [i.unit for i in found(given)] == ["dagar", "antal"]


@pytest.mark.parametrize(
    ("name", "about", "identifier"),
    [
        ("NRI", "", "scb-nri"),
        ("Nöjd-Region-Index (NRI)", "", "scb-nri"),
        ("Nöjd Medborgarindex", "", "scb-nmi"),
        ("NMI Bemötande och tillgänglighet", "", "scb-nmi-bemotande-och-tillganglighet"),
        ("Trygghet", "SCB:s medborgarundersökning 2015", "scb-nri-trygghet"),
        ("Förtroende", "Nöjd-Inflytande-Index och faktorer", "scb-nii-fortroende"),
        ("Trygghet", "Brukarenkät hemtjänsten", None),
        ("NKI", "", None),
        ("NMI för kommunens verksamheter på nätet", "", None),
    ],
)
def test_an_indicator_is_known_by_any_of_its_names(name: str, about: str, identifier: str | None) -> None:
    known = identified(name, about, "2015")
    assert (known.id if known else None) == identifier


@pytest.mark.parametrize(
    ("period", "method"),
    [("2019", "2005–2020"), ("hösten 2020", "2005–2020"), ("2021", "2021–"), (None, None), ("2019–2022", None)],
)
def test_the_surveys_method_is_that_of_the_year(period: str | None, method: str | None) -> None:
    assert method_of(period) == method


def test_a_record_says_which_indicator_and_method_it_is() -> None:
    (value,) = found(block("NRI för Skövde blev 65 år 2019."))
    assert (value.indicator, value.method) == ("scb-nri", "2005–2020")
