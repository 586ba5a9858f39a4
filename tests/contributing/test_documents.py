"""What the documents say is there: files that they link to, commands that they name, and a reason for each library."""

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest

_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)\s#]+)")
_FENCED = re.compile(r"^```.*?^```", re.M | re.S)
_COMMAND = re.compile(r"`namndkoll ([a-z][a-z-]*)")
_TYPED = re.compile(r"^(?:\$ )?namndkoll ([a-z][a-z-]*)", re.M)


def commands(text: str) -> set[str]:
    """The commands that a document names, in a sentence or in an example to type."""
    return {*_COMMAND.findall(text), *(one for block in _FENCED.findall(text) for one in _TYPED.findall(block))}


def documents(checkout: Path) -> list[Path]:
    found = chain(
        checkout.glob("*.md"), *((checkout / folder).rglob("*.md") for folder in ("docs", "benchmarks", "samples"))
    )
    return sorted(found)


def test_every_link_leads_to_a_file(checkout: Path) -> None:
    dead = [
        f"{document.relative_to(checkout)}: {target}"
        for document in documents(checkout)
        for target in _LINK.findall(document.read_text(encoding="utf-8"))
        if not (document.parent / target).exists()
    ]
    assert dead == []


def test_every_command_that_is_named_exists(checkout: Path) -> None:
    from cli.main import COMMANDS, GROUPS  # noqa: PLC0415

    known = {command.__name__.rstrip("_") for command, _ in COMMANDS} | {name for name, *_ in GROUPS}
    named = {
        (document.name, command)
        for document in documents(checkout)
        for command in commands(document.read_text(encoding="utf-8"))
    }
    assert len(named) > 20
    assert {(document, command) for document, command in named if command not in known} == set()


@pytest.fixture(scope="module")
def reasons(checkout: Path) -> str:
    return (checkout / "docs" / "decisions" / "dependencies.md").read_text(encoding="utf-8")


def test_every_library_has_its_reason_and_no_other_has_one(checkout: Path, reasons: str) -> None:
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = chain(project["dependencies"], *project["optional-dependencies"].values())
    libraries = {re.split(r"[<>=]", one)[0].strip() for one in wanted}
    cells = re.findall(r"^\| (?!library)([a-z][^|]*?)(?: \([^)|]*\))? \|", reasons, re.M)
    assert {name.strip() for cell in cells for name in cell.split(",")} == libraries
