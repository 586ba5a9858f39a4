"""Those listed as present, whatever the list looks like: columns, label beside names, a table, running text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors.extractor import Reading
from extractors.sections.fragments import Fragment
from extractors.swedish.names import find_roles, is_person_name, natural_order, split_party
from extractors.swedish.terms import load
from models.records import Capacity, Participant

_PERSON = re.compile(
    r"(?P<name>[A-ZÅÄÖÉ][\w'’-]+(?:\s+(?:von|af|de|van|der|el|al)\b)*(?:\s+[A-ZÅÄÖÉ][\w'’.-]*){1,3})"
    r"(?:\s*\((?P<party>[^\W\d_][^)\s]{0,7})\))?"
)
_NO_ROLE = re.compile(
    r"(?:icke |ej )?tjänstgör|ersättare|ledamot|ersätter|deltar|på distans|via |digitalt|från|till|t\.?\s?o\.?\s?m|"
    r"fr\.?\s?o\.?\s?m|kl\b|del av",
    re.I,
)
_UNTICKED = "☐□"


@dataclass(frozen=True)
class _Header:
    """A label that says in what capacity those under or beside it were there; None: they were not."""

    capacity: Capacity | None
    present: bool
    x0: float
    page: int
    top: float


@cache
def _labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Kinds of headers with their patterns, in the order they are tried."""
    data = load("attendance")
    return tuple((name, re.compile("|".join(part["patterns"]), re.I)) for name, part in data.items())


def participants(opening: Sequence[Fragment], reading: Reading) -> list[Participant]:
    """Everyone listed as present, in the order of the list, each once."""
    found: dict[str, Participant] = {}
    headers: list[_Header] = []
    for fragment in _whole(opening):
        text = fragment.text
        kind, rest = _header(text)
        if kind:
            headers.append(_as_header(kind, fragment))
            text = rest
        header = _governing(fragment, headers)
        if header is None or not header.present or text[:1] in _UNTICKED:
            continue
        for person in _persons(text, fragment, header, reading):
            known = found.get(person.name)
            if known is None:
                found[person.name] = person
            elif known.role is None and person.role is not None:
                found[person.name] = known.model_copy(update={"role": person.role})
    return list(found.values())


def _whole(opening: Sequence[Fragment]) -> list[Fragment]:
    """Fragments with what was wrapped to the next line of the column put back: "…, tjänstgörande" + "ersättare"."""
    out: list[Fragment] = []
    for fragment in opening:
        above = next((f for f in reversed(out[-6:]) if _right_below(f, fragment)), None)
        if above is None or not _is_rest(fragment.text):
            out.append(fragment)
            continue
        i = out.index(above)
        out[i] = replace(above, text=f"{above.text} {fragment.text}", boxes=above.boxes + fragment.boxes)
    return out


def _right_below(above: Fragment, fragment: Fragment) -> bool:
    """Whether a fragment stands on the line under another, in the same column or a little in from it."""
    last = above.boxes[-1]
    step = fragment.top - last.top
    return (
        above.page == fragment.page
        and above.label == fragment.label
        and -2 < fragment.x0 - above.x0 < 25
        and 0 < step < 1.7 * (last.bottom - last.top)
    )


def _is_rest(text: str) -> bool:
    """Whether a fragment cannot begin an entry: it is in small letters, or says from when to when."""
    return (bool(re.match(r"[a-zåäö(]|§", text)) and _header(text)[0] is None) or bool(
        re.match(r"(?:tjänstgörande\s+)?ersättare\b[^:]*$|tjänstgör", text)
    )


def _header(text: str) -> tuple[str | None, str]:
    """The kind of header a fragment begins with, and the text behind it."""
    for name, pattern in _labels():
        if match := pattern.match(text):
            return name, text[match.end() :].strip(" :.–-")
    return None, text


def _as_header(kind: str, fragment: Fragment) -> _Header:
    """A header from its kind's name in the wordlist."""
    capacity = Capacity(kind) if kind in set(Capacity) else None
    return _Header(capacity, kind in set(Capacity), fragment.x0, fragment.page, fragment.top)


def _governing(fragment: Fragment, headers: Sequence[_Header]) -> _Header | None:
    """The header a fragment stands under or beside: the last one above it in the nearest column to its left.

    A table's row label counts as standing beside.
    """
    if fragment.label:
        kind, _ = _header(fragment.label)
        if kind:
            return _as_header(kind, fragment)
    above = [h for h in headers if (h.page, h.top) <= (fragment.page, fragment.top + 3) and h.x0 <= fragment.x0 + 8]
    if not above:
        return None
    nearest = max(h.x0 for h in above)
    return [h for h in above if h.x0 > nearest - 25][-1]


def _persons(text: str, fragment: Fragment, header: _Header, reading: Reading) -> Iterator[Participant]:
    """The people that a fragment names."""
    for part in _split(text):
        match = _PERSON.match(part)
        if not match:
            continue
        name, party = split_party(part[: match.end()])
        name = natural_order(name.strip(" ,"))
        if not is_person_name(name):
            continue
        role = _role(part[match.end() :])
        capacity = header.capacity or Capacity.OTHER
        if capacity is not Capacity.OFFICIAL and re.search("ersättare|tjänstgör", part[match.end() :], re.I):
            capacity = Capacity.SUBSTITUTE
        if capacity is Capacity.OTHER:
            capacity = Capacity.SUBSTITUTE if party else Capacity.OFFICIAL if role else capacity
        yield Participant(
            id=reading.ids.make("participant", fragment.text),
            name=name,
            role=role,
            party=party,
            capacity=capacity,
            places=(fragment.place(reading.quoter),),
            confidence=0.9 if party or role else 0.7,
            extractor="meeting",
        )


def _split(text: str) -> list[str]:
    """A fragment cut between people: at a comma or "och" with a name and a party, or a whole name, behind it."""
    cuts = re.compile(r"\s*(?:[,;]|\boch\b)\s+(?=[A-ZÅÄÖÉ][\w'’-]+(?:\s+[A-ZÅÄÖÉ][\w'’-]+)+\s*(?:\(|,|;|$|\boch\b))")
    return [part for part in cuts.split(text.strip("•-–*☒☑✓ ")) if part]


def _role(text: str) -> str | None:
    """The role behind a name: ", förvaltningschef", "ordförande"; not the §§ or for whom someone serves."""
    text = re.sub(r"\([^)]*\)", " ", text).strip(" ,;:–-")
    text = re.split(r"\s*(?:,?\s*§§?|,?\s*kl\.|,?\s*fr\.?o\.?m|,\s*tjänstgör|,\s*för\b|,\s*ersätter)", text)[0].strip(
        " ,;"
    )
    if not text:
        return None
    if _NO_ROLE.match(text):
        return None
    roles = find_roles(text)
    if roles and (len(text.split()) > 5 or roles[0].start == 0):
        return roles[0].printed if roles[0].end < len(text) and len(text.split()) > 5 else text.split(",")[0].strip()
    if not re.match(r"[^\W\d_]", text) or len(text) > 60:
        return None
    return text.split(",")[0].strip() if re.match(r"(?:\d:e |[a-zåäö])", text) or roles else None
