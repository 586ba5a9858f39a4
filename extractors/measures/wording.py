"""Who and when in the wording of a measure: "… (ansvarig KS)", "… – BUN – 2024", "Ansvarig: … Klart: …"."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from extractors.swedish.boundaries import sentences
from extractors.swedish.dates import find_dates, find_deadline
from extractors.swedish.money import find_amounts
from extractors.swedish.organizations import is_body
from extractors.swedish.roles import find_roles
from extractors.swedish.terms import alternation, load, words

_PARENTHESIS = re.compile(r"\s*\((?P<inside>[^()]{2,400})\)\s*[.;]?\s*$")
_LABEL_ONLY = re.compile(
    r"^(?:ansvar(?:ig(?:a|t)?)?(?:\sför\sgenomförande)?(?:\s(?:är|ligger på))?|hos|av)\s*:?\s+", re.I
)
_DONE_BY = re.compile(r"\s+av\s+(?P<who>[^.,;()]{2,60}?)\s*\.?$")
_AGENT = re.compile(r"\b(?:av|hos|på)\s+(?P<who>[^.,;()]{2,90})")
_BEHIND_AGENT = re.compile(r"\s+(?:under|senast|för|i|som|och\s+ska|med|inom|vid)\s")
_ACTS = re.compile(
    r"(?:^|[.;]\s+)(?P<who>[^.;()]{2,70}?)\s+(?:samordnar|ansvarar|ska(?:ll)?|leder|genomför|utför|har\s+ansvar(?:et)?|driver|håller|är\s+ansvarig)\b"
)
_ENDS_IN_AMOUNT = re.compile(r"\d[^\d]{0,16}$")
_SET_OFF = re.compile(
    r"\s*(?:[,;:(]|\s[–—-])\s*(?:(?:ca|cirka|minst|upp till|högst|totalt|kostnad(?:en)?|sammanlagt"
    r"|till en kostnad av|beräknas (?:till|kosta)|kostar|uppskattas till)\.?:?\s+){0,3}$",
    re.I,
)
_UNIT = re.compile(
    r"(?!lägen|hel|ny|sva|häl)\w{3,}(?:enheten|tjänst(?:en)?|verket|teamet|polisen)(?: tillsammans med \w{5,})?", re.I
)
_SINGLE = frozenset({"deadline", "status", "follow_up", "description"})  # fields with one value
_NOTE = 8  # words of a sentence that only says who and when
_NAME_AND_TIME = re.compile(r"(?P<who>[A-ZÅÄÖ][\w&-]*(?:\s[\w&-]+){0,3}),\s.+")
_DASH = re.compile(r"\s+[–—-]\s+|;\s+")


@dataclass(frozen=True)
class Wording:
    """A measure's wording taken apart. `end` is where the measure itself ends in the text it was taken from."""

    text: str
    end: int
    responsible: tuple[str, ...] = ()
    deadline: str | None = None
    status: str | None = None
    follow_up: str | None = None
    description: str | None = None
    labelled: bool = False  # a label says so: "Ansvarig: …"


@cache
def _labels() -> dict[str, str]:
    """Each label in small letters → the field it fills."""
    found = load("measure_labels")
    return {label: field for field, labels in found.items() if field != "measure" for label in labels}


@cache
def _field() -> re.Pattern[str]:
    """A label with its colon; behind a comma or full stop also "klart 2024", "ansvarig näringslivsenheten"."""
    labels = alternation(_labels())
    time = r"(?=\d|(?:den|före|under|i|vid|hösten|våren|sommaren|vintern|kvartal|årsskiftet)\s)"
    return re.compile(
        rf"(?:^|[\s.;,(–-])\s*(?:[–-]\s*)?(?P<label>{labels})\s*:\s*"
        rf"|[,;.]\s*(?P<when>(?:klart?|start(?:ar)?)(?:\s(?:senast|till))?)\s+{time}"
        r"|[,;.]\s*(?P<who>ansvariga?)\s+(?:är\s+)?(?!nämnd|förvaltning|för\b)(?=\S)",
        re.I,
    )


@cache
def _named() -> re.Pattern[str]:
    """A label in front of the measure itself: "Åtgärd 2: …"."""
    return re.compile(rf"^{alternation(load('measure_labels')['measure'])}\s*\d{{0,2}}\s*[:–]\s+(?=\S)", re.I)


def named_measure(text: str) -> int | None:
    """Where the measure begins behind a label that names it one ("Aktivitet: …"); None without such a label."""
    match = _named().match(text)
    return match.end() if match else None


