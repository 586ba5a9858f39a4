"""What a document says about itself."""

from extractors.extractor import Extractor, Reading
from extractors.particulars import bodies, dates, numbers, title
from extractors.sections.closing import recipients, signatures
from extractors.sections.head import NAMED_BY_GENRE
from models.provenance import Provenance
from models.records import DocumentInfo

_HEAD = ("title", "municipality", "organization", "date", "reference")
_FINDERS = {
    "title": title.title,
    "municipality": bodies.municipality,
    "organization": bodies.organization,
    "date": dates.day_of,
    "reference": numbers.reference,
    "version": numbers.version,
    "survey_year": numbers.survey_year,
}


def extract(reading: Reading) -> list[DocumentInfo]:
    """The document's particulars; always exactly one record."""
    found = {name: value for name, find in _FINDERS.items() if (value := find(reading)) is not None}
    evidence = {name: place for name, (_, place) in found.items()}
    place = evidence.get("title") or _first_words(reading)
    structure = reading.structure
    return [
        DocumentInfo.model_validate(
            {
                "id": reading.ids.make("document"),
                "kind": reading.kind.kind,
                "places": (place,),
                "evidence": evidence,
                "extractor": "document",
                "grounds": (*reading.kind_grounds, *(f"{name}_found" for name in _HEAD if name in found)),
                "recipients": ()
                if reading.kind.kind in NAMED_BY_GENRE
                else tuple(recipients(structure, reading.title)),
                "signed_by": tuple(signatures(structure)),
                **{name: value for name, (value, _) in found.items()},
            }
        )
    ]


def _first_words(reading: Reading) -> Provenance:
    """The first text of the document, where it has no title."""
    line = next(reading.structure.parsed.lines())
    return reading.quoter.at(line.page, line.boxes)


EXTRACTOR = Extractor(fills="document", run=extract)
