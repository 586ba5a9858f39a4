"""`namndkoll status`."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli.options import Data, load_settings
from cli.printable import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warehouse.ask import Status
    from warehouse.standing import Standing

_MOST_PATHS = 5  # told of the files that have a fault in common


def status(
    data: Data = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write it as JSON, for programs.")] = False,
) -> None:
    """Show what the warehouse holds, how the last run went, and how each source stands since its last list."""
    from warehouse.ask import status as ask
    from warehouse.standing import standings

    published = load_settings(data=data).published
    held, sources = ask(published), standings(published)
    typer.echo(_json(held, sources) if as_json else printable(_text(held, sources, str(published))))


def _text(held: "Status", sources: "Sequence[Standing]", published: str) -> str:
    parts = [f"Warehouse: {published}", *_counts("Rows", held.relations)]
    parts += _counts("Documents", held.documents_by_municipality)
    parts += _counts("Flags", held.flags) or ["", "No flags."]
    return "\n".join(parts + _last_run(held) + _sources(sources))


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


def _sources(sources: "Sequence[Standing]") -> list[str]:
    """A line a source: what its list holds, and how much of it is here; below it why the list failed or is odd."""
    if not sources:
        return []
    width = max(len(f"{one.source} ({one.municipality})") for one in sources)
    lines = [
        "",
        "Sources: their last lists, and how much of what they list is here",
        f"  {'':10}{'':{width}}  last list         listed  fetched  loaded  failed  waiting",
    ]
    for one in sources:
        name = f"{one.source} ({one.municipality})"
        when = f"{one.listed_at:%Y-%m-%d %H:%M}" if one.listed_at else "none"
        counts = f"{one.listed:>6}  {one.fetched:>7}  {one.loaded:>6}  {one.failed:>6}  {one.waiting:>7}"
        lines.append(f"  {one.outcome:<10}{name:<{width}}  {when:<16}  {counts}")
        lines += [f"{'':12}{one.explanation}"] if one.explanation else []
    return lines


def _json(held: "Status", sources: "Sequence[Standing]") -> str:
    import json
    from dataclasses import asdict

    run = held.last_run
    return json.dumps(
        {
            "relations": held.relations,
            "documents_by_municipality": held.documents_by_municipality,
            "flags": held.flags,
            "last_run": run.model_dump(mode="json") if run else None,
            "sources": [{**asdict(one), "listed_at": one.listed_at and one.listed_at.isoformat()} for one in sources],
        },
        ensure_ascii=False,
        indent=2,
    )
