"""What a parse shows to be given, or taken on: by which verb, to whom, and each thing that is to be done."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from extractors.measures.dependencies.frames import Frame, Match, auxiliaries, matches
from extractors.measures.dependencies.tree import all_of, child_words, children, last, ordered, subject

_OBJECTS = ("iobj", "obj")
_OBLIQUES = ("obl", "nmod", "obl:agent", "iobj", "obj", "advmod")
INTENT = Frame(kind="intent", verbs=(), nouns=(), who=("subject",), named=True)


@dataclass(frozen=True)
class Given:
    """Something that somebody is to do: those who are to act (heads of their phrases), the verb of what is to be done.

    `word` is what makes the verb say so: "uppdrag", "sig", "ska". `after` is the last token in front of what is to be
    done, None where the whole clause says it (in the passive). `verb` is the act itself where an auxiliary says it all.
    """

    frame: Frame
    verb: Token
    word: Token | None
    who: tuple[Token, ...]
    act: Token
    after: Token | None


def find_given(doc: Doc) -> list[Given]:
    """Everything that a parse shows somebody to be given or to take on, in order; denied and merely told of included.

    Empty where the doc has no parse.
    """
    if not doc.has_annotation("DEP"):
        return []
    found = [given for match in matches(doc) for given in _of_frame(match)]
    found += [given for act, shall in auxiliaries(doc) for given in _intended(act, shall)]
    return sorted(found, key=lambda given: given.act.i)


def _intended(act: Token, shall: Token) -> Iterator[Given]:
    """What somebody "ska" do; in the passive who it is to be done by, if that is said."""
    agent = next(iter(children(act, ("obl:agent",))), None)
    if agent is not None:
        yield Given(INTENT, act, shall, tuple(all_of(agent)), act, None)
        return
    who = subject(act)
    if who is None or _is_passive(act):
        return
    behind = [shall, *(last(s) for s in children(act, ("nsubj",)) if shall.i < last(s).i < act.i)]
    behind += [t for t in act.children if t.lower_ == "att" and shall.i < t.i < act.i]
    yield Given(INTENT, act, shall, tuple(all_of(who)), act, max(behind, key=lambda token: token.i))


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj:pass", "aux:pass") for child in verb.children)


def _of_frame(match: Match) -> Iterator[Given]:
    """What a verb with its frame gives to whom: once for each infinitive clause of its own "att"."""
    frame, verb = match.frame, match.verb
    who, noun = _who(frame, verb, match.nouns)
    if who is None:
        return
    members = all_of(who)
    near = {verb, *members, *([noun] if noun else [])}
    own = [act for act in ordered(match.acts) if not subject(act, own=True)]
    given = Given(frame, verb, noun, tuple(members), verb, verb)
    first: Token | None = None
    for act in own:
        if act.head in near or (first is not None and _joined(act, first)):
            late = act.head in members[1:] and first is not None and act.head.i > first.i
            of = tuple(m for m in members if not late or m == act.head)
            yield replace(given, who=of, act=act, after=_att(act))
            first = first or act
        elif (
            act.head.dep_ in ("conj", "orphan") and act.head.head == verb and not child_words(act.head, ("aux", "cop"))
        ):
            yield replace(given, who=(act.head,), act=act, after=_att(act))  # "… och socialnämnden att"


def _joined(act: Token, first: Token) -> bool:
    """Whether an act is coordinated with the first."""
    while act.dep_ == "conj":
        act = act.head
    return act == first


def _att(act: Token) -> Token:
    return next(child for child in act.children if child.lower_ == "att")


def _who(frame: Frame, verb: Token, nouns: Iterable[Token]) -> tuple[Token | None, Token | None]:
    """The one who is to act, and the noun of the frame that hangs on the verb or on that one."""
    candidates = ordered(nouns)
    if not frame.nouns:
        return _placed(frame, verb, None), None
    for noun in candidates:
        who = _placed(frame, verb, noun)
        if who is not None and noun.head in (verb, who, *all_of(who)):
            return who, noun
    return None, None


def _placed(frame: Frame, verb: Token, noun: Token | None) -> Token | None:
    for place in frame.who:
        if place == "subject":
            found = subject(verb)
        elif place == "object":
            found = next((o for label in _OBJECTS for o in children(verb, (label,)) if o != noun), None)
        else:
            heads = [verb] if noun is None else [verb, noun]
            hanging = [c for head in heads for c in children(head, _OBLIQUES) if place in child_words(c, ("case",))]
            found = next((c for c in hanging if c != noun), None)
        if found is not None and found != noun:
            return found
    return None
