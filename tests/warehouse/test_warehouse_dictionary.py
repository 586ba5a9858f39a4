"""The data dictionary in docs/ is what the warehouse says of itself."""

from pathlib import Path

from tests.warehouse.warehouse_factory import ROOT, fresh
from warehouse.dictionary import dictionary


def test_the_dictionary_is_of_this_version(tmp_path: Path) -> None:
    with fresh(tmp_path) as con:
        now = dictionary(con)
    assert (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8") == now, "run 'make dictionary'"


def test_every_column_has_a_meaning(tmp_path: Path) -> None:
    with fresh(tmp_path) as con:
        rows = [line for line in dictionary(con).splitlines() if line.startswith("| `")]
    assert len(rows) > 200
    assert [row for row in rows if row.endswith("|  |")] == []
