"""`namndkoll evaluate`."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.options import Workers, load_settings

if TYPE_CHECKING:
    from rich.table import Table

    from models.settings import Settings
    from review.evaluation.calibration import Bin
    from review.evaluation.figures import Named
    from review.evaluation.scoring import Json

Gold = Annotated[
    Path,
    typer.Argument(help="Folder of NAME.gold.json or NAME.json, one a PDF.", metavar="GOLD_DIR", show_default=False),
]
Pdfs = Annotated[
    Path | None, typer.Option("--pdfs", help="Folder of NAME.pdf; GOLD_DIR if not told.", metavar="FOLDER")
]
Report = Annotated[
    Path | None, typer.Option("--html", help="Write a report with pictures of the misses here.", metavar="FILE")
]
AsJson = Annotated[bool, typer.Option("--json", help="Write all counts as JSON, for programs.")]


def evaluate(
    gold: Gold, pdfs: Pdfs = None, html: Report = None, as_json: AsJson = False, workers: Workers = None
) -> None:
    """Score what is extracted from PDFs against records that a person wrote down (docs/records.md has the format)."""
    import json

    from models.errors import InputError
    from review.evaluation import figures
    from review.evaluation.gold import gold_files, load
    from review.evaluation.scoring import score

    files = gold_files(gold)
    if not files:
        raise InputError("holds no gold files", "Name a folder of NAME.gold.json or NAME.json.", file=str(gold))
    golds = {name: load(path) for name, path in files.items()}
    paths = {name: (pdfs or gold) / f"{name}.pdf" for name in golds}
    settings = load_settings(workers=workers)
    found = dict(_extracted(paths, settings))
    named = [(name, score(golds[name], found.get(name, {}), name)) for name in golds]
    if as_json:
        typer.echo(json.dumps(figures.as_json(named), ensure_ascii=False, indent=1))
    else:
        _show(named, golds)
    if html:
        _write_report(named, golds, paths, settings, html)


def _extracted(paths: "Mapping[str, Path]", settings: "Settings") -> "Iterator[tuple[str, Json]]":
    """Each document's records; a PDF that is missing or cannot be read is told and has none."""
    import json

    from cli.errors import show
    from extractors.reading.source import open_source
    from flows.reading import records_in_worker, run
    from models.errors import NamndkollError

    names, sources = {}, []
    for name, path in paths.items():
        try:
            sources.append(open_source(path))
            names[str(path)] = name
        except NamndkollError as error:
            show(error)
    for read in run(records_in_worker, sources, settings) if sources else ():
        if isinstance(read.result, Path):
            yield names[read.source.path], json.loads(read.result.read_text(encoding="utf-8"))
        else:
            show(read.result)


def _show(named: "Named", golds: "Mapping[str, Json]") -> None:
    from rich.console import Console
    from rich.table import Table

    from review.evaluation.calibration import at_least, calibration_error, reliability
    from review.evaluation.figures import by_municipality, by_type
    from review.evaluation.scoring import pooled

    whole = pooled(one for _, one in named)
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Type", no_wrap=True)
    for name in ("expected", "found", "right", "precision", "recall", "F1", "fields", "complete"):
        table.add_column(name, justify="right")
    for row in by_type(whole):
        table.add_row(*row)
    places = Table(box=None, pad_edge=False, header_style="bold")
    places.add_column("Municipality")
    places.add_column("F1 (micro)", justify="right")
    for name, one in by_municipality(named, golds):
        places.add_row(name, f"{one.micro_f1:.3f}")
    console = Console(highlight=False)
    console.print(table)
    console.print(
        f"\n{len(named)} documents: micro F1 {whole.micro_f1:.3f}, macro F1 {whole.macro_f1:.3f}, "
        f"document fields {whole.document_fields:.3f}\n"
    )
    console.print(places)
    sure, right, judged = at_least([whole], 0.9)
    share = f", {right / sure:.0%} of them right in all fields" if sure else ""
    bins = reliability([whole])
    console.print()
    console.print(_reliability(bins))
    console.print(f"\n{sure} of {judged} records are at least 0.9 sure{share}.")
    console.print(f"Expected calibration error {calibration_error(bins):.3f}.")


def _reliability(bins: "Sequence[Bin]") -> "Table":
    """Of the records that were so sure, how many are right in all fields."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Confidence", no_wrap=True)
    for name in ("records", "mean", "right"):
        table.add_column(name, justify="right")
    for one in bins:
        table.add_row(f"{one.low:.2f}–{one.high:.2f}", str(one.count), f"{one.mean:.2f}", f"{one.share:.2f}")
    return table


def _write_report(
    named: "Named", golds: "Mapping[str, Json]", paths: "Mapping[str, Path]", settings: "Settings", target: Path
) -> None:
    from flows.pictures import Region, pictures
    from models.errors import InputError
    from review.evaluation.report import html, region, worst
    from review.evaluation.scoring import pooled

    shown = worst(pooled(one for _, one in named).misses)
    wanted = {region(miss): Region(paths[miss.document], *region(miss)[1:]) for miss in shown}
    made = dict(pictures(wanted.values(), settings.workers))
    found = {key: made[place] for key, place in wanted.items() if place in made}
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(html(named, golds, shown, found), encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot be written ({error.strerror})", "Name another file.", file=str(target)) from error
    typer.echo(f"\nReport: {target}", err=True)
