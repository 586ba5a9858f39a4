"""Seats of a working group in a line ("Erik Ek – BUN", "Socialchef: vakant") or a sentence ("… består av A och B")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from extractors.extractor import Reading
from extractors.groups.persons import Part, is_body_of_member, is_title, part_of
from extractors.sections.passage import Passage
from extractors.swedish.boundaries import sentences
from extractors.swedish.terms import alternation, load, words
from models.document import Block, BlockKind
from models.provenance import Provenance

_AROUND = " .,;:()–-"
_RELATIVE = re.compile(r"som\s+(?:(?:har\s+varit|varit|är|var)\s+(?P<role>[^,;()]+)$)?")  # "som varit sammankallande"
_EMPTY = (
    re.compile(r"^(?P<body>.+?)s\s+plats\s+(?:är|står)\s+(?:ännu\s+|fortfarande\s+)?(?:vakant|tom|obesatt)\b"),
    re.compile(r"^[Pp]latsen\s+för\s+(?P<body>.+?)\s+(?:har\s+varit|är|står)\s+(?:ännu\s+|fortfarande\s+)?(?:vakant|tom|obesatt)\b"),
)  # fmt: skip
_DEFINITE = re.compile(r"[^()]*[a-zåäö]{4,}(?:en|et|orn|arna|erna)(?:\s*\([^()]+\))?")
_GAP = re.compile(r"\s+")
_WIDE = 1.2  # times the font size: wider than a space
_LONG = 140  # characters: a longer line lists nobody


@dataclass(frozen=True)
class Seat:
    """A seat with where it stands; fields as in models.records.Member."""

    name: str | None
    represents: str | None
    role: str | None
    vacant: bool
    place: Provenance


def seats_of_line(reading: Reading, passage: Passage) -> list[Seat]:
    """The seats that a line names; none where it is running text or names nobody.

    A line that begins with its label ("Sammankallande: Eva Ek", "Polisen: Bo By") says role or body first.
    """
    text = passage.text
    if len(text) > _LONG and not _labelled(text):
        return []
    if text.endswith(".") and len(sentences(text)) == 1 and re.search(r"\s(?:är|har|ska|kan|kommer|ingår)\s", text):
        return []
    return _seats(reading, passage, 0, len(text))


def seat_by_title(reading: Reading, passage: Passage, block: Block) -> list[Seat]:
    """The seat of an item of a list that is nothing but a title: "Socialchef"; none of any other block."""
    if block.kind is not BlockKind.LIST_ITEM or not is_title(passage.text) or is_body_of_member(passage.text):
        return []
    return [Seat(None, None, passage.text.strip(_AROUND), vacant=False, place=passage.place(reading.quoter))]


def seats_of_sentence(reading: Reading, passage: Passage, start: int, end: int | None = None) -> list[Seat]:
    """The seats that a sentence lists from `start` on, up to `end` or its own end."""
    end = end or next((e for s, e in sentences(passage.text) if s <= start < e), len(passage.text))
    return _seats(reading, passage, start, end, in_sentence=True)


def empty_seat(reading: Reading, passage: Passage, start: int, end: int) -> Seat | None:
    """The seat that a sentence says stands empty: "Socialtjänstens plats är vakant"."""
    sentence = passage.text[start:end]
    match = next((m for pattern in _EMPTY if (m := pattern.match(sentence))), None)
    if match is None:
        return None
    return Seat(None, match["body"], None, vacant=True, place=passage.place(reading.quoter, start, end))


@cache
def _divides() -> re.Pattern[str]:
    """What divides the parts of a list; a label ("Övriga deltagare:") begins a new one by itself."""
    label = alternation(words("groups", "no_role"))
    return re.compile(
        r"\s*[;,]\s+(?:och\s+|samt\s+)?|\s+(?:och|samt)\s+|\s*[–—]\s*|\s+-\s+|:\s+"
        rf"|\s+(?={label}\s*:)",
        re.I,
    )


def _labelled(text: str) -> bool:
    label, colon, _ = text.partition(":")
    return bool(colon) and label.casefold() in load("groups")["no_role"]


def _seats(reading: Reading, passage: Passage, start: int, end: int, *, in_sentence: bool = False) -> list[Seat]:
    """The seats in text[start:end]: each begins with a person or an empty seat, what comes behind is said of it.

    In a sentence a title in the definite form is one who sits there, too ("… och socialchefen"). What stands in front
    of the first and is divided from it by a colon or dash is said of it too.
    """
    out: list[_Found] = []
    waiting: _Found | None = None
    parts = list(_parts(passage, start, end))
    only_titles = in_sentence and all(found.part.name is None for found in parts)
    one_each = ";" in passage.text[start:end]  # then commas divide what is said of one
    for found in parts:
        if one_each and out and waiting is None and found.part.name and not found.opens:
            said = Part(body=passage.text[found.start : found.end].strip(_AROUND))
            out[-1] = replace(out[-1], part=_with(out[-1].part, said), end=found.end)
        elif found.part == Part(vacant=True) and out and out[-1].leads and out[-1].part.name is None:
            out[-1] = replace(out[-1], part=replace(out[-1].part, vacant=True), end=found.end)
        elif found.part.begins or (
            in_sentence and not found.leads and _is_known_by_title(found.part, indefinite=only_titles)
        ):
            out.append(found if waiting is None else _Found(_with(found.part, waiting.part), waiting.start, found.end))
            waiting = None
        elif waiting is not None:
            waiting = replace(waiting, part=_with(waiting.part, found.part), end=found.end)
        elif found.leads or not out:
            waiting = found
        else:
            out[-1] = replace(out[-1], part=_with(out[-1].part, found.part), end=found.end)
    if not out and waiting is not None and _is_seat_by_role(waiting.part):
        out.append(waiting)
    return [_seat(reading, passage, found) for found in out]


@dataclass(frozen=True)
class _Found:
    """A part of a list at text[start:end].

    `leads` tells that a colon or dash stands behind it, `opens` that a semicolon or colon stands in front.
    """

    part: Part
    start: int
    end: int
    leads: bool = False
    opens: bool = False


def _is_known_by_title(part: Part, *, indefinite: bool) -> bool:
    """Whether a part names somebody by a title only: "kommundirektören", in a list of titles also "planchef"."""
    if part.role is None or part.body is not None:
        return False
    return indefinite or _DEFINITE.fullmatch(part.role) is not None


def _is_seat_by_role(part: Part) -> bool:
    """Whether a line names a seat by role and body only: "Ekonom, KLK"."""
    return part.role is not None and part.body is not None and is_body_of_member(part.body)


def _parts(passage: Passage, start: int, end: int) -> Iterator[_Found]:
    """The parts of a list; parentheses are not divided."""
    text = passage.text
    at, opens = start, True
    gaps = [m for s, e in _gaps(passage) if (m := _GAP.match(text, s, e)) and start < s < end]
    found = [
        m
        for m in _divides().finditer(text, start, end)
        if not any(m.start() < g.end() and g.start() < m.end() for g in gaps)
    ]
    for match in [*sorted([*found, *gaps], key=lambda m: m.start()), None]:
        stop = match.start() if match else end
        piece = text[at:stop]
        if match is not None and (piece.count("(") > piece.count(")") or _is_one_name(text, at, match)):
            continue
        if relative := _RELATIVE.match(piece.strip(_AROUND)):
            if relative["role"] and is_title(relative["role"]):
                yield _Found(Part(role=relative["role"]), at, stop)
        elif piece.strip(_AROUND) and piece.strip(" :").casefold() not in load("groups")["no_role"]:
            whole = piece if piece.count("(") == piece.count(")") else piece.strip(" ()")
            leads = match is not None and match[0].strip()[:1] in (":", "–", "—", "-")
            yield _Found(
                part_of(whole, expected=opens and not _person_follows(text, stop, leads)), at, stop, leads, opens
            )
        at, opens = (match.end(), match[0].strip()[:1] in (";", ":") or piece.endswith(")")) if match else (end, False)


def _gaps(passage: Passage) -> Iterator[tuple[int, int]]:
    """Where wide gaps part the words of a line, as in a table without rules: the span of the space in the text."""
    for (_, left, line, i), (right, _, other, j) in pairwise(passage.word_spans):
        if line == other and left < right:
            shown = passage.lines[line]
            if shown.boxes[j].x0 - shown.boxes[i].x1 > _WIDE * shown.size:
                yield left, right


def _person_follows(text: str, at: int, leads: bool) -> bool:
    """Whether a dash or colon at `at` leads to a person: what stands in front is then said of that one."""
    behind = re.match(r"[\s:–—-]*([^,;()]+)", text[at:])
    return leads and behind is not None and part_of(behind[1]).begins


def _is_one_name(text: str, at: int, match: re.Match[str]) -> bool:
    """Whether "och" or a comma stands inside a body's name: "Barn- och utbildningsnämnden", "kultur och fritid"."""
    if match[0].strip() not in ("och", "samt", ","):
        return False
    before = text[at : match.start()]
    behind = re.match(r"[\w-]+(?:\s+och\s+[\w-]+)?", text[match.end() :])
    if before.endswith("-"):
        return True
    return bool(
        match[0].strip() == "och"
        and behind
        and is_body_of_member(f"{before.strip()} och {behind[0]}")
        and not is_body_of_member(before.strip())
    )


def _with(part: Part, other: Part) -> Part:
    """A seat with more said of it."""
    role = ", ".join(dict.fromkeys(r for r in (part.role, other.role) if r)) or None
    body, vacant = part.body or other.body, part.vacant or other.vacant
    if part.body and other.body and part.body != other.body:
        body = next((b for b in (part.body, other.body) if is_body_of_member(b)), part.body)
        rest = other.body if body == part.body else part.body
        role = role or (rest if is_title(rest) or not is_body_of_member(rest) else None)
    return replace(part, role=role, body=body, vacant=vacant)


def _seat(reading: Reading, passage: Passage, found: _Found) -> Seat:
    """A part as a seat at its place."""
    part = found.part
    if part.name is None and part.role and part.role.casefold().rsplit(" ", 1)[-1] in load("groups")["sent"]:
        part = replace(part, role=None)
    place = passage.place(reading.quoter, found.start, found.end)
    return Seat(None if part.vacant else part.name, part.body, part.role, part.vacant, place)
