"""The wording of decisions: where clauses begin and end, what stands among them, what becomes of the matter."""

import re
from functools import cache
from itertools import pairwise
from typing import Any

from extractors.measures.assigning import find_intent
from extractors.swedish.boundaries import sentences
from extractors.swedish.names import find_roles, is_person_name
from extractors.swedish.organizations import is_body
from extractors.swedish.terms import load
from models.records import Outcome

_TAIL = re.compile(r"(?:[,;]?\s+(?:samt|och|dels))?(?:,?\s+att)?[\s,;:]*$")
_SPLIT = re.compile(r"(?:[,;]\s*(?:samt\s+|och\s+|dels\s+)?|\s+samt\s+|\s+dels\s+|\s+och\s+)att\s+(?=\S+)")
_POINT = re.compile(r"(?:^|(?<=\s))(?P<number>\d{1,2})[.)]\s+(?=[^\W\d_])")
_LEADING = re.compile(r"^[\s,;:–-]*(?:(?:\d{1,2}|[a-h])[.)]\s+)?(?:(?:samt|och|dels)\s+)?(?:att\s+)?", re.I)
_ASSIGNING = re.compile(r"\buppdra|\bi uppdrag\b|\buppman|\bbegär", re.I)
_PUT_TO_OTHERS = re.compile(r"\b(?:föreslå|hemställ|rekommender|tillstyrk|avstyrk)\w*", re.I)
_SIGNATURE = 9  # words of a signature, at the most
_NEGATED = re.compile(r"\b(?:inte|ej|icke)\b", re.I)


@cache
def _terms() -> dict[str, Any]:
    """The wordlist."""
    return load("decisions")


@cache
def _noise() -> re.Pattern[str]:
    """What stands among decisions and is none."""
    return re.compile("|".join(f"(?:{p})" for p in _terms()["noise"]["patterns"]), re.I)


def is_noise(text: str) -> bool:
    """Whether a block among decisions is none: "omedelbart justerad", a signature line."""
    return _noise().fullmatch(text) is not None


@cache
def _closing() -> re.Pattern[str]:
    """What stands behind the last decision."""
    return re.compile("|".join(f"(?:{p})" for p in _terms()["closing"]["patterns"]), re.I)


def is_closing(text: str) -> bool:
    """Whether a block ends what is decided: a greeting, a signature, practical matters."""
    return _closing().fullmatch(text) is not None or is_signature(text)


def is_signature(text: str) -> bool:
    """Whether a text is nothing but names and titles: "Eva Ek ordförande", "För socialförvaltningen"."""
    if text.endswith(".") or len(text.split()) > _SIGNATURE:
        return False
    if text.startswith("För ") and is_body(text.removeprefix("För ")):
        return True
    rest = text
    for span in reversed(find_roles(text)):
        rest = f"{rest[: span.start]} {rest[span.end :]}"
    kept = [word for word in re.split(r"[\s,]+", rest) if word and not is_body(word)]
    return not kept or is_person_name(" ".join(kept))


def clauses(text: str) -> list[tuple[int, int]]:
    """The spans of the clauses in a text behind its lead, without "att" in front and "samt" behind.

    A second "att" of an assignment without a comma before it ("ger X i uppdrag att A samt att B") belongs to it.
    """
    if not re.search(r"\w", text):
        return []
    cuts = _numbered(text) or _by_att(text)
    out = []
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        piece = text[start:end]
        inner = start + len(piece) - len(_LEADING.sub("", piece))
        stop = start + len(_TAIL.sub("", piece[: _end_of_decision(piece)]))
        if stop > inner:
            out.append((inner, stop))
    return out


def _by_att(text: str) -> list[int]:
    """Where clauses begin that each have their "att"."""
    cuts = [0]
    for match in _SPLIT.finditer(text):
        before = text[cuts[-1] : match.start()]
        if match[0].startswith((",", ";")) or not _ASSIGNING.search(before):
            cuts.append(match.start())
    return cuts


def _numbered(text: str) -> list[int]:
    """Where the points begin of a text that counts them: "1. anta planen, 2. upphäva den gamla". Else nowhere."""
    cuts: list[int] = []
    for match in _POINT.finditer(text):
        if int(match["number"]) == len(cuts) + 1 and (cuts or not text[: match.start()].strip(" :")):
            cuts.append(match.start())
    return cuts if len(cuts) > 1 else []


def _end_of_decision(text: str) -> int:
    """Where the sentences of a clause end that are decision: who reserves himself or steps aside comes behind."""
    spans = sentences(text)
    while len(spans) > 1 and is_noise(text[slice(*spans[-1])]):
        spans.pop()
    return spans[-1][1] if spans else len(text)


def parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A clause with the sentences behind it that tell others what to do, each on its own.

    "… bevilja bidraget. Föreningen ska redovisa det senast i mars." is two decisions.
    """
    spans = sentences(text[start:end])
    cuts = [s for s, e in spans[1:] if _tells_others(text[start + s : start + e])]
    bounds = [start, *(start + cut for cut in cuts), end]
    return [(a, a + len(text[a:b].rstrip())) for a, b in pairwise(bounds)]


def _tells_others(sentence: str) -> bool:
    """Whether a sentence begins with somebody who is to do something."""
    found = find_intent(sentence)
    return found is not None and sentence.startswith(found.who)


@cache
def _outcomes() -> tuple[tuple[Outcome, re.Pattern[str]], ...]:
    """Outcomes with their words."""
    return tuple((Outcome(name), re.compile(rf"\b(?:{'|'.join(w)})", re.I)) for name, w in _terms()["outcome"].items())


def outcome_of(text: str) -> Outcome | None:
    """What a clause does with the matter, where all such words in it agree and it decides itself.

    What is denied, or only put to another body ("föreslår fullmäktige att avslå"), has no outcome yet.
    """
    if _NEGATED.search(text) or _PUT_TO_OTHERS.search(text):
        return None
    hits = {outcome for outcome, pattern in _outcomes() if pattern.search(text)}
    return hits.pop() if len(hits) == 1 else None
