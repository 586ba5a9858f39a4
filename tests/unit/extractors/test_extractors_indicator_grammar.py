"""What a number is of, by the place that it has in its clause: in any order, with what may stand between."""

import pytest

from extractors.indicators.around import around
from extractors.indicators.clauses import figures
from extractors.indicators.tokens import kept, kinds, tokens
from extractors.records.indicators import extract
from models.document import Block
from models.records import DocumentKind
from tests.unit.extractors.page_factory import block, heading, item, reading

Row = tuple[str, str | None, str, str | None, str | None]


def told(*items: str | Block) -> list[Row]:
    """(name, subject, value, unit, period) of the values of a report's text."""
    blocks = [block(one) if isinstance(one, str) else one for one in items]
    values = extract(reading(*blocks, kind=DocumentKind.ANALYS))
    return [(i.name, i.subject, f"{i.value:f}", i.unit, i.period) for i in values]


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Sjukfrånvaron var i fjol 7 procent.", "wMF."),
        ("Under 2023 uppgick den totala frånvaron till 7 procent.", "Uwwwt" + "F."),
        ("Andelen elever i årskurs 9 är 71 procent.", "wwiwwMF."),
        ("Enligt SCB pendlar 38 procent av de anställda.", "VFvww."),
        ("Den minskade jämfört med föregående år till 5 procent.", "wXtF."),
    ],
)
def test_times_sources_and_adverbs_are_left_out_of_a_sentences_classes(text: str, classes: str) -> None:
    found = kinds(kept(tokens(text, figures(text))))
    assert found.replace("V", "w") == classes.replace("V", "w")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Frånvaron sjönk med 2 procent och uppgick till 7 procent.", "wUt"),
        ("Andelen behöriga, som i fjol var 84 procent, är 87 procent.", "wwM"),
        ("Rapporten visar att 61 procent trivs.", ""),
        ("Frånvaron är 7 procent, medan den för män är 5 procent.", "wiwM"),
    ],
)
def test_a_numbers_clause_keeps_its_subject_and_lets_go_of_the_rest(text: str, left: str) -> None:
    assert around(text, figures(text)[-1]).left == left


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Sjukfrånvaron bland chefer har totalt minskat från 1,75 % (2021) till 1,41 % (2022).",
            [
                ("Sjukfrånvaron bland chefer", None, "1.75", "%", "2021"),
                ("Sjukfrånvaron bland chefer", None, "1.41", "%", "2022"),
            ],
        ),
        (
            "Den totala sjukfrånvaron sjönk med 0,4 procentenheter och uppgick vid årets slut till 6,8 procent.",
            [("sjukfrånvaron", None, "6.8", "%", None)],
        ),
        (
            "Under året steg arbetslösheten från 9,0 till 10,8 procent.",
            [("arbetslösheten", None, "9.0", "%", None), ("arbetslösheten", None, "10.8", "%", None)],
        ),
        (
            "I Åsele är andelen elever med fullständiga betyg 78 procent. I länet är den 81 procent.",
            [
                ("andelen elever med fullständiga betyg", "Åsele", "78", "%", None),
                ("andelen elever med fullständiga betyg", "länet", "81", "%", None),
            ],
        ),
        (
            "Andelen elever som är behöriga till ett program, som i fjol var 84 procent, har stigit till 87 procent.",
            [
                ("Andelen elever som är behöriga till ett program", None, "84", "%", None),
                ("Andelen elever som är behöriga till ett program", None, "87", "%", None),
            ],
        ),
        (
            "Frisknärvaron, det vill säga andelen medarbetare med högst fem sjukdagar, var 61 procent.",
            [("Frisknärvaron", None, "61", "%", None)],
        ),
        (
            "Mängden matavfall har minskat med 4 procent till 61 kg per invånare.",
            [("Mängden matavfall", None, "61", "kg per invånare", None)],
        ),
        (
            "Medellivslängden är 83,4 år för kvinnor och 79,1 år för män.",
            [("Medellivslängden", "kvinnor", "83.4", "år", None), ("Medellivslängden", "män", "79.1", "år", None)],
        ),
        ("Meritvärdet för årskurs 9 hamnar på 231,4.", [("Meritvärdet för årskurs 9", None, "231.4", None, None)]),
        ("Vansbro har en arbetslöshet på 5,2 procent.", [("arbetslöshet", "Vansbro", "5.2", "%", None)]),
        (
            "Kvinnors sjukfrånvaro var 8,4 procent och mäns 4,1 procent.",
            [("sjukfrånvaro", "Kvinnor", "8.4", "%", None), ("sjukfrånvaro", "män", "4.1", "%", None)],
        ),
        (
            "Sjukfrånvaron är 7,1 procent, vilket kan jämföras med 7,9 procent samma period 2022.",
            [("Sjukfrånvaron", None, "7.1", "%", None), ("Sjukfrånvaron", None, "7.9", "%", "2022")],
        ),
    ],
)
def test_a_clause_gives_a_number_to_its_subject(text: str, rows: list[Row]) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Totalt är 36 procent av kommunens chefer män.",
            [("män", "kommunens chefer", "36")],
        ),
        (
            "I dagsläget har 64 procent av förskolans personal förskollärarexamen.",
            [("har förskollärarexamen", "förskolans personal", "64")],
        ),
        ("85 procent kan rekommendera sitt barns förskola.", [("kan rekommendera sitt barns förskola", None, "85")]),
        (
            "75 procent av medarbetarna svarar positivt på frågan om de är nöjda med sitt arbete.",
            [("nöjda med sitt arbete", None, "75")],
        ),
        (
            "24 % svarar att de alltid känner sig trygga och 68 % att de oftast känner sig trygga.",
            [("alltid känner sig trygga", None, "24"), ("oftast känner sig trygga", None, "68")],
        ),
        (
            "67 procent av niondeklassarna fick godkänt i alla ämnen.",
            [("fick godkänt i alla ämnen", "niondeklassarna", "67")],
        ),
        (
            "Undersökningen visar att 46 procent av kvinnorna och 21 procent av männen avstår från att gå ut.",
            [("avstår från att gå ut", "kvinnorna", "46"), ("avstår från att gå ut", "männen", "21")],
        ),
        (
            "Det är 18 procent av flickorna som har provat att snusa jämfört med 13 procent av pojkarna.",
            [("har provat att snusa", "flickorna", "18"), ("har provat att snusa", "pojkarna", "13")],
        ),
        (
            "I årskurs nio röker 12 procent av flickorna dagligen och 7 procent av pojkarna.",
            [("röker dagligen", "flickorna", "12"), ("röker dagligen", "pojkarna", "7")],
        ),
        (
            "Av tjejerna i årskurs åtta uppger 61 procent att de mår bra, medan andelen för killarna är 83 procent.",
            [("mår bra", "tjejerna i årskurs åtta", "61"), ("mår bra", "killarna", "83")],
        ),
        (
            "Mer än hälften (55 %) av kommunerna har inte tagit fram någon plan för skyfall.",
            [("har inte tagit fram någon plan för skyfall", "kommunerna", "55")],
        ),
        (
            "Fler elever känner arbetsro i skolan och andelen har ökat från 74 procent till 81 procent.",
            [("känner arbetsro i skolan", None, "74"), ("känner arbetsro i skolan", None, "81")],
        ),
    ],
)
def test_a_number_that_is_the_subject_has_what_is_said(text: str, rows: list[tuple[str, str | None, str]]) -> None:
    assert [row[:3] for row in told(text)] == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Andelen behöriga var 84 respektive 79 procent för flickor och pojkar.",
            [("Andelen behöriga", "flickor", "84"), ("Andelen behöriga", "pojkar", "79")],
        ),
        (
            "Högst NKI får Eksjö, Boxholm och Tranås med 84, 79 respektive 76.",
            [("NKI", "Eksjö", "84"), ("NKI", "Boxholm", "79"), ("NKI", "Tranås", "76")],
        ),
        (
            "9 procent av flickorna och 6 procent av pojkarna snusar. 2013 var andelarna 14 respektive 8 procent.",
            [
                ("snusar", "flickorna", "9"),
                ("snusar", "pojkarna", "6"),
                ("snusar", "flickorna", "14"),
                ("snusar", "pojkarna", "8"),
            ],
        ),
    ],
)
def test_numbers_told_in_turn_are_of_those_named_in_that_order(
    text: str, rows: list[tuple[str, str | None, str]]
) -> None:
    assert [row[:3] for row in told(text)] == rows


