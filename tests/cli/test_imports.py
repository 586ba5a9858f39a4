"""What a command loads: Prefect only where it runs a flow, and little at all for --help."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGES = ["models", "extractors", "warehouse", "flows", "cli"]
LOADED = "import sys; print(' '.join(sorted({name.split('.')[0] for name in sys.modules})))"


def loaded_after(checkout: Path, code: str, folder: Path | None = None) -> set[str]:
    """The packages that a fresh interpreter has loaded after running the code."""
    program = f"import sys; sys.path.insert(0, {str(checkout)!r}); {code}; {LOADED}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=folder)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("package", PACKAGES)
def test_our_short_names_are_this_checkouts(checkout: Path, package: str) -> None:
    found = importlib.import_module(package).__file__
    assert found is not None
    assert Path(found).is_relative_to(checkout)


@pytest.mark.parametrize(
    "module",
    ["cli.main", "cli.report", "cli.documents", "cli.results", "flows.start", "extractors.pipeline", "warehouse.ask"],
)
def test_prefect_is_imported_by_the_flow_only(checkout: Path, module: str) -> None:
    assert "prefect" not in loaded_after(checkout, f"import {module}")


def test_parsing_for_real_needs_neither_prefect_nor_spacy(checkout: Path, samples: Path) -> None:
    code = (
        f"sys.argv = ['namndkoll', 'parse', {str(samples / 'budget_pitea.pdf')!r}]\n"
        "from cli.errors import guarded\nfrom cli.main import app\n"
        "try:\n    guarded(app)\nexcept SystemExit:\n    pass\n"
    )
    program = f"import sys\nsys.path.insert(0, {str(checkout)!r})\nif __name__ == '__main__':\n"
    end = "print(sorted({'prefect', 'spacy'} & set(sys.modules)))"
    program += "".join(f"    {line}\n" for line in [*code.splitlines(), end])
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_what_a_worker_does_to_parse_needs_neither_prefect_nor_spacy(
    checkout: Path, samples: Path, tmp_path: Path
) -> None:
    code = (
        "from pathlib import Path; from extractors.reading.source import open_source; from flows.orders import Order;"
        "from flows.reading import parse_in_worker; from models.settings import Settings;"
        f"source = open_source(Path({str(samples / 'budget_pitea.pdf')!r}));"
        f"reply = parse_in_worker(Order(source=source, settings=Settings(), spool=Path({str(tmp_path)!r})));"
        "assert reply.finished"
    )
    loaded = loaded_after(checkout, code)
    assert "extractors" in loaded
    assert not {"prefect", "spacy"} & loaded
    assert (tmp_path / "result").stat().st_size > 1000


def test_help_loads_little(checkout: Path) -> None:
    heavy = {"rich", "pydantic", "duckdb", "pyarrow", "spacy", "prefect", "pdfplumber", "pebble", "numpy"}
    code = "import sys, contextlib; sys.argv = ['namndkoll', '--help']; from cli.main import app"
    shown = f"{code}\nwith contextlib.suppress(SystemExit):\n    app()\nimport sys"
    assert not heavy & loaded_after(checkout, shown)


def test_importing_us_makes_nothing(checkout: Path, tmp_path: Path) -> None:
    loaded_after(checkout, f"import {', '.join(PACKAGES)}, flows.start, warehouse.session, cli.main", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_commands_purposes_fit_a_terminal_of_80_columns() -> None:
    from cli.main import COMMANDS, GROUPS  # noqa: PLC0415

    purposes = [purpose for _, purpose in COMMANDS] + [purpose for *_, purpose in GROUPS]
    assert max(map(len, purposes)) <= 58
