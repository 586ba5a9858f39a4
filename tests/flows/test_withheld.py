"""A document that was forgotten on demand is neither read nor kept again, and its file is told so."""

import hashlib
from pathlib import Path

from flows import outcome
from flows.plan import Loaded, make_plan, without_withheld
from models.document import SourceDocument
from models.forgotten import Forgotten, Sort
from models.run import OutcomeCode
from tests.flows.town import DAYS, Town
from warehouse.forgetting import ledger


def test_a_withheld_document_is_not_due_and_has_its_own_outcome(tmp_path: Path) -> None:
    def opened(path: Path, municipality: str | None) -> SourceDocument:
        return SourceDocument(
            id=hashlib.sha256(path.name.encode()).hexdigest(), path=str(path), municipality=municipality
        )

    paths = [tmp_path / name for name in ("due.pdf", "withheld.pdf", "loaded.pdf")]
    due, withheld, loaded = (opened(path, None).id for path in paths)
    plan = make_plan(paths, None, {loaded: Loaded("v"), withheld: Loaded("v")}, "v", opened)
    kept = without_withheld(plan, {withheld})
    assert [source.id for source in kept.due] == [due]
    assert kept.unchanged == {loaded}
    (refused,) = [file for file in kept.files if file.error]
    assert refused.source is None
    assert refused.error is not None
    told = outcome.of_error(refused.path, None, refused.error)
    assert (told.outcome, told.document_id) == (OutcomeCode.WITHHELD, None)


def test_a_forgotten_document_is_not_kept_again_nor_told_each_morning(town: Town) -> None:
    town.lists(*DAYS[:3])
    page = town.site.documents[f"/{DAYS[0]}.pdf"]
    page.has_etag = False  # so that the site sends all of it whenever it is asked
    forgotten = hashlib.sha256(page.body).hexdigest()
    act = Forgotten(sort=Sort.DOCUMENT, hash=forgotten, withheld=(forgotten,), at=town.evening, reason="begäran")
    ledger.note(town.settings.forgotten, act)
    for days in (1, 8, 40):
        made = town.night(days=days)
        assert not any(one.faults or one.reasons for one in made.visits)
        assert made.run
        assert "withheld" not in {one.outcome for one in made.run.outcomes}
        assert not list((town.settings.data / "documents").rglob(f"{forgotten}*"))
    assert town.ask("SELECT count(*) FROM document") == [(2,)]
    page.body = b"%PDF-1.7\n\nmasked"  # what the municipality puts in its place
    town.night(days=40)
    assert town.ask("SELECT count(*) FROM document") == [(3,)]