def test_as_many_numbers_as_values_told_before_or_none_is_told() -> None:
    text = "41 procent trivs i parken. 2013 var motsvarande andelar 14 respektive 8 procent."
    assert [row[2] for row in told(text)] == ["41"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Delindexen blev Motivation (82), Ledarskap (81) och Styrning (83).",
            [("Motivation", None, "82"), ("Ledarskap", None, "81"), ("Styrning", None, "83")],
        ),
        (
            "Betygsindex för faktorn Bostäder blev 66, medan Kommersiellt utbud fick 41 och Fritidsmöjligheter 62.",
            [("Bostäder", None, "66"), ("Kommersiellt utbud", None, "41"), ("Fritidsmöjligheter", None, "62")],
        ),
        (
            "Helhetsomdömet för hemtjänsten får index 81 för kvinnor och 79 för män.",
            [("Helhetsomdömet för hemtjänsten", "kvinnor", "81"), ("Helhetsomdömet för hemtjänsten", "män", "79")],
        ),
        ("Undersökningens NKI är 68. Tranås kommuns NKI är 73.", [("NKI", None, "68"), ("NKI", "Tranås", "73")]),
        ("Ett index på 55 eller högre tolkas som nöjd.", []),
    ],
)
def test_values_of_an_index_are_told_by_the_form_of_their_clause(
    text: str, rows: list[tuple[str, str | None, str]]
) -> None:
    found = [row[:3] for row in told(text)]
    assert [(name.removeprefix("Undersökningens "), *rest) for name, *rest in found] == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Totalt 243 personer deltog i projektet, 181 i interventionsgruppen och 62 i kontrollgruppen.",
            [
                ("personer deltog i projektet", None, "243"),
                ("personer deltog i projektet", "interventionsgruppen", "181"),
                ("personer deltog i projektet", "kontrollgruppen", "62"),
            ],
        ),
        (
            "Antalet hushåll med försörjningsstöd har minskat med 34 och var i december 289.",
            [("Antalet hushåll med försörjningsstöd", None, "289")],
        ),
        (
            "Antalet hushåll med bistånd har jämfört med föregående år minskat med 9 procent till 612 hushåll.",
            [("Antalet hushåll med bistånd", None, "612")],
        ),
    ],
)
def test_so_many_are_told_with_what_they_are_or_did(text: str, rows: list[tuple[str, str | None, str]]) -> None:
    assert [row[:3] for row in told(text)] == rows


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("NKI för bygglov har minskat från 64 till 60 mellan åren 2021 och 2023.", ["2021", "2023"]),
        ("Under året inkom 412 orosanmälningar, jämfört med 377 under 2022.", [None, "2022"]),
        ("Fler trivs i parken (2022: 61,5 %, 2021: 59,6 %).", ["2022", "2021"]),
    ],
)
def test_a_year_is_that_of_the_number_it_stands_with(text: str, periods: list[str | None]) -> None:
    assert [row[4] for row in told(text)] == periods


