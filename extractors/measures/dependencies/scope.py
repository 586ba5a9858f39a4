"""Whether what a parse shows is said now by the one who decides; or denied, wished, told of, usual, conditional."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from extractors.measures.assigning import terms
from extractors.measures.dependencies.given import Given
from extractors.measures.dependencies.tree import child_words, children, first, marks
from extractors.swedish.terms import load

_COMPLEMENTS = ("ccomp", "xcomp", "csubj", "csubj:pass", "acl", "obj", "advcl")
_JOINED = ("conj", "parataxis")
_LED_IN = frozenset({"att", "om", "genom"})  # "beslutar att ge", "beslut om att ge", "bifalles genom att ge"


def stands(given: Given) -> bool:
    """Whether somebody is given something to do here and now.

    A clause stands where nothing on the way from its verb to the top of the sentence takes it back, and where that way
    leads over verbs of deciding only. What has no place in the lists is taken for mere mention.
    """
    verb = given.verb
    if not _is_said(verb, allowed=_shall() if given.frame.kind == "intent" else frozenset()):
        return False
    return _is_told_plainly(given) and _is_decided(verb)


def _is_told_plainly(given: Given) -> bool:
    """Whether the words in front of what is to be done hold none that takes it back, wherever the parse hangs it."""
    before = given.after or given.act
    start = min(first(given.verb).i, before.i)
    own = [token for token in before.doc[start : before.i] if token not in (given.verb, given.word)]
    said = {token.lower_ for token in own}
    if said & (_words("negations") | _words("habitual") | _hedging()) or (
        own and own[0].lower_ in _words("conditions")
    ):
        return False
    return not terms("not_told").search(before.doc[start : before.i].text)


def _is_decided(verb: Token) -> bool:
    """Whether the way up from a verb leads over verbs of deciding to the top of its sentence."""
    while verb.dep_ != "ROOT" and verb.head != verb:
        head = verb.head
        if verb.dep_ in _JOINED:
            if _is_infinitive_of(verb, head) and not _is_said(head):
                return False
            verb = head
        elif verb.dep_ == "acl:relcl":
            return _adds_to(verb) and not any(_words("saying") & {up.lower_} for up in _above(verb))
        elif verb.dep_ in _COMPLEMENTS and head.lower_ in _words("deciding"):
            if not marks(verb) <= _LED_IN or not _is_said(head):
                return False
            verb = head
        else:
            return False
    return True


def _is_said(verb: Token, allowed: frozenset[str] = frozenset()) -> bool:
    """Whether nothing that hangs on a verb takes it back."""
    around = child_words(verb, ("advmod", "cc", "det", "obl", "nmod"))
    if around & (_words("negations") | _words("habitual")):
        return False
    if child_words(verb, ("aux",)) & (_hedging() - allowed):
        return False
    if "att" not in marks(verb) and marks(verb) & _words("conditions"):
        return False
    return not any(marks(clause) & _words("conditions") for clause in children(verb, ("advcl",)))


def _is_infinitive_of(verb: Token, head: Token) -> bool:
    """Whether a coordinated verb shares what stands in front of the first: it has no "att" and no time of its own."""
    return verb.dep_ == "conj" and "att" not in marks(verb) and not verb.lower_.endswith("r") and head.i < verb.i


def _adds_to(relative: Token) -> bool:
    """Whether a relative clause tells more of what it hangs on, behind a comma, rather than which one is meant."""
    start = first(relative)
    before = [token.lower_ for token in relative.doc[max(0, start.i - 1) : start.i + 1]]
    return bool({",", "–", "("} & set(before))


def _above(token: Token) -> Iterator[Token]:
    while token.dep_ != "ROOT" and token.head != token:
        token = token.head
        yield token


def _hedging() -> frozenset[str]:
    return frozenset(load("dependencies")["auxiliaries"]["hedging"])


def _shall() -> frozenset[str]:
    return frozenset(load("dependencies")["auxiliaries"]["shall"])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("dependencies")["scope"][name])
