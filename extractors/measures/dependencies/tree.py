"""Ways about a dependency tree, with the labels of Universal Dependencies (universaldependencies.org/sv)."""

from collections.abc import Collection, Iterable

from spacy.tokens import Token

_SUBJECTS = ("nsubj", "nsubj:pass")
_RELATIVE = frozenset({"som", "vilken", "vilket", "vilka"})


def ordered(tokens: Iterable[Token]) -> list[Token]:
    """Tokens in the order of the text."""
    return sorted(tokens, key=lambda token: token.i)


def children(token: Token, labels: Collection[str]) -> list[Token]:
    """Those that hang on a token by one of the labels."""
    return [child for child in token.children if child.dep_ in labels]


def child_words(token: Token, labels: Collection[str]) -> set[str]:
    """The words, in small letters, that hang on a token by one of the labels."""
    return {child.lower_ for child in children(token, labels)}


def marks(verb: Token) -> set[str]:
    """The words that lead a clause in: "att", "för" and "att", "om"."""
    return child_words(verb, ("mark", "case")) | {child.lower_ for child in verb.children if child.lower_ == "att"}


def all_of(first: Token) -> list[Token]:
    """A token and all that are coordinated with it, in the order of the text; no clause that is merely joined on."""
    joined = [child for child in children(first, ("conj",)) if not _is_clause(child)]
    return ordered([first, *(member for child in joined for member in all_of(child))])


def _is_clause(token: Token) -> bool:
    return any(child.dep_ in (*_SUBJECTS, "aux", "cop", "orphan") for child in token.children)


def subject(verb: Token, *, own: bool = False) -> Token | None:
    """The subject of a verb: its own or, unless `own`, that which it shares with the verb that it is coordinated with.

    Behind "som" it is what the relative clause hangs on.
    """
    found = next(iter(children(verb, _SUBJECTS)), None)
    if found is None and not own and verb.dep_ == "conj":
        return subject(verb.head)
    if found is not None and found.lower_ in _RELATIVE:
        clause = verb
        while clause.dep_ == "conj":
            clause = clause.head
        return clause.head if clause.dep_ == "acl:relcl" else None
    if found is None and not own and verb.dep_ == "acl:relcl":
        return None
    return found


def first(token: Token) -> Token:
    """The first token of all that hang on a token."""
    leftmost: Token = token.doc[token.left_edge.i]
    return leftmost


def last(token: Token) -> Token:
    """The last token of all that hang on a token."""
    rightmost: Token = token.doc[token.right_edge.i]
    return rightmost
