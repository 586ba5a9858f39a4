"""People named in a list: name, party, and what is said about each, in any of the orders that minutes use."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.swedish.body_names import has_body_word, listed
from extractors.swedish.names import find_roles, is_given_name, is_person_name, natural_order, split_party
from extractors.swedish.organizations import is_body
from extractors.swedish.terms import patterns, words

_WORD = r"[A-ZÅÄÖÉÈÜØÆ](?:[a-zåäöéèüøæáíóúçšžćčđñëïôêß'’]|(?<=[a-zåäö])[A-ZÅÄÖ])+(?:-[A-ZÅÄÖÉ]?[a-zåäöéèüøæ]+)*"
_PARTICLE = r"(?:von|af|de|van|der|den|el|al)"
_PARTY = r"(?:\s*\((?P<party>[^\W\d_][^)\s,]{0,7}|-|–)(?:\)|(?=,\s*[a-zåäö0-9])))?"  # "(S)", "(S, ordf.)"
_NAME = re.compile(
    rf"(?P<name>(?:{_PARTICLE}\s+)?{_WORD}(?:\s+{_PARTICLE}\b)*(?:\s+(?:{_WORD}|[A-ZÅÄÖ]\.?(?=\s))){{1,3}}){_PARTY}"
)
_LAST_FIRST = re.compile(rf"(?P<name>(?P<family>{_WORD}(?:\s+{_WORD})?),\s+(?P<given>{_WORD})){_PARTY}")
_TITLED = re.compile(
    rf"(?P<title>(?:[\w]+-\s+och\s+)?[A-ZÅÄÖ]?[a-zåäöé./:-]+(?:\s+(?!(?:och|samt)\s)[a-zåäöé0-9./:-]+){{0,2}}\s+)(?={_WORD}\s)"
)
_STARTS = re.compile(r"(?:^|[,;•*☒☑✓–]|(?<!-)\s(?:och|samt|&)(?=\s)|\)(?=\s+[A-ZÅÄÖÉ]))[\s•*☒☑✓]*(?:(?:och|samt)\s+)?")
_SURE = 2  # names that show the order of a list
_FROM_WHERE = re.compile(
    r"\s*(?:,?\s*\(?(?:ej|utom|del av|under)?\s*§§?|,?\s*kl\.|,?\s*fr\.?\s?o\.?\s?m|,?\s*t\.?\s?o\.?\s?m|"
    r",?\s*\(?tjänstgör|,?\s*\bför\s+(?:[A-ZÅÄÖ]|vakant)|,?\s*ersätter|,?\s*deltar\b)"
)


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

    A party or a title beside it makes a name of words that might be others; `is_elected` tells that a column has it.
    """
    found: list[tuple[int, int, str, str | None, str]] = []  # start, end of the name, name, party, title
    for match in _STARTS.finditer(text):
        at = match.end()
        if found and at < found[-1][1]:
            continue
        title = _title_at(text, at)
        named = _name_at(text, at + len(title), is_elected or bool(title))
        if named is not None:
            end, name, party = named
            if found and not title and party is None and _is_said_of_one(text, found[-1][1], at, name):
                continue
            found.append((at, end, name, party, title.strip()))
    ends = [start for start, *_ in found[1:]] + [len(text)] * bool(found)
    listed = [
        Person(natural_order(name), name, party, _remark(title, text[end:stop]), start, _trimmed(text, end, stop))
        for (start, end, name, party, title), stop in zip(found, ends, strict=True)
    ]
    return [_serving(person, text) for person in listed]


def _serving(person: Person, text: str) -> Person:
    """Who serves in somebody's place: "Ada Ek (S) ersätts av Bo Al (S)" says that Bo Al is there."""
    instead = re.search(r"\bersätts\s+av\s+", text[person.start : person.end])
    at = person.start + instead.end() if instead else 0
    named = _name_at(text, at, True) if instead else None
    if named is None:
        return person
    end, name, party = named
    return Person(natural_order(name), name, party, f"ersätter {person.name}", at, end)


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


def is_substitute(remark: str) -> bool:
    """Whether the words about somebody say that they are, or serve as, a substitute (ersättare)."""
    return re.search(patterns("attendance_words", "substitute"), remark, re.I) is not None


def is_away(remark: str) -> bool:
    """Whether the words about somebody say that they were not there; "frånvarande § 4" tells of a part only."""
    return re.match(patterns("attendance_words", "absent"), remark, re.I) is not None and "§" not in remark


