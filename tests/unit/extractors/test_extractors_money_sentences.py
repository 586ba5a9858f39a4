"""What an amount in a sentence is for, where verbs, times, comparisons and other amounts stand around it."""

import pytest

from extractors.money.prose import from_text
from tests.unit.extractors.page_factory import block, reading


def told(text: str) -> list[tuple[str | None, int, str | None]]:
    given = reading(block(text))
    node = given.structure.nodes[0]
    return [(f.label, int(f.value), f.period) for f in from_text(given, node, node.passage, is_item=False)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Resultatet är i nivå med budget men 22 mnkr lägre än i fjol.", "Resultatet"),
        ("Nämnden visar till och med juni ett underskott mot periodiserad budget på 634 tkr.", "underskott"),
        ("Vårdkostnaderna beräknas överstiga budget med 5,2 mnkr.", "Vårdkostnaderna"),
        ("Låneskulden uppgick vid årets slut till 210 mnkr.", "Låneskulden"),
        ("Skolskjuts med taxi kostade samma år i genomsnitt 74 500 kr.", "Skolskjuts med taxi"),
        ("Därför behöver kostnaderna minska med 5 mnkr.", "kostnaderna"),
        ("Avskrivningarna ökar med 0,7 mnkr till följd av nya lokaler.", "Avskrivningarna"),
        ("Kravet på effektivisering innebär 4,6 mnkr för nämnden.", "Kravet på effektivisering"),
        ("Merkostnaden på 400 tkr för evakueringslokaler ryms inte i ramen.", "Merkostnaden för evakueringslokaler"),
        ("Av ramen ska 400 tkr användas till trygghet i centrum.", "trygghet i centrum"),
        ("Ansökan om 200 tkr har lämnats till Allmänna arvsfonden.", "Ansökan"),
        ("Under 2024 köptes fordon för 2,1 mnkr.", "fordon"),
        ("Hyresintäkterna bedöms däremot bli 3,1 mnkr högre än budget.", "Hyresintäkterna"),
        ("Vinterväghållningen har hittills kostat 9,3 mnkr.", "Vinterväghållningen"),
        ("Överskottet efter mars är 4,4 mnkr.", "Överskottet"),
        ("Elkostnaderna har emellertid stigit kraftigt, till 8,4 mnkr.", "Elkostnaderna"),
        ("Lönekostnaden har legat oförändrad på 41 mnkr.", "Lönekostnaden"),
        ("Badhusets renovering har värderats av revisorn och uppgår till 8 mnkr.", "Badhusets renovering"),
    ],
)
def test_the_label_is_neither_circumstance_nor_verb_nor_what_the_amount_is_held_against(text: str, label: str) -> None:
    assert [found[0] for found in told(text)] == [label]


def test_amounts_by_turn_have_the_years_by_turn() -> None:
    found = told("För 2026 och 2027 är ramen preliminärt 88,6 respektive 90,1 mnkr.")
    assert found == [("ramen", 88_600_000, "2026"), ("ramen", 90_100_000, "2027")]


def test_without_respektive_two_amounts_do_not_share_out_two_years() -> None:
    found = told("Under 2026 och 2027 satsas 5 mnkr på bad och 3 mnkr på parker.")
    assert [period for *_, period in found] == ["2026 och 2027", "2026 och 2027"]


def test_how_often_one_amount_is_paid_says_nothing_of_the_one_before() -> None:
    found = told("Det satsas 12 mnkr på en förskola och 3 mnkr per år på beläggning.")
    assert found == [("förskola", 12_000_000, None), ("beläggning", 3_000_000, "per år")]


def test_a_part_is_of_what_it_concerns_and_a_pronoun_points_to_the_whole() -> None:
    text = "Investeringsramen är 45 mnkr, varav 20 mnkr avser vatten. Därefter är den 38 mnkr."
    assert [label for label, *_ in told(text)] == ["Investeringsramen", "vatten", "Investeringsramen"]


def test_a_sentence_without_a_subject_tells_what_the_one_before_costs() -> None:
    assert told("Bygg en ramp vid badhuset. Finansieras med 600 tkr.")[0][0] == "Bygg en ramp vid badhuset"


