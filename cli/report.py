"""An ingest's run as the terminal shows it."""

from pathlib import Path

from rich.console import Console
from rich.table import Table

from cli.tables import plain_console, plain_markup
from flows.summary import faults, headline, record_types, totals
from models.run import DocumentOutcome, OutcomeCode, Run

_MOST_ROWS = 40
_OUTCOME_WIDTH = len("unchanged")
_SHORT = {
    "agenda_items": "items",
    "decisions": "decis.",
    "measures": "meas.",
    "budget_lines": "budget",
    "indicators": "indic.",
    "working_groups": "groups",
    "goals": "goals",
}
_COLOURS = {OutcomeCode.FAILED: "red", OutcomeCode.UNREAD: "yellow", OutcomeCode.PARTIAL: "yellow"}


def print_run(run: Run, published: Path) -> None:
    """Print the documents, the records by type, what went wrong and where the result is."""
    console = plain_console()
    new = [outcome for outcome in run.outcomes if outcome.outcome is not OutcomeCode.UNCHANGED]
    if new:
        console.print(_table(new, record_types(run), console.width))
        _print_faults(console, new)
        console.print()
    console.print(f"{headline(run).capitalize()}.")
    loaded = run.loaded
    if loaded.inserted or loaded.changed or loaded.withdrawn:
        console.print(f"Records: {loaded.inserted} new, {loaded.changed} changed, {loaded.withdrawn} withdrawn.")
    console.print(f"Warehouse: {plain_markup(str(published))}", soft_wrap=True)


def _table(outcomes: list[DocumentOutcome], types: list[str], width: int) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", footer_style="bold", show_footer=True)
    table.padding = (0, 1, 0, 0)
    total = totals(outcomes)
    counts = {_SHORT.get(name, name): str(total[name]) for name in types} | {
        "flags": str(sum(o.flagged for o in outcomes))
    }
    taken = _OUTCOME_WIDTH + 1 + sum(len(header) + 1 for header in counts)
    table.add_column("Document", "Total", no_wrap=True, overflow="ellipsis", max_width=max(16, width - taken - 1))
    table.add_column("Outcome", no_wrap=True, min_width=_OUTCOME_WIDTH)
    for header, footer in counts.items():
        table.add_column(header, footer, justify="right", no_wrap=True, min_width=len(header))
    for outcome in outcomes[:_MOST_ROWS]:
        table.add_row(*_cells(outcome, types))
    if len(outcomes) > _MOST_ROWS:
        table.add_row(f"… and {len(outcomes) - _MOST_ROWS} more")
    return table


def _cells(outcome: DocumentOutcome, types: list[str]) -> list[str]:
    colour = _COLOURS.get(outcome.outcome)
    word = f"[{colour}]{outcome.outcome}[/]" if colour else str(outcome.outcome)
    counts = [outcome.records.get(name, 0) for name in types]
    return [
        plain_markup(Path(outcome.path).name),
        word,
        *(str(n) if n else "·" for n in counts),
        str(outcome.flagged or "·"),
    ]


def _print_faults(console: Console, outcomes: list[DocumentOutcome]) -> None:
    """Each fault once, with the files that have it."""
    for fault, paths in faults(outcomes).items():
        colour = _COLOURS.get(fault.outcome, "yellow")
        console.print(f"\n[{colour}]{fault.outcome}[/] {plain_markup(fault.explanation)}", soft_wrap=True)
        for path in paths:
            console.print(f"  {plain_markup(path)}", soft_wrap=True)
        if fault.remedy:
            console.print(f"  → {plain_markup(fault.remedy)}", soft_wrap=True)
