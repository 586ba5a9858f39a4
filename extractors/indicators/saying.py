"""Shares whose number is the subject of its clause: "86 procent av kvinnorna är nöjda", "röker 12 procent av …"."""

import re
from dataclasses import dataclass

from extractors.indicators.around import Around
from extractors.indicators.tokens import Token
from extractors.indicators.told import term

_END = re.compile(r"[,;:.()b-]|j|c(?=w{0,3}[iva]?w{0,3}F)|F")
_PREDICATE = re.compile(r"(?P<verb>[HO]?[MUXHOV]+)(?P<what>.*)")
_CLAIM = re.compile(r"[wV](?P<whom>w{0,3}?)(?P<verb>[HO]?[MUXHOV]+)(?P<what>[^,;:()F]+)")
_RELATIVE = re.compile(r"s[wivpotmf]*?[MUXHOV]+")


@dataclass(frozen=True)
class Said:
    """Of a group: the verb and what follows it, as words."""

    whom: tuple[Token, ...]
    verb: tuple[Token, ...]
    what: tuple[Token, ...]
    where: tuple[Token, ...] = ()  # what the clause begins with: "I årskurs 2"


def said_of(clause: Around) -> Said | None:
    """What is said of the group that a share is of, behind it; or in front ("röker") and behind."""
    return _subject_first(clause) or _verb_first(clause)


def claim(clause: Around) -> Said | None:
    """What more or fewer do or are, in front of the numbers that say how many: "Fler trivs (2022: 81 %)"."""
    words = clause.sentence
    codes = "".join(w.kind for w in words)
    if clause.inside:
        if not re.fullmatch(r"[F,:c]*", clause.left):
            return None
        stop = codes.rfind("(")
    else:
        stop = codes.rfind("c")
    match = _CLAIM.match(codes[: max(stop, 0)])
    if match is None or not re.fullmatch(term("quantity"), clause.text[words[0].start : words[0].end], re.I):
        return None
    return Said(*(words[match.start(part) : match.end(part)] for part in ("whom", "verb", "what")))


def _subject_first(clause: Around) -> Said | None:
    """ "N procent av GROUP VERB …", "N procent VERB …", "det är N procent av GROUP som VERB …"."""
    cleft = is_cleft(clause)
    if clause.left and not cleft:
        return None
    codes, words = clause.right, clause.behind
    other = re.match(r"v[wivpotmf]*?cFv[wivpotmf]*?(?=[MUXHOV])", codes)  # "… och 21 procent av männen"
    start = 0
    if codes[:1] in ("v", "i"):
        stop = codes.index("c") if other else _group_end(codes)
        if stop is None:
            return None
        whom, start = words[1:stop], other.end() if other else stop
    else:
        whom = ()
    if codes[start : start + 1] == "s":
        start += 1
    match = _PREDICATE.match(codes, start)
    if match is None:
        return None
    end = _end(codes, match.start("what"))
    verb, what = words[match.start("verb") : match.end("verb")], words[match.end("verb") : end]
    return Said(tuple(whom), tuple(verb), tuple(what), clause.before[: clause.left.find("M")] if cleft else ())


def is_cleft(clause: Around) -> bool:
    """ "Bland elever är det 79 procent som mår bra", "det är 18 procent av flickorna som"."""
    before = re.fullmatch(r"(?:[iv][wivpotmf]*)?Mw?|wM", clause.left) is not None
    return before and re.match(r"(?:v[wivpotmfF]+?)?s", clause.right) is not None


def _group_end(codes: str) -> int | None:
    """Where a group's predicate begins: at its first verb that belongs to no relative clause."""
    at = 1
    while (match := re.compile(r"[MUXHOV]|s|[,;:.()qj]|F").search(codes, at)) is not None:
        if match[0] == "s" and (relative := _RELATIVE.match(codes, match.start())):
            rest = re.compile(r"[MUXHOV]").search(codes, relative.end())
            if rest is None or re.search(r"[,;:.()F]", codes[relative.end() : rest.start()]):
                return match.start()  # a cleft sentence: "det är N procent som …"
            at = relative.end()
            continue
        return match.start() if match[0] in "MUXHOVs" else None
    return None


