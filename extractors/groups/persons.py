"""What the parts of a list of members are: persons, titles, bodies, empty seats."""

import re
from dataclasses import dataclass, replace
from functools import cache

from extractors.swedish.lexicon import lemma
from extractors.swedish.municipalities import find_municipality
from extractors.swedish.names import find_roles, is_person_name, split_party
from extractors.swedish.organizations import find_organizations, is_body
from extractors.swedish.terms import alternation, words

_NAME_AT_END = re.compile(r"(?P<name>[A-ZÅÄÖÉ][\w'’-]+(?:\s+(?:von|af|de|[A-ZÅÄÖ]\.?))*(?:\s+[A-ZÅÄÖÉ][\w'’-]+){1,3})$")
_PARENTHESIS = re.compile(r"\s*\((?P<inside>[^()]+)\)")


@dataclass(frozen=True)
class Part:
    """A part of a list of members: a person with title, body and party as far as it names them."""

    name: str | None = None
    role: str | None = None
    body: str | None = None
    vacant: bool = False

    @property
    def begins(self) -> bool:
        """Whether a seat begins with it: a person, an empty seat, "en representant från skolan"."""
        return self.name is not None or self.vacant or (self.role is not None and self.body is not None)


@cache
def _vacant() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words('groups', 'vacant'))})(?!\w)", re.I)


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(rf"[\w/-]*{alternation(words('groups', 'titles'))}(?:e?n|are|er|erna|na)?", re.I)


def is_vacant(text: str) -> bool:
    """Whether a text says that a seat stands empty."""
    return _vacant().search(text) is not None


def without_vacancy(text: str) -> str:
    """A text without the words for an empty seat."""
    return _vacant().sub("", text).strip(" ,;:()–-")


def is_title(text: str) -> bool:
    """Whether a text of a few words is a title, profession or role: "1:e vice ordförande", "verksamhetschef IFO"."""
    if not text or len(text.split()) > 6:
        return False
    if any(r.start == 0 for r in find_roles(text)):
        return True
    found = [w for w in text.split() if _titles().fullmatch(w)]
    return bool(found) and (found[0] == text.split(maxsplit=1)[0] or found[-1] == text.rsplit(maxsplit=1)[-1])


def is_body_of_member(text: str) -> bool:
    """Whether a text is the body that a member comes from: its name, an abbreviation."""
    return bool(re.fullmatch(r"[A-ZÅÄÖ]{2,5}", text) or find_organizations(text)) or (
        is_body(text) and not is_title(text)
    )


def may_be_name(text: str) -> bool:
    """Whether a text may be a name that no list of names knows: two or three capitalised words, none a body's.

    Names of associations look alike ("Röda Korset"), so this is for places where a person is expected.
    """
    parts = text.split()
    if not 2 <= len(parts) <= 3 or not all(
        re.fullmatch(r"[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)?", w) for w in parts
    ):
        return False
    last = parts[-1].casefold()
    definite = last.endswith(("en", "et", "na", "an")) and lemma(last) != last
    return not (definite or is_title(parts[0]) or find_organizations(text) or find_municipality(text))


def part_of(text: str, *, expected: bool = False) -> Part:
    """What one part of a list says: "kommundirektör Eva Ek (ordförande)", "Länsmuseet (Carina Wall)", "vakant".

    `expected` tells that a person is expected there: then an unknown name is taken for one.
    """
    text = text.strip(" .,;:•–-")
    if is_vacant(text):
        return replace(_said(without_vacancy(text)), vacant=True)
    inside = [m["inside"].strip() for m in _PARENTHESIS.finditer(text)]
    bare = _PARENTHESIS.sub("", text).strip(" ,")
    held = next((i for i in inside if is_person_name(i)), None)
    if held is not None and not is_person_name(bare):
        return replace(_said(bare), name=held)
    if (sent := _person_from(bare)) is not None:
        role = next((i for i in inside if is_title(i)), None)
        title = f"{sent.role} ({role})" if sent.role and role else sent.role or role
        return replace(sent, role=title)
    plain, party = split_party(text)
    person = _person(bare if party is None else _PARENTHESIS.sub("", plain).strip(" ,"))
    notes = [i for i in inside if i != party]
    if person is None and (short := re.fullmatch(r"(?P<person>.+\S)\s+(?P<body>[A-ZÅÄÖ]{2,5})", bare)):
        person, party = _person(short["person"]), short["body"]
    if person is None and expected and may_be_name(bare):
        person = (bare, None)
    if person is None:
        return _said(text)
    name, title = person
    role = next((i for i in notes if is_title(i)), None)
    body = next((i for i in notes if i != role), party)
    if title and role:
        role = f"{title} ({role})"
    return Part(name, role or title, body)


def _person_from(text: str) -> Part | None:
    """Somebody and where they come from: "kurator Eva Ek från elevhälsan"; None for any other text."""
    match = re.fullmatch(
        r"(?P<person>[^,;:]+?)\s+(?:från|vid|på|som\s+(?:före)?(?:träder|representerar))\s+(?P<body>[^,;:]+)", text
    )
    person = _person(match["person"]) if match else None
    return Part(person[0], person[1], match["body"]) if match and person else None


def _said(text: str) -> Part:
    """A text beside a name as role or body; "en representant från skolan" says both."""
    if not text:
        return Part()
    sent = re.fullmatch(r"(?:en\s+|ett\s+)?(?P<role>.+?)\s+(?:från|för|vid|på)\s+(?P<body>.+)", text)
    if sent and is_title(sent["role"]):
        return Part(role=sent["role"], body=sent["body"])
    return Part(role=text) if is_title(text) and not is_body_of_member(text) else Part(body=text)


def _person(text: str) -> tuple[str, str | None] | None:
    """(name, title in front of it) of a text that ends in a person's name; None for any other."""
    match = _NAME_AT_END.search(text)
    while match:
        name, title = match["name"], text[: match.start()].strip(" ,")
        first, _, rest = name.partition(" ")
        if not title and " " in rest and is_title(first) and is_person_name(rest):
            return rest, first
        known = is_person_name(name)
        if (known and (not title or is_title(title))) or (title and is_title(title.split()[-1]) and may_be_name(name)):
            return name, title or None
        match = _NAME_AT_END.search(text, match.start() + len(first))
    return (text, None) if is_person_name(text) else None
