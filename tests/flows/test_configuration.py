"""sources.toml: what is wrong in it is told with its line."""

from datetime import date
from pathlib import Path

import pytest

from flows.fetching.configuration import chosen, load_sources
from models.errors import SourceError

GOOD = """
[burlov]
kind = "netpublicator"
municipality = "Burlöv"
reader = "r12345678"
root = "abc"
since = 2024-01-01

# en mapp
[mora-arkiv]
kind = "folder"
municipality = "Mora"
address = "/srv/mora"
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return path


def faults(folder: Path, text: str) -> str:
    with pytest.raises(SourceError) as told:
        load_sources(write(folder, text))
    return told.value.explanation


def test_a_municipality_is_added_in_a_few_lines(tmp_path: Path) -> None:
    one, other = load_sources(write(tmp_path, GOOD))
    assert (one.name, one.kind, one.since) == ("burlov", "netpublicator", date(2024, 1, 1))
    assert (other.name, other.municipality) == ("mora-arkiv", "Mora")


@pytest.mark.parametrize(
    ("right", "wrong", "line", "told"),
    [
        ('"Burlöv"', '"Burlov"', 4, "perhaps Burlöv"),
        ('kind = "netpublicator"', 'kind = "netpublikator"', 3, "'netpublikator' is unknown"),
        ('kind = "folder"\n', "", 10, "kind is missing"),
        ("root =", "rot =", 6, "rot is no setting"),
        ("root =", "rot =", 2, "root is missing"),
        ("2024-01-01", '"i fjol"', 7, "since"),
        ("[mora-arkiv]", "[Mora]", 10, "name"),
        ("[burlov]", "pause = 3\n[burlov]", 2, "stands outside"),
    ],
)
def test_each_fault_is_told_with_its_line(tmp_path: Path, right: str, wrong: str, line: int, told: str) -> None:
    said = faults(tmp_path, GOOD.replace(right, wrong))
    assert any(part.startswith(f"line {line}:") and told in part for part in map(str.strip, said.splitlines())), said


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    said = faults(tmp_path, GOOD.replace('"Burlöv"', '"Burlov"').replace('"Mora"', '"Moora"'))
    assert said.startswith("2 faults:")


def test_a_wrong_selector_or_pattern_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    text = '[a]\nkind = "html_list"\nmunicipality = "Mora"\naddress = "https://x"\nselect = "a[["\npattern = "("\n'
    said = faults(tmp_path, text)
    assert "line 5: [a] select: is no CSS selector" in said
    assert "line 6: [a] pattern: is no pattern" in said


def test_a_password_in_an_address_is_refused_and_not_repeated(tmp_path: Path) -> None:
    told = faults(tmp_path, GOOD.replace("/srv/mora", "sftp://arkiv:hemligt@filer.example.se/mora"))
    assert "line 13" in told
    assert "holds a password" in told
    assert "hemligt" not in told


def test_broken_toml_is_told_with_its_line(tmp_path: Path) -> None:
    assert "line 2" in faults(tmp_path, "[a]\nkind = folder\n")


@pytest.mark.parametrize("text", ["", "# inget\n"])
def test_a_file_without_sources_is_told(tmp_path: Path, text: str) -> None:
    assert "names no source" in faults(tmp_path, text)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        load_sources(tmp_path / "nej.toml")


def test_sources_are_chosen_by_name(tmp_path: Path) -> None:
    sources = load_sources(write(tmp_path, GOOD))
    assert [one.name for one in chosen(sources, ["mora-arkiv"])] == ["mora-arkiv"]
    assert len(list(chosen(sources, []))) == 2
    with pytest.raises(SourceError, match="no source 'orsa'"):
        list(chosen(sources, ["orsa"]))
