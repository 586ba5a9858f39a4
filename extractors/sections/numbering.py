"""The number in front of an item's title: "3. Budget", "3a Budget", "Ärende 3: Budget", "45 § Budget"."""

import re
from dataclasses import dataclass

_RANK = r"(?P<rank>\d{1,2})(?:\s?(?P<letter>[a-e])(?=[\s.):]))?"
_TITLE = r"[A-ZÅÄÖ”“\"»]|(?:19|20)\d{2}(?:[/-]\d{2,}|\sårs\b)"  # how a title begins, or the registry number before it
_NUMBERED = re.compile(rf"{_RANK}[.):]?\s+(?P<rest>(?:{_TITLE}).*)$", re.S)
_NAMED = re.compile(rf"(?:ärende|punkt|nr)\s?\.?\s?{_RANK}(?:[.):]|\s[–-])?(?:\s+(?P<rest>\S.*))?$", re.S | re.I)
_SIGN_BEHIND = re.compile(r"(?P<rank>\d{1,4})\s?(?P<letter>[a-e])?\s?§\s+(?P<rest>[A-ZÅÄÖ].*)$", re.S)
_ALONE = re.compile(rf"(?:§\s?)?{_RANK.replace('(?=[', '(?=$|[')}[.):]?$")


@dataclass(frozen=True)
class Number:
    """A number that may be an item's: its rank, its letter, and the text behind it (empty where there is none)."""

    rank: int
    letter: str
    rest: str

    @property
    def printed(self) -> str:
        """The number as records have it: 3, 3a."""
        return f"{self.rank}{self.letter}"

    @property
    def key(self) -> tuple[int, str]:
        """What numbers are compared by."""
        return self.rank, self.letter

    def follows(self, other: "Number") -> bool:
        """Whether a number is the next: 3 after 2 or 2a, 2a after 2, 2b after 2a, 3a after 2 where there is no 3."""
        if self.rank == other.rank:
            return self.letter == (chr(ord(other.letter) + 1) if other.letter else "a")
        return self.rank == other.rank + 1 and self.letter in ("", "a")


def number_of(text: str) -> Number | None:
    """The number in front of a title: "3. Budget"."""
    return _made(_NUMBERED.match(text))


def named_number(text: str) -> Number | None:
    """The number of what is called an item, with or without its title: "Ärende 3: Budget", "Punkt 3"."""
    return _made(_NAMED.match(text))


def number_before_sign(text: str) -> Number | None:
    """The number of a § whose sign stands behind: "45 § Budget"."""
    return _made(_SIGN_BEHIND.match(text))


def number_alone(text: str) -> Number | None:
    """A number with nothing behind it, as labels in a margin are: "3", "3."."""
    return _made(_ALONE.match(text))


def _made(match: re.Match[str] | None) -> Number | None:
    """The number that a pattern found."""
    if match is None:
        return None
    found = match.groupdict()
    return Number(int(found["rank"]), found.get("letter") or "", (found.get("rest") or "").strip())