def role_in(remark: str, *, is_official: bool = False) -> str | None:
    """The role that the words about somebody give: ", förvaltningschef"; not the §§ or for whom someone serves.

    Of an official a short title in capitals counts, too: "MAS".
    """
    inside = re.match(r"\((?P<role>[^()]{3,40})\)", remark)
    if inside is not None and is_title(inside["role"]):
        return inside["role"]
    text = re.sub(r"\([^)]*\)", " ", remark)
    text = _FROM_WHERE.split(text)[0].split(",")[0] if text else ""
    text = _without_stop(re.sub(r"\s+", " ", text).strip(" ,;:–-*•"))
    if not text or len(text) > 70 or re.match(patterns("attendance_words", "no_role"), text, re.I):
        return None
    if is_title(text):
        return text
    if is_body(text):
        return None  # whom somebody is there for
    if re.match(r"(?:\d:[ea] |[a-zåäö])", text):
        return text
    return text if is_official and re.fullmatch(r"[A-ZÅÄÖ]{2,5}", text) else None


def comes_from_outside(remark: str) -> bool:
    """Whether what is said of somebody names an organisation outside of the municipality: ", kommunpolis, Polisen"."""
    parts = [part.strip() for part in re.sub(r"\([^)]*\)", " ", remark).split(",")]
    named = [p for p in parts if re.match(r"[A-ZÅÄÖ][\w-]{3,}", p) and not is_title(p) and not _FROM_WHERE.match(p)]
    return any(not re.search(patterns("attendance_words", "own_bodies"), part, re.I) for part in named)


def _without_stop(text: str) -> str:
    """A text without the full stop that ends it, unless it is an abbreviation's: "ordf."."""
    is_short = any(span.end == len(text) and span.printed.endswith(".") for span in find_roles(text))
    return text if is_short else text.rstrip(".")


def is_title(text: str) -> bool:
    """Whether a text is a title or a role as a whole: "kultur- och fritidschef", "1:e vice ordförande"."""
    bare = text.strip(" ,.:")
    if any(span.start == 0 and span.end >= len(bare) for span in find_roles(bare)):
        return True
    said = bare.split()
    return bool(said) and len(said) <= 4 and said[-1].casefold().endswith(listed("person_endings"))


def _title_at(text: str, at: int) -> str:
    """The title that stands before a name at a place: "socialchef " in "socialchef Lena Back"."""
    match = _TITLED.match(text, at)
    return match["title"] if match and is_title(match["title"]) and not is_person_name(match["title"].strip()) else ""


def _name_at(text: str, at: int, is_elected: bool) -> tuple[int, str, str | None] | None:
    """(end, name as printed, party) of the person named at a place; the longest name that may be one."""
    turned = _LAST_FIRST.match(text, at)
    if turned and _turns(text, turned):
        return turned.end(), turned["name"], _party(turned)
    match = _NAME.match(text, at)
    if match is None:
        return None
    parts = list(re.finditer(r"\S+", match["name"]))
    for count in range(len(parts), 1, -1):
        name = match["name"][: parts[count - 1].end()]
        whole = count == len(parts)
        is_known = is_elected or (whole and match["party"]) or _has_title(text[at + len(name) :])
        if is_person_name(name) or (is_known and _has_shape_of_name(name)):
            return (match.end() if whole else at + len(name)), name, _party(match) if whole else None
    return None


def _turns(text: str, turned: re.Match[str]) -> bool:
    """Whether "Ek, Eva" is one name: not where "Eva" begins the next one ("Hjärt-Lung, Eva Lind")."""
    following = re.match(rf"\s+({_WORD})", text[turned.end() :])
    begins = following is not None and turned["party"] is None and not is_given_name(following[1])
    family = turned["family"].split()
    return is_given_name(turned["given"]) and not any(is_given_name(word) for word in family) and not begins


def _has_title(behind: str) -> bool:
    """Whether a title follows on a name: ", förvaltningschef"."""
    match = re.match(r",\s*([^,;()§]+)", behind)
    return match is not None and is_title(match[1])


def _has_shape_of_name(text: str) -> bool:
    """Whether capitalised words can be a name: none is a body or a word that no name holds."""
    return not any(
        has_body_word(w) or (w in words("names", "not_names") and not is_given_name(w)) for w in text.split()
    )


def _party(match: re.Match[str]) -> str | None:
    """The party in parentheses behind a name."""
    return split_party(f"{match['name']} ({match['party']})")[1] if match["party"] else None


def _remark(title: str, behind: str) -> str:
    """What is said about somebody: the title before the name, else the words behind it."""
    behind = re.sub(r"(?<=\w)\s*;.*$", "", behind, flags=re.S)  # behind a semicolon somebody else is told of
    behind = behind if behind.count("(") >= behind.count(")") else behind.replace(")", "", 1)  # "(S, ordf.)"
    behind = re.sub(r"^\s*[,;]?\s*", "", re.sub(r"[\s,;]*(?:\b(?:och|samt)\b)?[\s,;]*$", "", behind))
    return f"{title}, {behind}".rstrip(" ,") if title else behind


def _trimmed(text: str, end: int, stop: int) -> int:
    """Where somebody's entry ends, the separator in front of the next left out."""
    return end + len(re.sub(r"[\s,;]*(?:\b(?:och|samt)\b)?[\s,;]*$", "", text[end:stop]))
