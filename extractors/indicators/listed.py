"""Values of an index by the form of their clause: "Bygglov fick NKI 61", "Motivation (82)", "… och Trygghet 48"."""

import re
from dataclasses import replace

from extractors.indicators.around import Around
from extractors.indicators.clauses import Figure
from extractors.indicators.stated import of_one
from extractors.indicators.subjects import compared, group
from extractors.indicators.tokens import Token, phrase
from extractors.indicators.told import Told, term
from extractors.indicators.words import find_index

_ALONE = re.compile(r"\s*\)")


def scored(clause: Around) -> Told | None:
    """ "Helhetsomdömet får index 8,1", "Bygglov fick NKI 61": what or who got so much of an index."""
    match = re.fullmatch(r"(?P<name>w[wivpotmfc-]{0,8})(?P<verb>[HM])(?P<mark>w{1,3})", clause.left)
    if match is None:
        return None
    words = clause.before
    name = phrase(clause.text, words[: match.end("name")])
    mark = phrase(clause.text, words[match.start("mark") :])
    verb = phrase(clause.text, words[match.start("verb") : match.end("verb")])
    index = find_index(mark)
    if index is None or index.end() != len(mark) or re.match(r"(?:ger|gav|gett)", verb, re.I) or find_index(name):
        return None
    named = compared(name)
    if words[match.start("verb")].kind == "M" or re.search(rf"{term('result')}$", name, re.I):
        return None
    whose = named and named[0].start == 0 and named[-1].end >= len(name) - 1
    told = Told(index[0], named[0].name) if whose else Told(name)
    return of_one(told, clause.text[clause.end :])


def graded(clause: Around) -> Told | None:
    """ "Kvinnor ger tryggheten betyget 45": who gave what so much."""
    match = re.fullmatch(r"(?P<whom>w{1,3})H(?P<name>w[wivp]{0,4}?)w", clause.left)
    if match is None:
        return None
    words = clause.before
    verb, mark = (phrase(clause.text, [words[i]]) for i in (match.end("whom"), len(words) - 1))
    if not re.fullmatch(r"ger|gav|gett", verb, re.I) or not re.fullmatch(
        r"betyget|index|betygsindex|NKI|poängen", mark, re.I
    ):
        return None
    name, whom = (phrase(clause.text, words[match.start(part) : match.end(part)]) for part in ("name", "whom"))
    return Told(name, group(whom))


def listed(clause: Around, figure: Figure) -> Told | None:
    """ "Faktorerna är tillgänglighet 51, information 47 och påverkan 33": one of several of an index."""
    codes = "".join(w.kind for w in (*clause.sentence, Token("F", figure.start, figure.end), *clause.behind))
    if re.search(r"[M:](?:w{1,4}F,?){2,}(?:cw{1,4}F)?", codes) is None:
        return None
    front = re.search(r"[M:,c](?P<name>w{1,4})$", "".join(w.kind for w in clause.sentence))
    if front is None:
        return None
    name = phrase(clause.text, clause.sentence[front.start("name") :])
    return None if compared(name) or find_index(name) else Told(name)


def in_parentheses(clause: Around, figure: Figure) -> Told | None:
    """A number alone in parentheses behind its name: "Motivation (82)"."""
    if not clause.inside or clause.before or not _ALONE.match(clause.text, figure.end):
        return None
    front = clause.sentence[:-1]
    words: list[Token] = []
    for word in reversed(front):
        if word.kind != "w" or len(words) == 4:
            break
        words.insert(0, word)
    name = phrase(clause.text, words)
    return Told(name) if name[:1].isupper() and not compared(name) else None


def next_of_index(clause: Around, last: Told) -> Told | None:
    """ "… och Fritidsmöjligheter 62", "Kommersiellt utbud fick 41": another of the same index."""
    if not re.fullmatch(r"w[wc-]{0,5}[HM]?", clause.left):
        return None
    name = phrase(clause.text, [w for w in clause.before if w.kind not in "HM"])
    named = compared(name)
    if named:
        whole = named[0].start == 0 and named[-1].end == len(name)
        return replace(last, subject=named[0].name) if whole else None
    return Told(name) if name[:1].isupper() else None
