"""How a sentence may say that something is going to be done, and the words by which it does not."""

import re
from dataclasses import dataclass
from enum import StrEnum

SUBORDINATE = re.compile(r"\b(?:som|där|när|om|eftersom|då|vilk\w+|att|innan|medan|hur|vad|så)\b", re.I)
"""Words that begin a clause below another."""
DENIED = re.compile(
    r"\b(?:inte|ej|aldrig|knappast|troligen|troligtvis|sannolikt|eventuellt|kanske|möjligen|behöva)\b", re.I
)
"""Words that deny a deed or leave it open."""


class Way(StrEnum):
    """How a sentence says that something is going to be done."""

    INTENDED = "intended"  # "kommer att", "avser att": nobody intends a rule
    SHALL = "shall"  # "ska": a plan, or a rule that always holds
    UNDER_WAY = "under_way"  # "arbete pågår med att"
    PLANNED = "planned"  # something carried out by nobody named: "kommer att tas fram"
    TO_BE = "to_be"  # the same behind a plain "ska"
    PRESENT = "present"  # in the present, a habit as well: "tas fram", "strategen sammanställer"
    LEFT_OPEN = "left_open"  # any other verb behind "ska" or "kommer att": "ska finnas", "kommer att märkas"


@dataclass(frozen=True)
class Plan:
    """What is to be done in text[start:end] of a sentence, by whom, and how far it has come as printed."""

    way: Way
    start: int
    end: int
    responsible: tuple[str, ...] = ()
    status: str | None = None
