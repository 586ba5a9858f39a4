"""`namndkoll status`."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli.options import Data, load_settings

if TYPE_CHECKING:
    from warehouse.ask import Status

_MOST_PATHS = 5  # told of the files that have a fault in common


def status(
    data: Data = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write it as JSON, for programs.")] = False,
) -> None:
    """Show what the warehouse holds and how the last run went."""
    from warehouse.ask import status as ask

    published = load_settings(data=data).published
    held = ask(published)
    typer.echo(_json(held) if as_json else _text(held, str(published)))


def _text(held: "Status", published: str) -> str:
    parts = [f"Warehouse: {published}", *_counts("Rows", held.relations)]
    parts += _counts("Documents", held.documents_by_municipality)
    parts += _counts("Flags", held.flags) or ["", "No flags."]
    return "\n".join(parts + _last_run(held))


def _counts(title: str, counts: dict[str, int]) -> list[str]:
    width = max(map(len, counts), default=0)
    lines = [f"  {name:<{width}}  {count:>8}" for name, count in counts.items() if count]
    return ["", title, *lines] if lines else []


def _last_run(held: "Status") -> list[str]:
    from flows.summary import faults, headline

    run = held.last_run
    if run is None:
        return ["", "No run yet."]
    state = "" if run.finished_at else " (broken off: run it again)"
    lines = ["", f"Last run: {run.flow}, {run.started_at:%Y-%m-%d %H:%M}{state}", f"  {headline(run)}"]
    for fault, paths in faults(outcome for outcome in run.outcomes if outcome.outcome != "unchanged").items():
        lines += ["", f"  {fault.outcome}: {fault.explanation}"]
        lines += [f"    {path}" for path in paths[:_MOST_PATHS]]
        lines += [f"    … and {len(paths) - _MOST_PATHS} more"] if len(paths) > _MOST_PATHS else []
        lines += [f"    → {fault.remedy}"] if fault.remedy else []
    return lines


def _json(held: "Status") -> str:
    import json

    run = held.last_run
    return json.dumps(
        {
            "relations": held.relations,
            "documents_by_municipality": held.documents_by_municipality,
            "flags": held.flags,
            "last_run": run.model_dump(mode="json") if run else None,
        },
        ensure_ascii=False,
        indent=2,
    )
