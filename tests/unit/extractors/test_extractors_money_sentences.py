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
        ("Skattesatsen föreslås vara oförändrad, 22,38 kronor per skattekrona.", "Skattesatsen"),
        ("Låneskulden uppgick vid årets slut till 210 mnkr.", "Låneskulden"),
        ("Skolskjuts med taxi kostade samma år i genomsnitt 74 500 kr.", "Skolskjuts med taxi"),
        ("Därför behöver kostnaderna minska med 5 mnkr.", "kostnaderna"),
        ("Avskrivningarna ökar med 0,7 mnkr till följd av nya lokaler.", "Avskrivningarna"),
        ("Kravet på effektivisering innebär 4,6 mnkr för nämnden.", "Kravet på effektivisering"),
        ("Merkostnaden på 400 tkr för evakueringslokaler ryms inte i ramen.", "evakueringslokaler"),
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
