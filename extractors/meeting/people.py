"""People named in a list: name, party, and what is said about each, in any of the orders that minutes use."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.meeting.naming import Named, named_at, party_in
from extractors.meeting.remarks import is_title
from extractors.swedish.names import is_given_name, natural_order

_STARTS = re.compile(
    r"(?:^|[,;•*☒☑✓–]|(?<!-)\s(?:och|samt|&)(?=\s)|\)(?=\s+[A-ZÅÄÖÉ])|§\s?\d[\d\s,–-]*(?=\s[A-ZÅÄÖÉ]))"
    r"[\s•*☒☑✓]*(?:(?:och|samt)\s+)?"
)
_ROLE_THEN_PARTY = re.compile(r"(?P<role>[^()§;]{3,45}?)\s*\((?P<party>[^()\s]{1,6})\)")
_SURE = 2  # names that show the order of a list


@dataclass(frozen=True)
class Person:
    """Somebody named in text[start:end], with what is said about them behind or before the name.

    `name` is in natural order as far as the name alone tells, `printed` as it stands.
    """

    name: str
    printed: str
    party: str | None
    remark: str
    start: int
    end: int


def people_in(text: str, *, is_elected: bool = False) -> list[Person]:
    """The people that a list names, each with the words up to the next one's name.

    `is_elected` tells that somebody elected stands first: then the words need not be known to be a name.
    """
    found: list[Named] = []
    for match in _STARTS.finditer(text):
        at = match.end()
        if found and at < found[-1].end:
            continue
        named = named_at(text, at, is_elected=is_elected and not found)
        if named is None:
            continue
        if found and not named.title and named.party is None and _is_said_of_one(text, found[-1].end, at, named.name):
            continue
        found.append(named)
    ends = [named.start for named in found[1:]] + [len(text)] * bool(found)
    return [_serving(_person(text, named, stop), text) for named, stop in zip(found, ends, strict=True)]


def _person(text: str, named: Named, stop: int) -> Person:
    """Somebody named, with the words up to a place where the next one begins."""
    remark, party = _remark(named.title, text[named.end : stop]), named.party
    told = _ROLE_THEN_PARTY.match(remark) if party is None else None
    if told and is_title(told["role"]) and (party := party_in(named.name, told["party"])):
        remark = f"{told['role']}{remark[told.end() :]}"  # "Eva Ek, ordförande (S)"
    return Person(natural_order(named.name), named.name, party, remark, named.start, _trimmed(text, named.end, stop))


def _serving(person: Person, text: str) -> Person:
    """Who serves in somebody's place: "Ada Ek (S) ersätts av Bo Al (S)" says that Bo Al is there."""
    instead = re.search(r"\bersätts\s+av\s+", text[person.start : person.end])
    at = person.start + instead.end() if instead else 0
    named = named_at(text, at, is_elected=True) if instead else None
    if named is None:
        return person
    name = natural_order(named.name)
    return Person(name, named.name, named.party, f"ersätter {person.name}", at, named.end)


def _is_said_of_one(text: str, above: int, at: int, name: str) -> bool:
    """Whether what looks like a name is whom the one above is there for: "Elis Nordfjell, Sámiid Searvi; …".

    Where semicolons divide the people of a list, commas divide what is said of each.
    """
    return ";" in text and ";" not in text[above:at] and not is_given_name(name.split(maxsplit=1)[0])


def in_one_order(people: Sequence[Person]) -> list[Person]:
    """The people of one list, whose names all stand in the same order.

    Where those whose order is certain have the family name first, so have the others.
    """
    turned = sum(person.name != person.printed for person in people)
    straight = any(is_given_name(p.printed.split()[0]) for p in people if p.name == p.printed)
    if turned < _SURE or straight:
        return list(people)
    return [_turned(person) if person.name == person.printed else person for person in people]


def _turned(person: Person) -> Person:
    """The person with the last word of the name first."""
    *family, given = person.printed.split()
    return replace(person, name=" ".join([given, *family])) if len(family) == 1 else person


def _remark(title: str, behind: str) -> str:
    """What is said about somebody: the title before the name, else the words behind it."""
    behind = re.sub(r"(?<=\w)\s*;.*$", "", behind, flags=re.S)  # behind a semicolon somebody else is told of
    behind = behind if behind.count("(") >= behind.count(")") else behind.replace(")", "", 1)  # "(S, ordf.)"
    behind = re.sub(r"^\s*[,;]?\s*", "", re.sub(r"[\s,;]*(?:\b(?:och|samt)\b)?[\s,;]*$", "", behind))
    return f"{title}, {behind}".rstrip(" ,") if title else behind


def _trimmed(text: str, end: int, stop: int) -> int:
    """Where somebody's entry ends, the separator in front of the next left out."""
    return end + len(re.sub(r"[\s,;]*(?:\b(?:och|samt)\b)?[\s,;]*$", "", text[end:stop]))
