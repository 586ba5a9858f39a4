"""What evaluation says of a score: figures by type and municipality, calibration, and a report to look at."""

from pathlib import Path

import pytest

from flows.pictures import Region, pictures
from models.correction import Action, Correction
from models.errors import InputError
from models.provenance import BBox
from models.settings import Settings
from review.evaluation.calibration import at_least, calibration_error, reliability
from review.evaluation.figures import as_json, by_municipality, by_type
from review.evaluation.gold import Scored, gold_files, load
from review.evaluation.report import html, region, worst
from review.evaluation.reviewed import judged_records, newer_corrections, reviewed_documents
from review.evaluation.scoring import Json, Miss, Score, pooled, score
from tests.warehouse.warehouse_factory import day, extraction, full, measure, place, settings_in
from warehouse.corrections import corrections
from warehouse.session import loading

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


def test_a_head_that_is_uncertain_is_not_scored() -> None:
    found = {
        "document": {"municipality": "Tierp", "confidence": 0.9},
        "meeting": {"date": "2021-01-01", "confidence": 1},
    }
    scored = score({**GOLD, "uncertain": [{"type": "document"}, {"type": "meeting"}]}, found)
    assert (scored.head.fields, scored.judged) == (0, ())
    assert score(GOLD, found).head.fields == 6
    assert sorted(_judged(score(GOLD, found))) == [(0.9, False), (1.0, False)]


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


def act(action: Action, record_id: str, **more: object) -> Correction:
    values = {
        "document_id": "a" * 64,
        "relation": "measure",
        "extractor_version": "v1",
        "reviewer": "eva",
        "at": day(5),
    }
    return Correction.model_validate(values | {"action": action, "record_id": record_id} | more)


ADDED = {
    "text": "Starta en lots", "responsible": ["AMN"], "confidence": 1.0, "flags": [], "page": 2, "evidence": {},
    "places": [place(2, "Starta en lots").model_dump(mode="json")], "extractor": "reviewer",
}  # fmt: skip
ACTS = (
    act(Action.ACCEPT, "m1"),
    act(Action.EDIT, "m2", field="/deadline", old=None, new="2025"),
    act(Action.REJECT, "m3"),
    act(Action.ADD, "measure-added-1", new=ADDED),
    act(Action.ACCEPT, "g1/member/1", relation="working_group_member"),
    act(Action.ACCEPT, "p1", relation="participant"),
    act(Action.EDIT, "document", relation="document", field="/title", old=None, new="Handlingsplan"),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A published warehouse with a document that a reviewer worked on, one that nobody did, and an act after that."""
    settings = settings_in(tmp_path_factory.mktemp("desk"), parquet=False, snapshots_kept=0)
    with corrections(settings.corrections) as store, loading(settings) as warehouse:
        store.append(ACTS)
        measures = tuple(measure(n, places=(place(n),), confidence=0.8) for n in (1, 2, 3, 4))
        warehouse.load_many([full(measures=measures), extraction("b", measures=(measure(1),))])
        warehouse.publish()
        store.append([act(Action.ACCEPT, "m4")])
    return settings


@pytest.fixture(scope="module")
def worked_on(desk: Settings) -> Scored:
    [document] = reviewed_documents(desk.published)
    return document


def test_only_documents_that_a_reviewer_worked_on_are_gold(worked_on: Scored) -> None:
    assert (worked_on.name, worked_on.path) == ("a", Path("/pdf/a.pdf"))


def test_what_reviewers_accepted_edited_or_added_is_right_and_what_they_took_out_is_wrong(worked_on: Scored) -> None:
    scored = score(worked_on.gold, worked_on.found, worked_on.name)
    tally = scored.tallies["measures"]
    assert (tally.gold, tally.predicted, tally.matched) == (3, 3, 2), "the fourth, which nobody saw, is left out"
    assert tally.complete == 1, "of one the deadline was wrong"
    misses = {(miss.expected, miss.record["text"]) for miss in scored.misses}
    assert misses == {(True, "Starta en lots"), (False, "Åtgärd 3")}
    assert sorted(one.right for one in scored.judged if one.kind == "measures") == [False, False, True]


def test_records_that_nobody_looked_at_count_neither_way(worked_on: Scored) -> None:
    scored = score(worked_on.gold, worked_on.found)
    counted = {kind: tally.predicted for kind, tally in scored.tallies.items() if tally.predicted or tally.gold}
    assert counted == {"measures": 3, "members": 1, "participants": 1}
    assert judged_records(worked_on) == 6


def test_a_documents_own_fields_count_once_a_reviewer_saw_them(worked_on: Scored) -> None:
    scored = score(worked_on.gold, worked_on.found)
    assert (scored.head.fields, scored.head.fields_right) == (6, 5)
    assert "meeting" not in {one.kind for one in scored.judged}, "nobody looked at it"


def test_corrections_that_are_not_published_are_told(desk: Settings) -> None:
    assert newer_corrections(desk) == 1
