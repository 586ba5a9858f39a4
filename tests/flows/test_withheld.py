"""A document that was forgotten on demand is not read again, and its file is told so."""

import hashlib
from pathlib import Path

from flows import outcome
from flows.plan import Loaded, make_plan, without_withheld
from models.document import SourceDocument
from models.run import OutcomeCode


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
