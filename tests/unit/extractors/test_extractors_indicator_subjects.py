"""Whom a measured value describes, and of which index, year and unit it is, where that stands apart from the value."""

import pytest

from extractors.records.indicators import extract
from models.document import Block, Table
from models.provenance import BBox, Provenance
from models.records import DocumentInfo, DocumentKind, Indicator
from tests.unit.extractors.page_factory import block, heading, reading, table

_PRINTED = Provenance(page=1, bbox=BBox(50, 20, 120, 30), quote="Vetlanda kommun")


def found(*items: Block | Table, kind: DocumentKind = DocumentKind.OTHER) -> list[Indicator]:
    """The values of a document of Vetlanda."""
    given = reading(*items, kind=kind)
    given.found["document"] = (
        DocumentInfo(
            id="d",
            kind=kind,
            municipality="Vetlanda",
            places=(_PRINTED,),
            evidence={"municipality": _PRINTED},
            extractor="t",
        ),
    )
    return extract(given)


def told(*items: Block | Table) -> list[tuple[str, str | None, str, str | None, str | None]]:
    """(name, subject, value, unit, period)."""
    return [(i.name, i.subject, f"{i.value:f}", i.unit, i.period) for i in found(*items)]


def test_where_nobody_is_named_it_is_the_municipality_whose_document_it_is() -> None:
    (value,) = found(block("Personalomsättningen var 12 procent 2022."))
    assert (value.subject, value.evidence["subject"]) == ("Vetlanda", _PRINTED)


def test_minutes_may_quote_what_is_of_anybody() -> None:
    (value,) = found(block("Andelen simkunniga var 74 procent 2015."), kind=DocumentKind.PROTOKOLL)
    assert value.subject is None


def test_what_is_said_of_the_country_is_not_the_municipalitys() -> None:
    (value,) = found(block("Nationellt var arbetslösheten 6,6 procent 2022."))
    assert value.subject is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Flickor är mer nöjda med skolmaten än pojkar (74 respektive 66 procent).",
            [("nöjda med skolmaten", "Flickor", "74", "%", None), ("nöjda med skolmaten", "pojkar", "66", "%", None)],
        ),
        (
            "85 procent av kvinnorna och 80 procent av männen är nöjda med bemötandet.",
            [
                ("nöjda med bemötandet", "kvinnorna", "85", "%", None),
                ("nöjda med bemötandet", "männen", "80", "%", None),
            ],
        ),
        (
            "Andelen trygga var 78 procent 2022. I centralorten var andelen 71 procent, på landsbygden 84 procent.",
            [
                ("Andelen trygga", "Vetlanda", "78", "%", "2022"),
                ("Andelen trygga", "centralorten", "71", "%", "2022"),
                ("Andelen trygga", "landsbygden", "84", "%", "2022"),
            ],
        ),
        (
            "I elevenkäten 2022 var 83 procent av eleverna i Landsbro trygga på rasterna, att jämföra med 88 procent i "
            "hela kommunen.",
            [
                ("trygga på rasterna", "Landsbro", "83", "%", "2022"),
                ("trygga på rasterna", "hela kommunen", "88", "%", "2022"),
            ],
        ),
        (
            "I mätningen 2021 uppgav 37 procent av invånarna att de undviker att gå ut på kvällen (2019: 33 procent).",
            [
                ("undviker att gå ut på kvällen", "Vetlanda", "37", "%", "2021"),
                ("undviker att gå ut på kvällen", "Vetlanda", "33", "%", "2019"),
            ],
        ),
        (
            "Av eleverna i årskurs 6 svarar 91 procent att de trivs, jämfört med 89 procent 2021.",
            [
                ("trivs", "eleverna i årskurs 6", "91", "%", None),
                ("trivs", "eleverna i årskurs 6", "89", "%", "2021"),
            ],
        ),
    ],
)
def test_groups_and_places_compared_have_each_their_value(
    text: str, values: list[tuple[str, str | None, str, str | None, str | None]]
) -> None:
    assert told(block(text)) == values


