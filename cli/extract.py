"""`namndkoll extract`."""

from cli.options import OutputFolder, Paths, Workers, load_settings


def extract(paths: Paths, output: OutputFolder = None, workers: Workers = None) -> None:
    """Read PDFs and write their records as JSON. Nothing is loaded or kept.

    One PDF goes to standard output; several need a folder (-o). Exit code 3 when one failed.
    """
    from cli.documents import write_each
    from flows.reading import extract_in_worker

    write_each(paths, output, load_settings(workers=workers), extract_in_worker, _records_json)


def _records_json(extraction: bytes) -> str:
    import json

    from models.extraction import Extraction

    return json.dumps(Extraction.model_validate_json(extraction).to_records(), ensure_ascii=False, indent=2)
