"""A lead: what introduces a decision, and what leads have in common."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractors.swedish.organizations import is_committee
from extractors.swedish.terms import load
from models.records import Status

LONGEST_BODY = 70  # characters that may stand in front of "beslutar"
PERSON_WITH_PARTY = re.compile(r"\([A-ZÅÄÖ][\wÅÄÖåäö]{0,4}\)|\(-\)")


@dataclass(frozen=True)
class Lead:
    """ "… nämnden beslutar att": who, whether it is decided or proposed, and where the decision itself begins.

    `is_plain` tells that it is in the present tense and says what is decided: no report of an earlier decision.
    `proposer` is the body that proposes in words that may themselves be its decision: "Nämnden föreslår fullmäktige
    att", without "besluta". `goes_on` tells that it adds to the lead before it: "Vidare föreslås att".
    """

    body: str | None
    status: Status
    end: int
    is_plain: bool = True
    proposer: str | None = None
    goes_on: bool = False


@cache
def terms() -> dict[str, Any]:
    """The wordlist of decisions."""
    return load("decisions")


@cache
def tail() -> str:
    """What may stand between "beslutar" and the decision: how, on what grounds, "att", a colon."""
    manner, grounds = ("|".join(terms()["lead"][key]) for key in ("manner", "grounds"))
    why = rf",?\s+(?:{grounds})\b(?:[^:;]|:(?=\w)){{2,120}}?(?=,?\s*(?:att\b|:(?!\w)))"
    how = rf"(?:\s+(?:{manner}))*(?:{why})?(?:\s+(?:{manner}))*"
    return rf"{how},?(?:\s*:(?!\w)|\s*\.(?=\s*$))?(?:\s*(?:dels\s+)?att\b\s*:?)?\s*"


def own_body(body: str) -> bool:
    """Whether a body only means the document's own: "nämnden"."""
    return body.casefold() in terms()["own"]["words"]


def decides(body: str) -> bool:
    """Whether what stands behind "beslutar" is the body that does."""
    return is_committee(body) or own_body(body)