@pytest.mark.parametrize(
    "text",
    [
        "Svarsfrekvensen ligger på 55 procent.",
        "Bland flickorna ligger andelen på 72 procent.",
        "12 av 15 skolor når målet.",
        "Kommunen ska minska utsläppen med 85 procent till 2030.",
        "Målet är att 90 procent av brukarna ska vara nöjda.",
        "Bidrag ges med högst 50 procent av kostnaden.",
        "Taxan höjs med 4,2 procent från den 1 januari.",
        "Utdebiteringen är 22,15 procent.",
        "Tjänsten omfattar 75 procent.",
        "Enkäten besvarades av 62 procent av eleverna.",
        "Befolkningsprognosen visar att antalet barn är 512 år 2035.",
        "Antalet platser utökas från 40 till 52 under 2025.",
        "Statsbidraget täcker 60 procent av kostnaderna.",
        "Om mer än 10 procent av eleverna är frånvarande ska rektor underrättas.",
        "Kommunen äger 49 procent av aktierna i bolaget.",
        "Det motsvarar 3 procent av omsättningen.",
        "Verksamhetens lokaler har en yta på 450 kvm.",
    ],
)
def test_targets_changes_and_parts_of_sums_are_no_outcomes(text: str) -> None:
    assert told(text) == []


def test_a_list_below_an_index_names_its_parts() -> None:
    rows = told(heading("Nöjd-Kund-Index 2021"), item("Bygglov: 66"), item("Markupplåtelse: 72"))
    assert rows == [("Bygglov", None, "66", "index", "2021"), ("Markupplåtelse", None, "72", "index", "2021")]


def test_a_label_of_time_is_of_what_the_heading_names() -> None:
    rows = told(heading("Trygga elever i åk 8"), block("Senaste värdet: 79,3 % (2023)"), block("Målvärde: 85 %"))
    assert rows == [("Trygga elever i åk 8", None, "79.3", "%", "2023")]


@pytest.mark.parametrize("label", ["Moms", "Sysselsättningsgrad", "Målvärde", "Ränta"])
def test_other_labels_before_a_share_are_no_measures(label: str) -> None:
    assert told(heading("Villkor"), block(f"{label}: 25 %")) == []
