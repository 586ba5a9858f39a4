"""`namndkoll reprocess`."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.options import Address, Data, Engine, Ocr, Workers, load_settings

if TYPE_CHECKING:
    from flows.reprocess import Preview
    from models.document import SourceDocument
    from models.extraction import Extraction
    from review.evaluation.scoring import Json, Score

Kind = Annotated[str | None, typer.Option("--kind", help="Only documents of this kind, such as protokoll.")]
Version = Annotated[str | None, typer.Option("--version", help="Only documents that this extractor version read.")]
Municipality = Annotated[str | None, typer.Option("--municipality", help="Only documents of this municipality.")]
Gold = Annotated[
    Path | None,
    typer.Option("--gold", help="Folder of NAME.gold.json: score before and after on these.", metavar="FOLDER"),
]
Pdfs = Annotated[Path | None, typer.Option("--pdfs", help="Folder of NAME.pdf; that of --gold if not told.")]
Apply = Annotated[bool, typer.Option("--apply", help="Load what was extracted; without this it is only shown.")]

_MOST = 20  # documents that are named


def reprocess(
    kind: Kind = None,
    version: Version = None,
    municipality: Municipality = None,
    gold: Gold = None,
    pdfs: Pdfs = None,
    apply: Apply = False,
    data: Data = None,
    workers: Workers = None,
    ocr: Ocr = None,
    engine: Engine = None,
    address: Address = None,
) -> None:
    """Extract loaded documents anew, without the network, and show what would change. --apply loads it.

    What is extracted is kept in the cache, so that --apply after a look takes little time.
    """
    from flows.reprocess import Selection, preview
    from flows.reprocess import apply as load
    from models.errors import SomeDocumentsFailed

    settings = load_settings(data=data, workers=workers, ocr=ocr, engine=engine, address=address)
    scoring = _Scoring(gold, pdfs or gold)
    made = preview(settings, Selection(kind, version, municipality), scoring.take)
    _show(made)
    scoring.show()
    if apply and made.differing:
        run = load(settings, made)
        done = run.loaded
        typer.echo(f"\nLoaded: {done.inserted} new, {done.changed} changed, {done.withdrawn} withdrawn records.")
    elif made.differing:
        typer.echo("\nNothing was loaded yet: the same with --apply does.")
    if made.faults or made.missing:
        raise typer.Exit(SomeDocumentsFailed.exit_code)


def _show(made: "Preview") -> None:
    from rich.table import Table

    from cli.errors import show
    from cli.tables import plain_console

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Records", no_wrap=True)
    for name in ("new", "changed", "withdrawn", "unchanged"):
        table.add_column(name, justify="right")
    for relation in made.relations():
        counts = (made.added, made.changed, made.withdrawn, made.unchanged)
        if any(count[relation] for count in counts):
            table.add_row(relation, *(str(count[relation] or "·") for count in counts))
    console = plain_console()
    console.print(table)
    typer.echo(f"\n{len(made.documents)} documents, {len(made.differing)} of them would change.")
    for path in made.differing[:_MOST]:
        typer.echo(f"  {path}")
    for path in made.missing:
        typer.echo(f"missing: {path}", err=True)
    for fault in made.faults:
        show(fault)


class _Scoring:
    """The score on gold documents before and after."""

    def __init__(self, gold: Path | None, pdfs: Path | None) -> None:
        self._gold: dict[str, tuple[str, Json]] = dict(_by_document(gold, pdfs)) if gold and pdfs else {}
        self._asked = gold is not None
        self._before: list[Score] = []
        self._after: list[Score] = []
        self._unknown = 0

    def take(self, source: "SourceDocument", before: "Extraction | None", after: "Extraction") -> None:
        """Score a document, where there is gold of it."""
        from review.evaluation.scoring import score

        if source.id not in self._gold:
            return
        name, right = self._gold[source.id]
        if before is None:
            self._unknown += 1
            return
        self._before.append(score(right, before.to_records(), name))
        self._after.append(score(right, after.to_records(), name))

    def show(self) -> None:
        """Print both scores."""
        from review.evaluation.scoring import pooled

        if self._before:
            old, new = pooled(self._before), pooled(self._after)
            typer.echo(
                f"\nOn {len(self._before)} gold documents: micro F1 {old.micro_f1:.3f} → {new.micro_f1:.3f}, "
                f"macro F1 {old.macro_f1:.3f} → {new.macro_f1:.3f}"
            )
        elif self._asked:
            typer.echo("\nNone of the documents could be scored.")
        if self._unknown:
            typer.echo(
                f"{self._unknown} gold documents were left out: what is loaded of them is no longer in the cache."
            )


def _by_document(gold: Path, pdfs: Path) -> "Mapping[str, tuple[str, Json]]":
    """Gold by the id of its PDF."""
    from extractors.reading.source import open_source
    from review.evaluation.gold import gold_files, load

    names = {name: path for name, path in gold_files(gold).items() if (pdfs / f"{name}.pdf").is_file()}
    return {open_source(pdfs / f"{name}.pdf").id: (name, load(path)) for name, path in names.items()}
