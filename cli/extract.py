"""`namndkoll extract`."""

from cli.model import with_model
from cli.options import Model, Ocr, OutputFolder, Paths, Workers, load_settings


def extract(
    paths: Paths, output: OutputFolder = None, workers: Workers = None, ocr: Ocr = None, model: Model = None
) -> None:
    """Read PDFs and write their records as JSON. Nothing is loaded or kept.

    One PDF goes to standard output; several need a folder (-o). Exit code 3 when one failed.
    """
    from cli.documents import write_each
    from flows.reading import records_in_worker

    write_each(paths, output, with_model(load_settings(workers=workers, ocr=ocr, model=model)), records_in_worker)
