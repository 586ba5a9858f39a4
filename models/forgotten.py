"""What was forgotten on demand (glömt): that it was, when and why, and never what it said."""

from enum import StrEnum

from pydantic import AwareDatetime, Field

from models.base import Frozen


class Sort(StrEnum):
    """What was forgotten."""

    DOCUMENT = "document"
    PERSON = "person"


class Forgotten(Frozen):
    """One act of forgetting."""

    sort: Sort
    hash: str = Field(description="A document's SHA-256; of a person's name a salted scrypt, 'salt:hash', hexadecimal")
    withheld: tuple[str, ...] = Field(description="Documents (SHA-256) that are refused from now on")
    at: AwareDatetime
    reason: str = Field(min_length=1)
    done: bool = Field(default=False, description="Whether it went through; else running it again completes it")
