"""The benchmark of what extraction takes: that it tells the parts apart and pools page by page."""

from pathlib import Path

from benchmarks.extracting import Figures, report
from benchmarks.timing import REST, Timed, timed


def test_a_document_is_timed_by_extractor(samples: Path) -> None:
    (found,) = timed([samples / "protokoll_ystad.pdf"])
    assert (found.document, found.pages) == ("protokoll_ystad", 3)
    assert {"decisions", "measures", "meeting", REST} <= set(found.parts)
    assert abs(sum(found.parts.values()) - found.extracting) < 1e-9
    assert min(found.extracting, found.reading, found.spacy, found.pdfplumber) > 0


def test_documents_are_pooled_page_by_page() -> None:
    short = Timed("short", 1, 0.04, {"measures": 0.03, REST: 0.01}, 0.1, 0.02, 0.2)
    long = Timed("long", 3, 0.04, {"measures": 0.04}, 0.1, 0.02, 0.2)
    told = report(Figures([short, long], imports=1.0, first_uses=0.5))
    assert "| short | 1 | 40.0 | 2.0 × | 0.20 × | 100.0 |" in told
    assert "| **all** | 4 | 20.0 | 2.0 × | 0.20 × | 50.0 |" in told
    assert "| measures | 17.50 | 88% |" in told
    assert told.endswith("imports 1.00 s, first uses 0.50 s.")
