"""The ways of giving somebody something to do, as patterns over a parse (spaCy's DependencyMatcher)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from spacy.matcher import DependencyMatcher
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from extractors.swedish.terms import load
from models.base import Frozen

_SHALL = "shall"


class Frame(Frozen):
    """One way of saying it; the keys as in terms/dependencies.toml."""

    kind: Literal["task", "commit", "intent"]
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    who: tuple[str, ...]
    for_att: bool = False
    named: bool = False


@dataclass
class Match:
    """A verb of a frame with all words of the frame and all infinitives with "att" that are anywhere below it."""

    frame: Frame
    verb: Token
    nouns: set[Token] = field(default_factory=set)
    acts: set[Token] = field(default_factory=set)


@cache
def frames() -> tuple[Frame, ...]:
    """The frames of the wordlist."""
    return tuple(map(Frame.model_validate, load("dependencies")["frames"]))


@cache
def _matcher(vocab: Vocab) -> DependencyMatcher:
    """A pattern for each frame (its number), and one for an auxiliary with its verb."""
    matcher = DependencyMatcher(vocab)
    for number, frame in enumerate(frames()):
        pattern: list[dict[str, object]] = [{"RIGHT_ID": "verb", "RIGHT_ATTRS": {"LOWER": {"IN": list(frame.verbs)}}}]
        if frame.nouns:
            pattern.append(_below("verb", ">>", "noun", {"LOWER": {"IN": list(frame.nouns)}}))
        pattern.append(_below("verb", ">>", "act", {}))
        pattern.append(_below("act", ">", "att", {"LOWER": "att"}))
        matcher.add(str(number), [pattern])
    shall: dict[str, object] = {"LOWER": {"IN": load("dependencies")["auxiliaries"]["shall"]}, "DEP": "aux"}
    matcher.add(_SHALL, [[{"RIGHT_ID": "act", "RIGHT_ATTRS": {}}, _below("act", ">", "shall", shall)]])
    return matcher


def _below(head: str, relation: str, name: str, attributes: dict[str, object]) -> dict[str, object]:
    return {"LEFT_ID": head, "REL_OP": relation, "RIGHT_ID": name, "RIGHT_ATTRS": attributes}


def matches(doc: Doc) -> list[Match]:
    """Where the frames' verbs stand with what they need, however far below them it hangs."""
    found: dict[tuple[str, int], Match] = {}
    for name, tokens in _named(doc):
        if name != _SHALL:
            frame = frames()[int(name)]
            match = found.setdefault((name, tokens[0].i), Match(frame, tokens[0]))
            match.nouns |= {tokens[1]} if frame.nouns else set()
            match.acts.add(tokens[-2])
    return list(found.values())


def auxiliaries(doc: Doc) -> list[tuple[Token, Token]]:
    """Each verb with its "ska"."""
    return [(tokens[0], tokens[1]) for name, tokens in _named(doc) if name == _SHALL]


def _named(doc: Doc) -> Iterator[tuple[str, list[Token]]]:
    for key, tokens in _matcher(doc.vocab)(doc):
        yield doc.vocab.strings[key], [doc[i] for i in tokens]
