"""How bodies and municipalities are recognised."""

import pytest

from extractors.swedish.organizations import (
    find_municipalities,
    find_municipality,
    find_organizations,
    is_body,
    is_committee,
)


@pytest.mark.parametrize(
    ("text", "printed", "canonical"),
    [
        ("i Barn- och utbildningsnämndens plan", "Barn- och utbildningsnämndens", "Barn- och utbildningsnämnden"),
        ("miljö- och byggnadsnämnden", "miljö- och byggnadsnämnden", "Miljö- och byggnadsnämnden"),
        ("Vård och omsorgsnämnden", "Vård och omsorgsnämnden", "Vård och omsorgsnämnden"),
        ("SOCIALNÄMNDEN", "SOCIALNÄMNDEN", "Socialnämnden"),
        ("tekniska nämnden", "tekniska nämnden", "Tekniska nämnden"),
        ("utbildningsnämnd", "utbildningsnämnd", "Utbildningsnämnden"),
        ("Nämnden för arbete och välfärd", "Nämnden för arbete och välfärd", "Nämnden för arbete och välfärd"),
        ("att nämnden för fram detta", "nämnden", "Nämnden"),
        ("socialnämndens arbetsutskotts", "socialnämndens arbetsutskotts", "Socialnämndens arbetsutskott"),
        ("kommunfullmäktiges mål", "kommunfullmäktiges", "Kommunfullmäktige"),
        ("Kommunala pensionärsrådet", "Kommunala pensionärsrådet", "Kommunala pensionärsrådet"),
        ("HR-enheten", "HR-enheten", "HR-enheten"),
        ("till BUN för", "BUN", "BUN"),
        ("till KFN för", "KFN", "Kultur- och fritidsnämnden"),
        ("till MSN för", "MSN", "MSN"),
    ],
)
def test_a_body_has_one_canonical_name(text: str, printed: str, canonical: str) -> None:
    assert [(span.printed, span.canonical) for span in find_organizations(text)] == [(printed, canonical)]


@pytest.mark.parametrize(
    "text",
    ["lägenheten", "av erfarenhet", "ovannämnda", "förrådet", "trafikområdet", "nämnder", "dnr KS 2021/123", "bun"],
)
def test_words_that_end_alike_are_no_bodies(text: str) -> None:
    assert find_organizations(text) == []


def test_two_bodies_with_och_between_are_two() -> None:
    found = find_organizations("Kultur- och fritidsnämnden och Omsorgsnämnden")
    assert [span.canonical for span in found] == ["Kultur- och fritidsnämnden", "Omsorgsnämnden"]


@pytest.mark.parametrize(
    "text",
    [
        "förvaltningschefen",
        "samtliga nämnder",
        "Respektive nämnd",
        "KS",
        "rektorer",
        "KS, BUN och SN",
        "HR-chef",
        "Kommunstyrelsen/Socialnämnden",
        "arbetsgruppen",
        "Kommunstyrelsen (KS)",
        "Kultur- och fritidschef",
        "VD",
        "Nämndens presidium",
    ],
)
def test_who_can_be_responsible_is_a_body(text: str) -> None:
    assert is_body(text)


@pytest.mark.parametrize("text", ["", "2021", "Anna Berg", "Upprätta en plan", "nämnden beslutar", "Anställa rektorer"])
def test_other_texts_are_not(text: str) -> None:
    assert not is_body(text)


def test_only_bodies_that_decide_are_committees() -> None:
    assert all(is_committee(text) for text in ("Socialnämnden", "kommunstyrelsen", "KF", "BUN", "Arbetsutskottet"))
    assert not any(is_committee(text) for text in ("Socialförvaltningen", "HR-enheten", "Trosa", ""))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Trosa kommun", "Trosa"),
        ("Växjö kommuns budget", "Växjö"),
        ("Göteborgs Stad", "Göteborg"),
        ("ÖREBRO KOMMUN", "Örebro"),
        ("Borås Stad", "Borås"),
        ("Hofors kommun", "Hofors"),
        ("Lilla Edets kommun", "Lilla Edet"),
        ("Malung-Sälens kommun", "Malung-Sälen"),
        ("Falu kommun", "Falun"),
        ("Region Gotland", "Gotland"),
        ("T R O S A  K O M M U N", "Trosa"),
        ("T R O S A K O M M U N", "Trosa"),
        ("TRELLEBORG", "Trelleborg"),
        ("Arvika kommunfullmäktige", "Arvika"),
    ],
)
def test_a_municipality_goes_by_its_short_name(text: str, name: str) -> None:
    assert find_municipality(text) == name


@pytest.mark.parametrize("text", ["", "Mark", "det ska vara kommunens", "en kommun", "Trosa kommun och Lunds kommun"])
def test_no_municipality_or_several_is_none(text: str) -> None:
    assert find_municipality(text) is None


def test_several_municipalities_are_all_found() -> None:
    found = find_municipalities("mellan Trosa kommun och Lunds kommun")
    assert [(span.printed, span.name) for span in found] == [("Trosa kommun", "Trosa"), ("Lunds kommun", "Lund")]
