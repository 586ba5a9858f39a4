"""Sentences with their dependency parses written by hand, as no Swedish parser comes with the project.

A parse is written as WORD>HEAD:LABEL for each word, with the labels of Universal Dependencies. The head is named by its
form; of several alike the nearest is meant. The root has no head: WORD>:root.
"""

from typing import NamedTuple

from spacy.tokens import Doc
from spacy.vocab import Vocab

_NO_SPACE_BEFORE = ".,:;?)"


class Parse(NamedTuple):
    """The words of a sentence; the index of the head of each; the label of each; whether a space follows each."""

    words: list[str]
    heads: list[int]
    labels: list[str]
    spaces: list[bool]

    @classmethod
    def of(cls, notation: str) -> "Parse":
        """The parse that is written so. AssertionError where a head is not there, or could be either of two."""
        pairs = [token.rsplit(">", 1) for token in notation.split()]
        words = [word for word, _ in pairs]
        hangs = [relation.split(":", 1) for _, relation in pairs]
        heads = [at if label == "root" else _nearest(words, at, head) for at, (head, label) in enumerate(hangs)]
        labels = ["ROOT" if label == "root" else label for _, label in hangs]
        assert labels.count("ROOT") == 1, notation
        spaces = [following not in _NO_SPACE_BEFORE for following in words[1:]] + [False]
        return cls(words, heads, labels, spaces)

    @property
    def text(self) -> str:
        """The sentence as printed."""
        return "".join(word + " " * space for word, space in zip(self.words, self.spaces, strict=True))

    def doc(self, vocab: Vocab) -> Doc:
        """The sentence as a parser would hand it on."""
        return Doc(vocab, words=self.words, spaces=self.spaces, heads=self.heads, deps=self.labels)


def _nearest(words: list[str], at: int, head: str) -> int:
    distances = sorted((abs(i - at), i) for i, word in enumerate(words) if word == head and i != at)
    assert distances, f"no {head!r} for {words[at]!r}"
    assert len(distances) == 1 or distances[0][0] != distances[1][0], f"two {head!r} for {words[at]!r}"
    return distances[0][1]
