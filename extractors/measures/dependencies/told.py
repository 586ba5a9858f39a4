"""What a parsed text tells whom to do, as spans of the text: who is responsible, what is to be done, by when."""

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extractors.measures.assigning import Assignment, does_something, may_act, terms
from extractors.measures.dependencies.given import Given, find_given
from extractors.measures.dependencies.order import borne_out
from extractors.measures.dependencies.scope import stands
from extractors.measures.dependencies.tree import children, first, last, subject
from extractors.swedish.dates import DateSpan, find_deadline
from extractors.swedish.organizations import find_organizations
from extractors.swedish.roles import find_roles

_BEFORE_NAME = ("det", "amod", "nummod", "nmod:poss", "compound", "flat", "flat:name")
_BEHIND_NAME = ("nmod", "compound", "flat", "flat:name", "nummod", "fixed")
_ADVERBIALS = ("obl", "advmod", "nmod", "obl:tmod")
_UP = ("conj", "parataxis", "ccomp", "xcomp", "csubj", "csubj:pass", "acl", "advcl")
_ENDS = " ,.;:–-"
_JOINING = re.compile(r"[\s,]+(?:och|samt|eller|dels)$")


@dataclass(frozen=True)
class Told:
    """Something that somebody is told to do, or takes on (`kind`: task, commit, intent).

    `text[start:end]` is what is to be done and `text[said_from:said_to]` the words that say so; `deadline` is as
    printed; `responsible` is empty where only a pronoun says who.
    """

    kind: str
    responsible: tuple[str, ...]
    start: int
    end: int
    said_from: int
    said_to: int
    deadline: str | None = None


def told_in(doc: Doc) -> list[Told]:
    """Whom a parsed text tells to do what, in the order of the text; nothing that is denied or merely told of.

    Empty where the doc has no parse. What is planned or answered for does not count where it is so by law.
    """
    found = [
        given
        for given in find_given(doc)
        if "?" not in _sentence(given) and _counts(given) and borne_out(given) and stands(given)
    ]
    told = []
    for given in found:
        others = [other for other in found if other is not given]
        responsible = _responsible(given)
        span = _span(given, others)
        if responsible is not None and span is not None:
            told.append(_told(given, responsible, *span))
    return told


def _sentence(given: Given) -> str:
    return str(given.act.sent.text)


def _counts(given: Given) -> bool:
    """Whether a plan is one: no duty by law, and a deed rather than a state of things."""
    if given.frame.kind == "task":
        return True
    sentence = _sentence(given)
    if any(terms(name).search(sentence) for name in ("law", "condition")):
        return False
    return given.frame.kind == "commit" or does_something(given.act.text) or given.after is None


def _told(given: Given, responsible: tuple[str, ...], start: int, end: int) -> Told:
    text = given.act.doc.text
    said = [given.verb, *([given.word] if given.word else [])]
    said_from, said_to = min(t.idx for t in said), max(t.idx + len(t) for t in said)
    deadline = find_deadline(text[start:end]) or _set_apart(given, start, end)
    return Told(given.frame.kind, responsible, start, end, said_from, said_to, deadline.printed if deadline else None)


def _set_apart(given: Given, start: int, end: int) -> DateSpan | None:
    """A deadline that stands outside of what is to be done: "ger till nästa sammanträde förvaltningen i uppdrag"."""
    hanging = [c for verb in dict.fromkeys((given.act, given.verb)) for c in children(verb, _ADVERBIALS)]
    apart = [c for c in hanging if c not in given.who and not start <= c.idx < end]
    return next((found for c in apart if (found := find_deadline(_text(c)))), None)


def _text(token: Token) -> str:
    """A token with all that hangs on it, as printed."""
    end = last(token)
    return str(token.doc.text[first(token).idx : end.idx + len(end)])


