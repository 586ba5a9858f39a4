"""`namndkoll evaluate`."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.options import Data, Workers, load_settings

if TYPE_CHECKING:
    from models.settings import Settings
    from review.evaluation.figures import Named
    from review.evaluation.gold import Scored
    from review.evaluation.scoring import Json

Gold = Annotated[
    Path | None,
    typer.Argument(help="Folder of NAME.gold.json or NAME.json, one a PDF.", metavar="GOLD_DIR", show_default=False),
]
Reviewed = Annotated[
    bool,
    typer.Option("--reviewed", help="Score what is published against what reviewers accepted, edited and added."),
]
Pdfs = Annotated[
    Path | None, typer.Option("--pdfs", help="Folder of NAME.pdf; GOLD_DIR if not told.", metavar="FOLDER")
]
Report = Annotated[
    Path | None, typer.Option("--html", help="Write a report with pictures of the misses here.", metavar="FILE")
]
AsJson = Annotated[bool, typer.Option("--json", help="Write all counts as JSON, for programs.")]


def evaluate(
    gold: Gold = None,
    reviewed: Reviewed = False,
    pdfs: Pdfs = None,
    html: Report = None,
    as_json: AsJson = False,
    data: Data = None,
    workers: Workers = None,
) -> None:
    """Score what is extracted from PDFs against records that a person wrote down (docs/records.md has the format).

    The records are those of GOLD_DIR, whose PDFs are read now, or with --reviewed those of the reviewers' desk.
    """
    import json

    from cli.scores import show
    from models.errors import InputError
    from review.evaluation import figures
    from review.evaluation.scoring import score

    if (gold is None) is not reviewed:
        raise InputError("there must be one thing to score against", "Name GOLD_DIR, or say --reviewed.")
    settings = load_settings(workers=workers, data=data)
    documents = _from_desk(settings) if gold is None else _from_folder(gold, pdfs or gold, settings)
    named = [(one.name, score(one.gold, one.found, one.name)) for one in documents]
    golds = {one.name: one.gold for one in documents}
    if as_json:
        typer.echo(json.dumps(figures.as_json(named), ensure_ascii=False, indent=1))
    else:
        show(named, golds)
    if html:
        _write_report(named, golds, {one.name: one.path for one in documents}, settings, html)


def _from_folder(gold: Path, pdfs: Path, settings: "Settings") -> "list[Scored]":
    """The documents that a folder has gold of, read now."""
    from models.errors import InputError
    from review.evaluation.gold import Scored, gold_files, load

    files = gold_files(gold)
    if not files:
        raise InputError("holds no gold files", "Name a folder of NAME.gold.json or NAME.json.", file=str(gold))
    paths = {name: pdfs / f"{name}.pdf" for name in files}
    found = dict(_extracted(paths, settings))
    return [Scored(name, paths[name], load(path), found.get(name, {})) for name, path in files.items()]


def _from_desk(settings: "Settings") -> "list[Scored]":
    """The documents that reviewers worked on, as published; tells what the figures are of."""
    from models.errors import InputError
    from review.evaluation.reviewed import judged_records, newer_corrections, reviewed_documents

    documents = reviewed_documents(settings.published)
    if newer := newer_corrections(settings):
        typer.echo(f"{newer} corrections are not published yet: namndkoll corrections apply brings them in.", err=True)
    if not documents:
        raise InputError("no reviewed record is published", "Review some, then run: namndkoll corrections apply.")
    count = sum(map(judged_records, documents))
    typer.echo(
        f"{count} records that reviewers judged; the others count neither way. Reviewers are shown the doubtful\n"
        "first, so precision is lower here than over all records. Recall knows only of what they added.\n",
        err=True,
    )
    return documents


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
