"""Persons whom a document names, and in what capacity: what decides whether a published text shows the name."""

from enum import StrEnum

from pydantic import Field

from models.base import Frozen


class PersonCapacity(StrEnum):
    """In what capacity a document names somebody."""

    ELECTED = "elected"  # förtroendevald: has a party, a seat, a vote, an elected role
    OFFICIAL = "official"  # tjänsteperson: acts, signs or answers for something in a role
    GROUP_MEMBER = "group_member"  # sits in a working group that the document lists
    PRIVATE = "private"  # deals with the municipality in a matter of their own: sökande, vårdnadshavare
    UNKNOWN = "unknown"  # nothing beside the name tells

    @property
    def is_shown(self) -> bool:
        """Whether publishing leaves the name as it is; the others are masked."""
        return self not in (PersonCapacity.PRIVATE, PersonCapacity.UNKNOWN)


class PersonMention(Frozen):
    """A person whom the records of a document name (namngiven person)."""

    name: str = Field(min_length=1, description="As first told, in natural order")
    capacity: PersonCapacity = Field(description="The capacity in which the document names them")
    spellings: tuple[str, ...] = Field(
        min_length=1, description="How the name is written in the records: 'Lundqvist Karin', 'Karin Lundqvists'"
    )
    pages: tuple[int, ...] = Field(default=(), description="Pages where the records name them")
