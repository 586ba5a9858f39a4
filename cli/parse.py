"""`namndkoll parse`."""

from cli.options import Ocr, OutputFolder, Paths, Workers, load_settings


def parse(paths: Paths, output: OutputFolder = None, workers: Workers = None, ocr: Ocr = None) -> None:
    """Read PDFs and write pages, text blocks and tables as JSON, before any record is made of them.

    One PDF goes to standard output; several need a folder (-o). Exit code 3 when one failed.
    """
    from cli.documents import write_each
    from flows.reading import parse_in_worker

    write_each(paths, output, load_settings(workers=workers, ocr=ocr), parse_in_worker)