def fields_of(text: str) -> Wording | None:
    """What a line of labelled fields says, its own text empty: "Ansvarig: KS Klart: 2024"; None for any other line."""
    match = _field().match(text)
    if match is None or not match["label"]:
        return None
    return _with_fields(Wording("", 0), text)


def take_apart(text: str) -> Wording:
    """The measure itself, and what parentheses, dashes and labelled fields behind it say; not what it costs."""
    out = _priced(_labelled(Wording(text, len(text))))
    out = _priced(_parenthesis(out))
    return _noted(_priced(_dashed(out)))


def _priced(wording: Wording) -> Wording:
    """Without the amount at the end that is set off from the measure: ", 1 450 tkr", "(ca 2 mnkr)", " – 300 tkr"."""
    if not _ENDS_IN_AMOUNT.search(wording.text):
        return wording
    bare = wording.text.rstrip(" .;)")
    amount = next((a for a in find_amounts(bare) if a.end == len(bare)), None)
    before = _SET_OFF.search(wording.text[: amount.start]) if amount else None
    return _cut(wording, before.start()) if before and before.start() > 0 else wording


def _cut(wording: Wording, end: int) -> Wording:
    """The wording without what stands from `end`."""
    kept = wording.text[:end].rstrip(" ,;–-(")
    return replace(wording, text=kept, end=len(kept))


def _labelled(wording: Wording) -> Wording:
    """Fields with a label: "Ansvarig: KS. Klart: 2024"."""
    first = _field().search(wording.text)
    if first is None or first.start() < 3:
        return wording
    return replace(
        _with_fields(_cut(wording, first.start()), wording.text[first.start() :]), labelled=bool(first["label"])
    )


def _with_fields(wording: Wording, text: str) -> Wording:
    """A wording with the labelled fields of a text put in their places."""
    hits = list(_field().finditer(text))
    for hit, following in zip(hits, [*hits[1:], None], strict=True):
        value = text[hit.end() : following.start() if following else None].strip(" .,;–-)(|")
        bare = "responsible" if hit["who"] else "deadline"
        wording = with_field(wording, _labels().get(_plain(hit["label"] or ""), bare), value)
    return wording


def _plain(label: str) -> str:
    return " ".join(label.casefold().split())


def with_field(wording: Wording, field: str, value: str) -> Wording:
    """A wording with what a label says put in its field; as it is where the label fills none."""
    if field == "responsible":
        return replace(wording, responsible=wording.responsible + people(value))
    name = "deadline" if field == "start" else field
    if not value or name not in _SINGLE or getattr(wording, name):
        return wording
    filled: dict[str, Any] = {name: value}
    return replace(wording, **filled)


def _parenthesis(wording: Wording) -> Wording:
    """A parenthesis at the end that says who or when; any other stays part of the measure."""
    match = _PARENTHESIS.search(wording.text)
    if not match:
        return wording
    who, when = who_and_when(match["inside"])
    if not who and not when:
        return wording
    out = _cut(wording, match.start())
    return replace(out, responsible=out.responsible + who, deadline=out.deadline or when)


def _noted(wording: Wording) -> Wording:
    """A last sentence that only says who and when: "Inventera brunnarna. Gatuenheten, 2025."; any other stays."""
    if len(wording.text.rstrip(" .").rpartition(". ")[2].split()) > _NOTE:
        return wording
    spans = sentences(wording.text)
    tail = wording.text[slice(*spans[-1])].strip(" .") if len(spans) > 1 else ""
    if not tail or len(tail.split()) > _NOTE:
        return wording
    who, when = who_and_when(tail)
    told = _NAME_AND_TIME.fullmatch(tail)
    if not who and when and told is not None and tail[told.end("who") :].strip(" ,") == when:
        who = (told["who"],)
    if not (who or (when and (when == tail or are_times(tail)))):
        return wording
    out = _cut(wording, spans[-1][0])
    return replace(out, text=out.text.rstrip("."), responsible=out.responsible + who, deadline=out.deadline or when)


def agent(sentence: str) -> tuple[int, tuple[str, ...]] | None:
    """(where what is done ends, by whom) of a sentence in the passive: "Vandringar ordnas varje höst av polisen"."""
    match = _DONE_BY.search(sentence)
    return (match.start(), people(match["who"])) if match and _may_act(match["who"]) else None