def test_a_series_in_prose_has_each_year_at_its_value() -> None:
    assert told(block("NMI ökade från 51 år 2016 till 55 år 2020.")) == [
        ("NMI", "Vetlanda", "51", "index", "2016"),
        ("NMI", "Vetlanda", "55", "index", "2020"),
    ]


def test_values_behind_a_label_have_the_year_and_the_subject_in_front_of_them() -> None:
    assert told(
        block("Indikator: Andel behöriga, Eksjö: 2021 71 %, 2022 74 %. Riket 2022: 76 %. Målvärde 2023: 80 %.")
    ) == [
        ("Andel behöriga", "Eksjö", "71", "%", "2021"),
        ("Andel behöriga", "Eksjö", "74", "%", "2022"),
        ("Andel behöriga", "Riket", "76", "%", "2022"),
    ]


def test_what_is_measured_in_days_has_that_unit() -> None:
    assert told(block("Väntetiden till förskola var i snitt 54 dagar första halvåret 2022.")) == [
        ("Väntetiden till förskola", "Vetlanda", "54", "dagar", "första halvåret 2022")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Svarsandelen uppgick till 45 procent, medan bortfallet var 55 procent.",
        "38 procent svarade på enkäten.",
        "Index kan variera mellan 0 och 100.",
        "Målet är 75 procent 2025. Resultatet visas nedan.",
    ],
)
def test_who_answered_a_scale_and_a_target_are_no_outcome(text: str) -> None:
    assert told(block(text)) == []


def test_a_column_of_units_gives_each_row_its_unit_and_sets_money_aside() -> None:
    given = table(
        ["Nyckeltal", "Enhet", "2021", "Aug 2022"],
        ["Sjukfrånvaro", "%", "6,5", "7,2"],
        ["Kostnad per plats", "kr", "410", "430"],
        ["Utlån", "st", "5", "4"],
    )
    assert told(given) == [
        ("Sjukfrånvaro", "Vetlanda", "6.5", "%", "2021"),
        ("Sjukfrånvaro", "Vetlanda", "7.2", "%", "Aug 2022"),
        ("Utlån", "Vetlanda", "5", "antal", "2021"),
        ("Utlån", "Vetlanda", "4", "antal", "Aug 2022"),
    ]


_COMPARED = (["Kommun", "2018"], ["Vetlanda", "55"], ["Eksjö", "60"])


def test_the_index_is_that_of_the_caption_and_not_one_told_before() -> None:
    given = table(*_COMPARED, caption=block("Tabell 4. Nöjd-Inflytande-Index (NII)"))
    values = found(heading("Nöjd-Region-Index"), block("NRI redovisas först."), given)
    assert [i.name for i in values] == ["Nöjd-Inflytande-Index (NII)"] * 2


def test_the_sentence_that_presents_a_table_names_its_index() -> None:
    presents = block("Kommunens NRI är högt. I tabellen nedan visas Nöjd-Medborgar-Index.")
    assert [i.name for i in found(heading("Resultat"), presents, table(*_COMPARED))] == ["Nöjd-Medborgar-Index"] * 2


def test_of_several_indices_in_a_caption_none_is_guessed() -> None:
    assert found(table(*_COMPARED, caption=block("Tabell 4. NRI, NMI och NII i några kommuner"))) == []


def test_rows_of_indices_keep_their_names_and_the_corner_names_whose_they_are() -> None:
    given = table(
        ["Index, Eksjö", "2018", "2020"], ["NRI – plats att bo på", "58", "60"], ["NMI – verksamheter", "51", "52"]
    )
    assert [(i.name, i.subject, i.period) for i in found(given)] == [
        ("NRI – plats att bo på", "Eksjö", "2018"),
        ("NRI – plats att bo på", "Eksjö", "2020"),
        ("NMI – verksamheter", "Eksjö", "2018"),
        ("NMI – verksamheter", "Eksjö", "2020"),
    ]


def test_kommunen_in_a_header_is_the_own_municipality() -> None:
    given = table(["Fråga", "Kommunen 2021", "Riket 2021"], ["Andel trygga", "61", "66"])
    assert [(i.subject, i.period) for i in found(given)] == [("Vetlanda", "2021"), ("Riket", "2021")]
