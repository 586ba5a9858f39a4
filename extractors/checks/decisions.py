"""Doubts about what was decided: negated or merely proposed, bodies that no register knows."""

import re
from collections.abc import Iterator

from extractors.swedish.boundaries import sentences
from extractors.swedish.names import is_person_name, split_party
from extractors.swedish.organizations import find_organizations, is_body
from extractors.whole import Found, Whole
from models.extraction import Extraction
from models.flags import Flag, Severity
from models.records import Decision, Measure, Record
from models.records.decision import Status

_NEGATED = re.compile(r"^(?:att\s+)?(?:\w+\s+)?(?:inte|ej|icke)\b|^(?:att\s+)?(?:avslå\w*|avvisa\w*|upphäv\w*)\b", re.I)
_NOT_DECIDED = re.compile(
    r"\b(?:yrka(?:r|de|t)|föreslå(?:r|s|tt|gs)|förslag(?:et)?\s+(?:är|var)|motionären|förslagsställaren|överväg\w+|kan\s+komma\s+att|skulle\s+kunna)\b",
    re.I,
)
_DECIDED = re.compile(r"\b(?:beslutar|beslutade|beslutat|bifaller|antar|fastställer|godkänner)\b", re.I)
_NEGATION_BEFORE = re.compile(r"\b(?:inte|ej|aldrig)\s+(?:att\s+|längre\s+)?$", re.I)


def negated(record: Record, extraction: Extraction) -> list[Flag]:
    """A decision that something is not done, or a measure so worded."""
    del extraction
    if not isinstance(record, (Decision, Measure)) or not _NEGATED.search(record.text):
        return []
    return [
        Flag(
            code="negated",
            severity=Severity.INFO,
            explanation="Texten säger att något inte görs, avslås eller upphävs.",
            remedy="Räkna den inte som något som ska genomföras utan att ha läst den.",
        )
    ]


def only_proposed(whole: Whole) -> Found:
    """A decision or a measure in a sentence that proposes, demands or considers, and decides nothing."""
    for record in whole.records:
        if isinstance(record, Decision) and record.status is Status.PROPOSED:
            continue
        if isinstance(record, (Decision, Measure)):
            leads = list(_leads(whole, record))
            if any(_NOT_DECIDED.search(lead) and not _DECIDED.search(lead) for lead in leads):
                yield record.id, _PROPOSED
            if any(_NEGATION_BEFORE.search(lead) for lead in leads):
                yield record.id, _NOT_TO_BE


def _leads(whole: Whole, record: Decision | Measure) -> Iterator[str]:
    """What stands in front of a record's text in its sentence."""
    for block in whole.blocks():
        at = block.text.find(record.text)
        if at > 0 and any(
            p.page == line.page and p.bbox.overlap(line.bbox) for p in record.places for line in block.lines
        ):
            start = next((start for start, end in sentences(block.text) if start <= at < end), 0)
            yield block.text[start:at]


_PROPOSED = Flag(
    code="only_proposed",
    severity=Severity.WARNING,
    explanation="Meningen föreslår, yrkar eller överväger; den beslutar inget.",
    remedy="Förkasta posten om det inte framgår på annat ställe att det beslutades.",
)
_NOT_TO_BE = Flag(
    code="negated",
    severity=Severity.WARNING,
    explanation="Meningen nekar det som posten säger.",
    remedy="Läs meningen på sidan; förkasta posten om det inte ska göras.",
)


def responsible_unknown(record: Record, extraction: Extraction) -> list[Flag]:
    """A measure whose responsible is neither a body nor a role nor a person that any wordlist or the document knows."""
    if not isinstance(record, Measure):
        return []
    own = {item.organization for item in extraction.decisions if item.organization}
    unknown = [
        r
        for r in record.responsible
        if r not in own and not is_body(r) and not find_organizations(r) and not is_person_name(split_party(r)[0])
    ]
    if not unknown:
        return []
    return [
        Flag(
            code="responsible_unknown",
            severity=Severity.INFO,
            explanation=f"Ansvarig ”{unknown[0]}” finns inte bland kända nämnder, förvaltningar och roller.",
            remedy="Kontrollera på sidan vem som avses; en förkortning kan vara dokumentets egen.",
        )
    ]


CHECKS = [negated, responsible_unknown]
WHOLE_CHECKS = [only_proposed]
