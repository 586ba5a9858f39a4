"""A person's name at a place of a list, with the party and the title that stand beside it."""

import re
from dataclasses import dataclass

from extractors.meeting.remarks import begins_as_title, is_substitute, is_title
from extractors.swedish.body_names import has_body_word
from extractors.swedish.names import is_given_name, is_person_name, split_party
from extractors.swedish.terms import load, words

_WORD = r"[A-ZÅÄÖÉÈÜØÆ](?:[a-zåäöéèüøæáíóúçšžćčđñëïôêß'’]|(?<=[a-zåäö])[A-ZÅÄÖ])+(?:-[A-ZÅÄÖÉ]?[a-zåäöéèüøæ]+)*"
_PARTICLE = r"(?:von|af|de|van|der|den|el|al)"
_NAME = re.compile(
    rf"(?:{_PARTICLE}\s+)?{_WORD}(?:\s+{_PARTICLE}\b)*(?:\s+(?:{_WORD}|[A-ZÅÄÖ]\.?(?=\s+{_WORD}))){{1,3}}"
)
_LAST_FIRST = re.compile(rf"(?P<family>{_WORD}(?:\s+{_WORD})?),\s+(?P<given>{_WORD})")
_TITLED = re.compile(
    rf"(?P<title>(?:[\w]+-\s+och\s+)?[A-ZÅÄÖ]?[a-zåäöé./:-]+(?:\s+(?!(?:och|samt)\s)[a-zåäöé0-9./:-]+){{0,2}}\s+)(?={_WORD}\s)"
)
_IN_BRACKETS = re.compile(
    r"\s*,?\s*\(\s*(?P<party>[^\W\d_][^)\s,]{0,7}|-|–)\s*(?:\)|(?=,\s*[a-zåäö0-9]))"
)  # "(S, ordf.)"
_BARE = re.compile(r"(?:,\s*|\s+(?=[A-ZÅÄÖ]))(?P<party>[^\W\d_]{1,4})(?=\s*(?:[,;.]|$)|\s+[a-zåäö(§\d])")
_IN_FRONT = re.compile(rf"(?P<party>[A-ZÅÄÖ]{{1,4}})\s+(?={_WORD}\s+{_WORD})")
_COMPANY = re.compile(r"\s+(?:AB|HB|KB|AS|ASA|Oy|Ltd|Inc|GmbH)\b")
_LONGEST = 8  # words of a title and the name behind it


@dataclass(frozen=True)
class Named:
    """A name as printed, text[start:end] with the party beside it; `title` is what stands before it."""

    start: int
    end: int
    name: str
    party: str | None
    title: str


def named_at(text: str, at: int, *, is_elected: bool) -> Named | None:
    """The person named at a place, the party or a title in front of the name counted in.

    A party or a title beside it makes a name of words that might be others; `is_elected` tells that one stands there.
    """
    front = _IN_FRONT.match(text, at)
    ahead = _national(front["party"]) if front else None
    begin = front.end() if front and ahead else at
    title = "" if ahead else _title_at(text, at)
    found = _name_at(text, begin + len(title), is_known=is_elected or bool(title) or ahead is not None)
    if found is None:
        return None
    end, name, party = found
    return Named(at, end, name, party or ahead, title.strip())


def party_in(name: str, letters: str) -> str | None:
    """The party that letters in brackets behind a name stand for."""
    return split_party(f"{name} ({letters})")[1]


def _name_at(text: str, at: int, *, is_known: bool) -> tuple[int, str, str | None] | None:
    """(end, name as printed, party) of the person named at a place; the longest name that may be one."""
    turned = _LAST_FIRST.match(text, at)
    if turned is not None:
        end, party = _party_behind(text, turned.end(), turned[0])
        if _turns(text, turned, end, party):
            return end, turned[0], party
    match = _NAME.match(text, at)
    if match is None or _COMPANY.match(text, match.end()):
        return None
    whole_end, party = _party_behind(text, match.end(), match[0])
    parts = list(re.finditer(r"\S+", match[0]))
    for count in range(len(parts), 1, -1):
        name = match[0][: parts[count - 1].end()]
        whole = count == len(parts)
        known = is_known or (whole and whole_end > match.end()) or _has_title(text[at + len(name) :])
        if is_person_name(name) or (known and _has_shape_of_name(name)):
            return (whole_end, name, party) if whole else (at + len(name), name, None)
    return None


def _party_behind(text: str, at: int, name: str) -> tuple[int, str | None]:
    """(where it ends, party) behind a name: "(S)", ", (S)", ", S", ", s"; the same place where there is none."""
    if match := _IN_BRACKETS.match(text, at):
        party = party_in(name, match["party"])
        return (match.end(), party) if party or match["party"] in "-–" else (at, None)
    bare = _BARE.match(text, at)
    national = _national(bare["party"]) if bare else None
    return (bare.end(), national) if bare and national else (at, None)


def _national(letters: str) -> str | None:
    """The party of the Riksdag that letters stand for, all in capitals or all small."""
    is_even = letters.isupper() or letters.islower()
    return letters.upper() if is_even and letters.upper() in load("parties")["national"] else None


def _turns(text: str, turned: re.Match[str], end: int, party: str | None) -> bool:
    """Whether "Ek, Eva" is one name: not where "Eva" begins the next one ("Hjärt-Lung, Eva Lind")."""
    following = re.match(rf"\s+({_WORD})", text[end:])
    begins = following is not None and party is None and not is_given_name(following[1])
    family = turned["family"].split()
    return is_given_name(turned["given"]) and not any(is_given_name(word) for word in family) and not begins


def _title_at(text: str, at: int) -> str:
    """The title that stands before a name at a place: "socialchef " in "socialchef Lena Back"."""
    if title := _title_before_given_name(text, at):
        return title
    match = _TITLED.match(text, at)
    return match["title"] if match and is_title(match["title"]) and not is_person_name(match["title"].strip()) else ""


def _title_before_given_name(text: str, at: int) -> str:
    """A title with what it is for: "förvaltningschef för Intern Service " in front of a given name and another."""
    read: list[re.Match[str]] = []
    for word in re.finditer(r"\S+", text[at:]):
        read.append(word)
        joins = len(read) > 1 and word[0] in ("och", "samt") and not read[-2][0].endswith("-")
        if joins or len(read) > _LONGEST or not re.fullmatch(r"[\w.&/:-]+,?", word[0]):
            break
        if len(read) > 2 and word[0][:1].isupper() and is_given_name(read[-2][0]):
            begun = text[at : at + read[-2].start()]
            return begun if begins_as_title(begun) and not is_substitute(begun) else ""
        if word[0].endswith(","):
            break
    return ""


def _has_title(behind: str) -> bool:
    """Whether a title follows on a name: ", förvaltningschef"."""
    match = re.match(r",\s*([^,;()§]+)", behind)
    return match is not None and is_title(match[1])


def _has_shape_of_name(text: str) -> bool:
    """Whether capitalised words can be a name: none is a body or a word that no name holds."""
    return not any(
        has_body_word(w) or (w in words("names", "not_names") and not is_given_name(w)) for w in text.split()
    )
