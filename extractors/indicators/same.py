"""Values of the same as the one in front, of others or of another time: "jämfört med 56 i riket"."""

import re
from dataclasses import replace

from extractors.indicators.around import Around
from extractors.indicators.naming import genitive
from extractors.indicators.stated import of_one
from extractors.indicators.subjects import compared, group, without_place
from extractors.indicators.tokens import kinds, phrase
from extractors.indicators.told import Told, outcome, term

_LETTERS = re.compile(r"[^\W\d_]{3}")
_BEHIND_END = re.compile(r"[,;:.()b-]|[jcFqMUXHOV]")
_WHEN_BEHIND = re.compile(r"\s+(?:(?:under|år|våren|hösten)\s+\w+|\(?(?:19|20)\d\d)", re.I)


def of_same(clause: Around, last: Told | None, end: int | None = None) -> Told | None:
    """The same as `last` for others or at another time: "jämfört med 56 i riket", "och 7 procent av pojkarna"."""
    if last is None or clause.inside:
        return None
    codes = clause.left
    compares = re.search(r"(?:j|(?<=w)f(?=$))(?P<whom>w{0,3})p?$", codes)
    if compares and compares[0] == "f" and not _is_change(phrase(clause.text, clause.before[:-1])):
        return None
    joined = re.search(r"F[^F]{0,12}[c,]$", kinds(clause.sentence)) is not None and not codes
    if compares is None and not joined:
        return _whom_only(clause, last)
    whose = phrase(clause.text, clause.before[compares.start("whom") : compares.end("whom")]) if compares else ""
    if whose and (named := genitive(f"{whose} x")) is not None:
        return replace(last, subject=named[0])
    whom = _behind(clause)
    told = replace(last, subject=whom) if whom else of_one(last, clause.text[end or clause.end :])
    if not joined or told != last:
        return told
    return last if _WHEN_BEHIND.match(clause.text, end or clause.end) else None


def _whom_only(clause: Around, last: Told) -> Told | None:
    """ "i länet 9 procent", "samtliga kommuner 56": whom, and nothing else."""
    codes, words = clause.left, clause.before
    if alone := re.fullmatch(r"(?P<whom>[ivp][wivpf]{1,6}?)(?:Mw?)?", codes):
        whom = phrase(clause.text, words[1 : alone.end("whom")])
        return None if re.fullmatch(term("no_place"), whom, re.I) else replace(last, subject=group(whom))
    if re.fullmatch(r"w{1,3}", codes):
        named = compared(clause.text[words[0].start : words[-1].end])
        text = phrase(clause.text, words)
        if named and named[0].start == 0 and named[-1].end >= len(text) - 1:
            return replace(last, subject=named[0].name)
        if (belongs := genitive(f"{text} x")) is not None:
            return replace(last, subject=belongs[0])
    return None


def _behind(clause: Around) -> str | None:
    """The group behind a number: "av pojkarna", "i riket"."""
    codes = clause.right
    if codes[:1] not in ("v", "i", "p"):
        return None
    end = _BEHIND_END.search(codes, 1)
    stop = end.start() if end else len(codes)
    if not 1 < stop <= 6:
        return None
    text = clause.text[clause.behind[0].end : clause.behind[stop - 1].end].strip()
    if text.startswith("hela "):
        return text
    named = compared(text)
    if codes[0] == "v":
        text = without_place(text)
    if codes[0] == "v" or (named and named[0].start == 0) or text[:1].isupper():
        return named[0].name if named and named[0].start == 0 and named[0].end >= len(text) - 1 else group(text)
    return text if re.fullmatch(r"[^\W\d_]{4,}(?:en|et|an|na)", text) else None


def _is_change(name: str) -> bool:
    """Whether words end in a word for a change: "vilket är en ökning"."""
    return re.search(rf"{term('change')}$", name, re.I) is not None


def that(clause: Around, last: Told | None) -> Told | None:
    """ "… och 68 % att de oftast är trygga": the verb is that of the number before."""
    if last is None or clause.left or clause.right[:1] != "q":
        return None
    end = _BEHIND_END.search(clause.right.replace("q", "w", 1).replace("O", "w").replace("V", "w").replace("M", "w"))
    stop = end.start() if end else len(clause.right)
    name = outcome("", phrase(clause.text, clause.behind[:stop]))
    return Told(name, last.subject) if _LETTERS.search(name) else None
