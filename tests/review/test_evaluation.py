"""What evaluation says of a score: figures by type and municipality, calibration, and a report to look at."""

from pathlib import Path

import pytest

from flows.pictures import Region, pictures
from models.errors import InputError
from models.provenance import BBox
from review.evaluation.calibration import at_least, calibration_error, reliability
from review.evaluation.figures import as_json, by_municipality, by_type
from review.evaluation.gold import gold_files, load
from review.evaluation.report import html, region, worst
from review.evaluation.scoring import Json, Miss, Score, pooled, score

SAMPLES = Path(__file__).parents[2] / "samples"


def goal(text: str, **more: object) -> Json:
    return {"text": text, "deadline": None, "page": 1, "confidence": 0.95} | more


def document(municipality: str, *goals: Json) -> Json:
    return {"document": {"municipality": municipality}, "goals": list(goals)}


GOLD = document("Arvika", goal("Alla ska nå målen", deadline="2025"), goal("Färre köer till vården"))
FOUND = document(
    "Arvika",
    goal("Alla ska nå målen", deadline="2026"),
    goal("Färre köer till vården", confidence=0.9),
    goal("Något helt annat", confidence=0.4, places=[{"page": 2, "bbox": [10, 20, 30, 40], "quote": "x"}]),
)


def _judged(score: Score) -> list[tuple[float, bool]]:
    return [(record.confidence, record.right) for record in score.judged]


@pytest.fixture
def one() -> Score:
    return score(GOLD, FOUND, "plan")


def test_a_record_is_complete_when_all_its_fields_are_right(one: Score) -> None:
    tally = one.tallies["goals"]
    assert (tally.matched, tally.complete) == (2, 1)
    assert tally.complete_f1 == pytest.approx(2 / 5)
    assert by_type(one) == [["goals", "2", "3", "2", "0.667", "1.000", "0.800", "0.500", "0.400"]]


def test_confidence_is_held_against_what_is_right_in_all_fields(one: Score) -> None:
    assert sorted(_judged(one)) == [(0.4, False), (0.9, True), (0.95, False)]
    bins = reliability([one])
    assert [(b.low, b.count, b.right) for b in bins] == [(0.0, 1, 0), (0.9, 1, 1), (0.95, 1, 0)]
    assert calibration_error(bins) == pytest.approx((0.4 + 0.1 + 0.95) / 3)
    assert at_least([one], 0.9) == (2, 1, 3)


def test_what_counts_neither_way_is_not_held_against_confidence() -> None:
    unsure = {**GOLD, "uncertain": [{"type": "goals", **goal("Något helt annat", page=2)}]}
    found = {**FOUND, "goals": [g | {"page": 2} if "annat" in g["text"] else g for g in FOUND["goals"]]}
    assert sorted(_judged(score(unsure, found))) == [(0.9, True), (0.95, False)]


def test_documents_are_pooled_by_municipality(one: Score) -> None:
    golds = {"plan": GOLD, "other": GOLD, "third": document("Tierp", goal("Fler bostäder"))}
    named = [("plan", one), ("other", one), ("third", score(golds["third"], {}))]
    assert [(name, s.tallies["goals"].gold) for name, s in by_municipality(named, golds)] == [
        ("Arvika", 4),
        ("Tierp", 1),
    ]
    assert as_json(named)["all"]["goals"]["gold"] == 5


def test_misses_are_shown_in_turn_so_that_no_type_crowds_out_the_others() -> None:
    many = [Miss("a", "measures", True, {"text": str(n)}) for n in range(50)]
    few = [Miss("b", "goals", True, {"text": "mål"})]
    assert {miss.type for miss in worst([*many, *few], 4)} == {"measures", "goals"}
    assert len(worst([*many, *few], 4)) == 4


def test_a_found_record_is_shown_in_its_surroundings_and_an_expected_one_on_its_page(one: Score) -> None:
    found = next(miss for miss in one.misses if not miss.expected)
    assert region(found) == ("plan", 2, BBox(-14, -4, 54, 64))
    assert region(Miss("plan", "goals", True, goal("x", page=3))) == ("plan", 3, None)


def test_the_report_shows_figures_misses_and_pictures_and_escapes_what_it_shows(one: Score) -> None:
    nasty = score(document("Tierp", goal("<script>alert(1)</script> ska bort")), {}, "nasty")
    named = [("plan", one), ("nasty", nasty)]
    shown = worst(pooled(s for _, s in named).misses)
    made = html(named, {"plan": GOLD, "nasty": document("Tierp")}, shown, {("plan", 2, BBox(-14, -4, 54, 64)): b"png"})
    assert "Något helt annat" in made
    assert "data:image/png;base64,cG5n" in made
    assert "No picture of the page." in made
    assert "<script>" not in made


def test_gold_of_what_cannot_be_read_is_left_out_and_what_is_no_gold_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.gold.json").write_text("{}")
    (tmp_path / "b.json").write_text('{"outcome": "unread"}')
    assert list(gold_files(tmp_path)) == ["a"]
    (tmp_path / "c.json").write_text("no json")
    with pytest.raises(InputError, match="no file of records"):
        gold_files(tmp_path)
    (tmp_path / "c.json").write_text("[]")
    with pytest.raises(InputError, match="no document"):
        load(tmp_path / "c.json")


def test_a_region_is_rendered_and_one_that_is_not_there_costs_only_itself() -> None:
    pdf = SAMPLES / "budget_pitea.pdf"
    there, nowhere = Region(pdf, 1, BBox(50, 50, 250, 120)), Region(pdf, 99)
    made = dict(pictures([there, nowhere, there], 1))
    assert list(made) == [there]
    assert made[there].startswith(b"\x89PNG")
