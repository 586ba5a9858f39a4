"""Search finds a word in any of its forms, ranks what is most about it first, and shows no masked name."""

from pathlib import Path

import pytest

from models.errors import QueryError, WarehouseMissing
from tests.warehouse.test_warehouse_privacy import naming
from tests.warehouse.warehouse_factory import decision, extraction, measure, rows, settings_in
from warehouse.connection import reading
from warehouse.search import asking, search
from warehouse.session import loading

SAID = (
    measure(1, text="Bygga ut förskolorna i Östra Torup"),
    measure(2, text="Höja lönerna för lärare", description="Gäller även förskolans personal."),
    measure(3, text="Rusta upp lekplatsen vid skolan"),
)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    settings = settings_in(tmp_path_factory.mktemp("search"), parquet=False)
    decided = (decision(1, text="att anta planen för förskola, förskola och åter förskola"),)
    with loading(settings) as warehouse:
        warehouse.load_many(
            (extraction("a", measures=SAID, decisions=decided), naming(decisions=naming().decisions[:1]))
        )
        warehouse.publish()
    return settings.published


def texts(path: Path, text: str) -> list[str]:
    return [str(row["text"]) for row in search(path, text).to_pylist()]


@pytest.mark.parametrize("has_extension", [True, False])
def test_a_word_is_found_in_all_its_forms_and_all_words_count(
    published: Path, monkeypatch: pytest.MonkeyPatch, has_extension: bool
) -> None:
    if not has_extension:
        monkeypatch.setattr(asking, "extension", lambda: None)
    assert texts(published, "förskola")[0].startswith("att anta planen")  # says it three times
    found = texts(published, "Förskolan")
    assert {text.split()[0] for text in found} == {"att", "Bygga", "Höja"}
    assert texts(published, "lön lärare") == ["Höja lönerna för lärare Gäller även förskolans personal."]
    assert texts(published, "östra") == ["Bygga ut förskolorna i Östra Torup"]
    assert texts(published, "lekplats förskola") == []


def test_an_answer_leads_to_its_page_and_masked_names_are_not_found(published: Path) -> None:
    (row,) = search(published, "lekplatser").to_pylist()
    assert (row["relation"], row["municipality"], row["committee"]) == (
        "measure",
        "Trelleborg",
        "Arbetsmarknadsnämnden",
    )
    assert row["source_link"].endswith("#page=1")
    assert texts(published, "Zetterqvist") == []
    assert search(published, "ansökan", limit=1).num_rows == 1


def test_readers_without_the_extension_search_by_lemmas(published: Path) -> None:
    with reading(published) as con:
        sql = "SELECT record_id FROM search_text WHERE lemmas ILIKE '% förskola %' ORDER BY record_id"
        assert rows(con, sql) == [("d1",), ("m1",), ("m2",)]


def test_a_search_for_nothing_is_refused(published: Path, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="no word"):
        search(published, " ?! ")
    with pytest.raises(WarehouseMissing):
        search(tmp_path / "none.duckdb", "skola")