@pytest.mark.parametrize(
    "text",
    ["Det har hittills kostat 4 mnkr.", "Däremot blev det 5 mnkr.", "Sedan dess har det varit oförändrat, 7 mnkr."],
)
def test_a_sentence_without_a_noun_gives_no_label_and_says_so(text: str) -> None:
    given = reading(block(text))
    node = given.structure.nodes[0]
    (found,) = from_text(given, node, node.passage, is_item=False)
    assert found.label is None
    assert "label_missing" in found.grounds


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Fritidsnämnden är störst med 94 mkr.", "Fritidsnämnden"),
        ("Resultatet för kvartalet är positivt, 2,1 mnkr.", "Resultatet för kvartalet"),
        ("Investeringen är beräknad till en total kostnad av 7 410 tkr.", "Investeringen"),
        ("Sammanfattningsvis överskred kostnaderna budgeten med 3,1 mkr.", "kostnaderna"),
        ("Skola och omsorg bidrog tillsammans med 4,2 mkr till resultatet.", "Skola och omsorg"),
        ("Underskottet förklaras till största delen av fler placeringar, 840 tkr.", "fler placeringar"),
        ("Vite kan dömas ut med högst 40 000 kronor.", "Vite"),
        ("Till jubileet anslås 65 tkr ur nämndens medel till förfogande.", "jubileet"),
        ("I prognosen ingår 9 mnkr som tas från eget kapital.", "prognosen"),
        ("Nämnden har tilldelats en ram på 88 mkr.", "ram"),
        ("År 2016 avsatte kommunen för första gången medel till en fond med 3 mnkr.", "medel till en fond"),
        ("För två år sedan erhölls 180 000 kronor från Kulturrådet.", "Kulturrådet"),
        ("Det återstår 540 tkr av projektmedlen.", "projektmedlen"),
        ("Stormen kostade kommunen 620 000 kronor.", "Stormen"),
        ("Nämnden fick 1,4 mnkr i kompensation för dyrare el.", "kompensation för dyrare el"),
        ("Föreningen söker ett bidrag på 50 000 kr för att bygga en ramp.", "bidrag för bygga en ramp"),
        ("Stigen får ny belysning, till en kostnad av 1,3 miljoner kronor.", "ny belysning"),
        ("Partiet föreslår att sänka avgiften för dans, vilket skulle kosta omkring 60 tkr.", "avgiften för dans"),
        ("Resterande 2,2 mnkr fördelas på enheterna efter antal barn.", "enheterna efter antal barn"),
        ("Vi sparar 300 000 kr på att samordna transporterna.", "samordna transporterna"),
        ("Kommunen rekvirerade statsbidrag om 876 432 kronor avseende lovskola.", "statsbidrag avseende lovskola"),
    ],
)
def test_the_label_is_what_the_sentence_is_about_however_its_words_are_ordered(text: str, label: str) -> None:
    assert [found[0] for found in told(text)] == [label]


def test_what_stands_between_a_subject_and_its_verb_is_not_what_the_amount_is_for() -> None:
    assert told("Kostnaderna, inklusive avskrivningar, var 7,1 mkr.")[0][0] == "Kostnaderna"


def test_two_places_told_alike_are_of_the_same_thing() -> None:
    found = told("Elevpengen blir 71 300 kronor i förskoleklass och 98 900 kronor i årskurs 7–9.")
    assert [label for label, *_ in found] == ["Elevpengen", "Elevpengen"]


@pytest.mark.parametrize(
    "text", ["Skattesatsen är oförändrad, 22,14 kronor.", "Skatten är 21,90 kronor per skattekrona."]
)
def test_a_tax_rate_is_no_amount_of_money(text: str) -> None:
    assert told(text) == []


def test_an_amount_paid_each_year_is_of_the_years_it_is_paid_in_where_these_are_told() -> None:
    assert told("Stödet är 20 000 kr per år under perioden 2012–2014.")[0][2] == "2012–2014"
    assert told("Stödet är 20 000 kr per år.")[0][2] == "per år"


def test_an_amount_in_parentheses_behind_another_is_of_another_year() -> None:
    found = told("Kommunen redovisade 2017 ett resultat på 36 mkr (14 mkr).")
    assert found == [("resultat", 36_000_000, "2017"), ("resultat", 14_000_000, None)]


def test_what_is_summed_up_to_a_month_is_of_its_year() -> None:
    assert told("Till och med augusti 2021 har kostnader om 17 mkr redovisats.")[0][2] == "2021"
    assert told("Den 4 augusti 2021 redovisades kostnader om 17 mkr.")[0][2] is None