def _verb_first(clause: Around) -> Said | None:
    """ "röker N procent av GROUP dagligen", "uppgav N procent att …", "är N procent av GROUP nöjda med …"."""
    left = re.fullmatch(r"(?P<where>(?:[iv][wivpotmfcjs]*?)?)(?P<verb>H?[MHOVX]{1,2})(?P<self>w?)", clause.left)
    if left is None and clause.right[:1] == "q":
        left = re.search(
            r"(?P<where>)(?P<verb>H?O)(?P<self>)$", clause.left
        )  # "I en enkät som …, uppgav N procent att"
    if left is None:
        return None
    codes, words = clause.right, clause.behind
    whom: tuple[Token, ...] = ()
    start = 0
    if codes[:1] == "v":
        that = re.match(r"v[wivpotmfV]+(?=q)", codes)
        stop = that.end() if that else _noun_end(clause.text, words)
        if stop is None:
            return None
        whom, start = tuple(words[1:stop]), stop
    if codes[start : start + 2] == "cF" and (second := re.compile(r"cFv").match(codes, start)):
        stop = _noun_end(clause.text, words[second.end() - 1 :])
        if stop is None:
            return None
        start = second.end() - 1 + stop
    end = _end(codes, start)
    verb = tuple(clause.before[left.start("verb") : left.end("verb")])
    if start == end and codes[start : start + 1] != "":
        return None
    return Said(whom, verb, tuple(words[start:end]), tuple(clause.before[left.start("where") : left.end("where")]))


_DEFINITE = re.compile(r"[^\W\d_]{3,}(?:na|en|et|an)$", re.I)
_ALL = re.compile(r"(?:de|dem|alla|samtliga)$", re.I)
_THOSE = re.compile(r"[^\W\d_]{3,}(?:nde|ade|da|are|äldre|yngre|unga)$", re.I)  # "de förvärvsarbetande"
_PRONOUN = re.compile(r"(?:dem|dessa|vilka)$", re.I)
_GENITIVE = re.compile(r"[^\W\d_]{3,}s$")


def _noun_end(text: str, words: tuple[Token, ...]) -> int | None:
    """Where the noun phrase behind "av" ends: behind its definite noun, and where those live or how old they are."""
    last = ""
    for i, word in enumerate(words[1:7], 1):
        this = text[word.start : word.end]
        if i == 1 and _PRONOUN.match(this):
            return 2
        if word.kind not in "wV":
            return None
        noun = _DEFINITE.search(this) or _GENITIVE.search(last) or (_ALL.match(last) and _THOSE.search(this))
        if noun and not _GENITIVE.search(this):
            return i + 1 + _placed(text, words[i + 1 :])
        last = this
    return None


def _placed(text: str, words: tuple[Token, ...]) -> int:
    """How many words behind a noun say where or how old they are."""
    if len(words) < 2 or words[0].kind not in "ifw":
        return 0
    rest = text[words[0].start : words[-1].end]
    match = re.match(
        r"(?:\d{1,3}\s?[–-]\s?\d{1,3}\s+år|i\s+(?:årskurs(?:erna)?|åk|år)\s+(?:\d|\w+)(?:\s*[–-]\s*\d)?|i\s+(?:åldern|åldersgruppen)\s+[\d–-]+(?:\s+år)?"
        r"|(?:i|på|från|vid)\s+[A-ZÅÄÖ]\w+(?:\s[A-ZÅÄÖ]\w+)*|i\s+(?:kommunen|länet|riket|landet|gymnasiet|grundskolan|förskolan))(?!\w)",
        rest,
    )
    if match is None:
        return 0
    return sum(word.end <= words[0].start + match.end() for word in words)


def _end(codes: str, start: int) -> int:
    """Where what is said ends."""
    match = _END.search(codes, start)
    return match.start() if match else len(codes)