def who_and_when(text: str) -> tuple[tuple[str, ...], str | None]:
    """Who and when in a short note: "ansvarig KS, 2024", "KS samordnar", "görs av arbetsgruppen", "BUN, mars 2025"."""
    deadline = find_deadline(text)
    when = deadline.printed if deadline else None
    rest = text
    if deadline:
        before = re.sub(
            r"(?:\b(?:senast|klart?|under|till|före|den|i)\b|[\s,])*$", "", text[: deadline.start], flags=re.I
        )
        rest = f"{before}{text[deadline.end :]}".strip(" ,.;–-")
    if label := _LABEL_ONLY.match(rest):
        return people(rest[label.end() :]), when
    listed = [part for part in re.split(r"\s*,(?!\s*och\b)\s*", rest) if part]
    acting = [m["who"].strip(" ,") for m in _ACTS.finditer(rest)]
    acting += [_agent(m["who"].strip(" ,")) for m in _AGENT.finditer(rest)]
    found = tuple(dict.fromkeys(who for who in acting if _may_act(who)))
    if found and len(listed) > 1 and all(_may_act(part) and not _ACTS.match(part) for part in listed[:-1]):
        found = (*listed[:-1], *(who.removeprefix(f"{', '.join(listed[:-1])}, ") for who in found))
    if found:
        return found, when
    named = people(rest)
    return (named if named and all(is_body(n) or _UNIT.fullmatch(n) for n in named) else ()), when


def _agent(phrase: str) -> str:
    """The body at the start of a phrase: "arbetsgruppen för nöjda kunder" whole, "KS under 2010" without the rest."""
    cuts = [m.start() for m in _BEHIND_AGENT.finditer(phrase)]
    keeps_what_for = [c for c in cuts if not phrase[c:].startswith(" för ")]
    return phrase[: keeps_what_for[0]] if keeps_what_for else phrase


def _may_act(who: str) -> bool:
    """Whether a phrase names somebody: a body, a group for something, or "samtliga …" and the like."""
    if is_body(who) or re.match(r"(?:samtliga|alla|varje|respektive|berörda?)\s", who, re.I):
        return True
    head, _, rest = who.partition(" för ")
    return bool(rest) and len(rest.split()) <= 5 and is_body(head)


def _dashed(wording: Wording) -> Wording:
    """Fields behind dashes: "… – ansvarig KS – 2024". A dash before anything else is part of the measure."""
    out = wording
    while parts := list(_DASH.finditer(out.text)):
        last = parts[-1]
        tail = out.text[last.end() :].strip(" .")
        who, when = who_and_when(tail)
        if not who and are_times(tail):
            when = tail
        elif len(tail) > 60 or (not who and (not when or len(tail) > len(when) + 12)):
            break
        out = replace(_cut(out, last.start()), responsible=who + out.responsible, deadline=out.deadline or when)
    return out


def are_times(text: str) -> bool:
    """Whether a text tells several times and nothing else: "årligen med början 2024", "våren 2024 samt våren 2025"."""
    rest, count = text, 0
    while found := find_deadline(rest) or next(iter(find_dates(rest)), None):
        rest = f"{rest[: found.start]} {rest[found.end :]}"
        count += 1
    return count > 1 and not set(re.findall(r"\w+", rest.casefold())) - set(words("deadlines", "joining"))


def people(text: str) -> tuple[str, ...]:
    """A cell or note that lists who is responsible, each as printed.

    "och" divides only two that are named on their own: not "Barn- och utbildningsnämnden", not "nämnder och bolag".
    """
    text = text.strip(" .;:")
    if not text:
        return ()
    parts = [p.strip() for p in re.split(r"\s*(?:[,;\n]|(?<=\s)/|/(?![a-zåäö]))\s*(?!och\b)", text) if p.strip()]
    parts = [half for part in parts for half in _slashed(part)]
    out: list[str] = []
    for part in parts:
        halves = re.split(r"(?<![-–])\s+(?:och|samt)\s+", part)
        if len(halves) > 1 and all(_stands_alone(h) for h in halves):
            out += halves
        else:
            out.append(part)
    return tuple(half for one in out for half in _together(one))


def _slashed(text: str) -> list[str]:
    """ "rektor/förskolechef" as two; "Gata/park", the name of one, as it is."""
    halves = text.split("/")
    return halves if len(halves) > 1 and all(is_body(half) or find_roles(half) for half in halves) else [text]


def _together(text: str) -> list[str]:
    """ "chefen tillsammans med rektorerna" as two, where each half names somebody by itself."""
    halves = re.split(r"\s+tillsammans\s+med\s+", text)
    named = [_stands_alone(half) or _stands_alone(half.split(" ")[0]) for half in halves]
    return halves if len(halves) > 1 and all(named) else [text]


def _stands_alone(text: str) -> bool:
    """Whether half of "A och B" names somebody by itself: a name, an abbreviation, a definite form."""
    last = text.rsplit(maxsplit=1)[-1] if text.split() else ""
    return last[:1].isupper() or bool(re.search(r"(?:en|et|na|erna|arna)$", last))
