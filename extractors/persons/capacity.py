"""In what capacity a text names a person, by what stands beside the name."""

import re
from functools import cache

from extractors.groups.persons import is_title
from extractors.persons.finding import NameSpan
from extractors.swedish.names import find_roles, split_party
from extractors.swedish.terms import patterns
from models.persons import PersonCapacity

_BEFORE = 120  # characters in front of a name that may tell of it
_BEHIND = 90
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-ZÅÄÖ])|\n|•|;")
_PARTY = re.compile(r"\s*(?:\((?P<inside>[^()]{1,16})\)|,\s*(?P<bare>[A-ZÅÄÖ]{1,3})\b)")
_BOTH = re.compile(r"(?:båda|samtliga|alla)\s+")
_ELECTED_ROLES = ("member", "substitute")


def capacity_of(text: str, span: NameSpan) -> PersonCapacity:
    """What the words around a name say of the person. A matter of their own comes before any role that is near."""
    before = _SENTENCE_END.split(text[max(0, span.start - _BEFORE) : span.start])[-1]
    behind = _SENTENCE_END.split(text[span.end : span.end + _BEHIND])[0]
    if has_party(behind):
        return PersonCapacity.ELECTED
    if _private().search(before):
        return PersonCapacity.PRIVATE
    if role := _role_behind(behind) or _role_before(before):
        return role
    if _appointing().search(before) and _appointed().match(behind):
        return PersonCapacity.ELECTED
    for pattern, place, capacity in (
        (_deciding(), behind, PersonCapacity.ELECTED),
        (_proposed_by(), before, PersonCapacity.ELECTED),
        (_serving(), behind, PersonCapacity.OFFICIAL),
        (_served_by(), before, PersonCapacity.OFFICIAL),
    ):
        if pattern.search(place):
            return capacity
    return PersonCapacity.UNKNOWN


def has_party(behind: str) -> bool:
    """Whether a party follows on a name: "(S)", ", M", "och Erik Berg (båda C)"."""
    match = _PARTY.match(behind)
    if match is None:
        return False
    letters = _BOTH.sub("", match["inside"] or match["bare"])
    return split_party(f"Namn Namn ({letters})" if match["inside"] else f"Namn Namn, {letters}")[1] is not None


def private_before(text: str, at: int) -> bool:
    """Whether the words in front of a place announce somebody in a matter of their own: "sökanden "."""
    return _private().search(text[max(0, at - _BEFORE) : at]) is not None


def _role_behind(behind: str) -> PersonCapacity | None:
    match = re.match(r"\s*(?:,|\(|–|-\s)\s*(?P<said>[^,;()]{2,60})", behind)
    return _of_title(match["said"].strip(" .:")) if match else None


def _role_before(before: str) -> PersonCapacity | None:
    """The role right in front: "enhetschef ", "kommunalrådet ", "ordförande: "."""
    bare = before.rstrip(" :,")
    if before.endswith(","):
        return None
    roles = [role for role in find_roles(bare) if role.end == len(bare)]
    if roles:
        return _of_capacity(roles[-1].capacity)
    last = bare.rpartition(" ")[2]
    return PersonCapacity.OFFICIAL if last and is_title(last) else None


def _of_title(said: str) -> PersonCapacity | None:
    roles = [role for role in find_roles(said) if role.start == 0]
    if roles:
        return _of_capacity(roles[0].capacity)
    return PersonCapacity.OFFICIAL if is_title(said) else None


def _of_capacity(capacity: str) -> PersonCapacity:
    return PersonCapacity.ELECTED if capacity in _ELECTED_ROLES else PersonCapacity.OFFICIAL


@cache
def _private() -> re.Pattern[str]:
    """Words in front of somebody who deals with the municipality in a matter of their own, up to the name."""
    return re.compile(rf"(?<!\w)(?i:{patterns('privacy', 'before')})\s*[:,]?\s*$")


@cache
def _appointing() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){patterns('persons', 'appointing')}(?!\w)", re.I)


@cache
def _appointed() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:[,)]|{patterns('persons', 'appointed_to')}(?!\w)|$|\.)", re.I)


@cache
def _deciding() -> re.Pattern[str]:
    return re.compile(rf"^s?\s+(?:m\.?fl\.?\s+)?{patterns('persons', 'deciding')}(?!\w)", re.I)


@cache
def _proposed_by() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){patterns('persons', 'proposed_by')}\s*$", re.I)


@cache
def _serving() -> re.Pattern[str]:
    return re.compile(rf"^\s+{patterns('persons', 'serving')}(?!\w)", re.I)


@cache
def _served_by() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){patterns('persons', 'served_by')}\s*$", re.I)
