"""How each source stands, as `namndkoll status` tells it in the morning."""

from cli.status import _sources
from tests.flows.town import DAYS, Town
from warehouse.standing import Standing, standings


def counts(one: Standing) -> tuple[str, int, int, int, int, int]:
    return one.outcome, one.listed, one.fetched, one.loaded, one.failed, one.waiting


def test_a_source_tells_what_it_lists_and_how_much_of_it_is_here(town: Town) -> None:
    town.lists(*DAYS[:6])
    town.site.documents[f"/{DAYS[5]}.pdf"].faults = ["404"] * 9
    town.site.documents[f"/{DAYS[4]}.pdf"].body = b"%PDF-1.7\nrefuse\n"  # what the worker does with it
    town.configure("most_new = 5\n")  # the latest first
    town.night()
    [mora] = standings(town.settings.published)
    assert counts(mora) == ("ok", 6, 4, 3, 1, 1)
    town.lists(*DAYS[:2])
    town.night()
    [mora] = standings(town.settings.published)
    assert (mora.outcome, mora.listed) == ("failed", 2)
    told = "\n".join(_sources([mora]))
    assert "failed    mora (Mora)" in told
    assert "lists 2 documents, where 6 are expected" in told


def test_without_sources_there_is_nothing_to_tell(town: Town) -> None:
    town.lists(*DAYS[:1])
    assert _sources([]) == []
    town.night()
    [mora] = standings(town.settings.published)
    assert counts(mora) == ("ok", 1, 1, 1, 0, 0)
