"""Risks: sentences that say that there is a risk of something."""

import re

from extractors.extractor import Extractor, Reading
from models.records.risk import Risk

_THERE_IS = re.compile(r"\bdet finns (?:en |stor )?risk (?:för )?att (?P<what>[^.;]+)", re.I)


def extract(reading: Reading) -> list[Risk]:
    """Every risk, in the order of the document."""
    return [
        Risk(
            id=reading.ids.make("risk", block.text, found["what"]),
            text=found["what"].strip(),
            places=node.passage.places(reading.quoter, found.start("what"), found.end("what")),
            grounds=("stated",),
            extractor="risks",
        )
        for node, block in reading.structure.blocks()
        for found in _THERE_IS.finditer(node.passage.text)
    ]


EXTRACTOR = Extractor(fills="risks", run=extract, after=("document",))
