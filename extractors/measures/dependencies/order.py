"""Whether the words themselves bear a parse out: parsers slip, and their slips must not become measures."""

from spacy.tokens import Token

from extractors.measures.dependencies.given import Given
from extractors.swedish.actions import is_infinitive
from extractors.swedish.terms import words

_NOMINAL = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "conj", "orphan", "advmod")
_BEFORE_ATT = frozenset({"för", "genom", "utan", "om", "efter", "av", "med", "på", "till", "från", "vid", "mot"})


def borne_out(given: Given) -> bool:
    """Whether the words stand in the order, and have the forms, that what the parse shows must have.

    What is to be done is an infinitive right behind its own "att" or "ska", "för att" only where the frame has it; the
    word that makes the verb say so stands in front of it; those who are told hang where a noun does.
    """
    if not all(member.dep_ in _NOMINAL and member.text[0].isalpha() for member in given.who):
        return False
    if given.after is None:
        return any(child.dep_ == "nsubj:pass" and child.i < given.act.i for child in given.act.children)
    if not _is_infinitive(given.act) or given.after.i >= given.act.i:
        return False
    between = given.act.doc[given.after.i + 1 : given.act.i]
    return all(token.lower_ != "att" for token in between) and (given.frame.kind == "intent" or _behind_att(given))


def _is_infinitive(verb: Token) -> bool:
    return is_infinitive(verb.lower_) or verb.lower_ in words("actions", "verbs")


def _behind_att(given: Given) -> bool:
    """Whether the "att" is the frame's own: behind its words, where the verb leads, and behind "för" if it says so."""
    att = given.after
    if att is None or att.i == 0:
        return att is not None
    before = att.doc[att.i - 1].lower_
    if given.frame.for_att:
        return before == "för" and given.verb.i < att.i
    late = given.word is not None and given.verb.i < att.i < given.word.i
    return before not in _BEFORE_ATT and not late