def _responsible(given: Given) -> tuple[str, ...] | None:
    """Those who are to act, each as printed; None where it must be somebody by name and is not."""
    if len(given.who) == 1 and not Assignment(given.who[0].text, 0, 0).responsible:
        return None if given.frame.named else ()
    names = list(dict.fromkeys(_name(member, given.word) for member in given.who))
    unsure = given.frame.named or given.verb.dep_ == "acl:relcl"
    if any("," in name for name in names) or (unsure and not all(map(_is_somebody, names))):
        return None
    return tuple(names)


def _is_somebody(name: str) -> bool:
    short = len(name.split()) <= 9
    return may_act(name) or (short and bool(find_organizations(name) or find_roles(name)))


def _name(member: Token, apart: Token | None) -> str:
    """The phrase of one who is to act; "barn- och utbildningsnämnden" is one name, whatever the parse says."""
    text = member.doc.text
    run = _run(member, apart)
    start, end = run[0].idx, run[-1].idx + len(run[-1])
    for body in find_organizations(text):
        if body.start < end and start < body.end:
            start, end = min(start, body.start), max(end, body.end)
    return text[start:end]


def _run(member: Token, apart: Token | None) -> list[Token]:
    """The tokens of a name, without what merely hangs on it: relative clauses, appositions, inserted adverbials."""
    labels = {True: _BEFORE_NAME, False: _BEHIND_NAME}
    parts = [c for c in member.children if c != apart and c.dep_ in labels[c.i < member.i]]
    kept = {token.i: token for part in parts for token in part.subtree}
    run, at = [member], member.i
    while at - 1 in kept:
        at -= 1
        run.insert(0, kept[at])
    at = member.i
    while at + 1 in kept:
        at += 1
        run.append(kept[at])
    return run


def _span(given: Given, others: list[Given]) -> tuple[int, int] | None:
    """Where what is to be done stands, without a deadline in front of it; None for less than two words."""
    doc = given.act.doc
    begin = given.after.i + 1 if given.after is not None else first(given.act).i
    end = min([_right_edge(given), *(stop for stop in _stops(given, others) if stop > begin)])
    begin = _behind_lead(given, begin)
    text = doc.text[doc[begin].idx : doc[end - 1].idx + len(doc[end - 1])] if begin < end else ""
    text = _JOINING.sub("", text).rstrip(_ENDS)
    if " " not in text:
        return None
    start = doc[begin].idx
    return start, start + len(text)


def _clauses(given: Given) -> list[Token]:
    """The verb that says it and those that it hangs on, up to the top of the sentence or to a relative clause."""
    way = [given.verb]
    while way[-1].dep_ in _UP and way[-1].head != way[-1]:
        way.append(way[-1].head)
    return way


def _right_edge(given: Given) -> int:
    """The index behind the last token that can belong to it. A clause's end may hang on a verb above its own."""
    top = _clauses(given)[-1] if given.verb.i <= given.act.i else given.act
    return last(top).i + 1


def _stops(given: Given, others: list[Given]) -> list[int]:
    """Where something else begins: another thing to do, or another clause of the sentence."""
    clauses = _clauses(given)
    joined = [clause for verb in clauses if verb != given.act for clause in children(verb, ("conj", "parataxis"))]
    joined += [c for c in children(given.act, ("conj", "parataxis")) if subject(c, own=True) or children(c, ("aux",))]
    starts = [_lead(clause) for clause in joined if clause not in clauses]
    for other in others:
        starts.append(_lead(other.act if other.verb == given.verb else other.verb))
        if other.verb == given.verb:
            starts.append(other.after.i if other.after else first(other.act).i)
            starts += [_lead(other.who[0])] if other.who != given.who else []
    return [stop for stop in starts if stop > given.act.i]


def _lead(head: Token) -> int:
    """The index of the first of the words in front of a head that hang on it without a gap."""
    below = {token.i for token in head.subtree}
    at: int = head.i
    while at - 1 in below:
        at -= 1
    return at


def _behind_lead(given: Given, begin: int) -> int:
    """Where it begins behind a time set in front: "till nästa sammanträde presentera"."""
    for child in children(given.act, _ADVERBIALS):
        if first(child).i == begin and last(child).i < given.act.i and find_deadline(_text(child)):
            return last(child).i + 1
    return begin
