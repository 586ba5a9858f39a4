"""Headings that run into the text behind them: "Beslut: Planen antas.", "Beslut Nämnden antar planen."."""

import re
from itertools import islice, pairwise

from extractors.sections.cutting import cut
from extractors.sections.paragraphs import paragraph_start
from extractors.sections.roles import SPOKEN_FOR, Role, role_of
from models.document import Block, BlockKind, Table

_MOST = 6  # words of a heading that runs in
_WITHOUT_COLON = frozenset(
    {
        Role.DECIDED,
        Role.PROPOSED,
        Role.PROPOSALS_MADE,
        Role.DOCUMENTS,
        Role.HISTORY,
        Role.RECIPIENTS,
        Role.BACKGROUND,
    }
)
_VERB = re.compile(
    r"(?:[aeå]r|[aeo]des?|tes?|[adtr]s)$"
)  # how verbs end in the present and in the past, the passive too
_NUMBERED = re.compile(r".*\b(?:bilaga|omröstning|yrkande)$", re.I)  # "Bilaga A": what follows belongs to the name
_DECIDES = re.compile(
    r"[.:–-]\s+(?=(?:Beslut:|[^\W\d_][\w-]*(?:nämnden|styrelsen|utskottet|fullmäktige)\s+beslutar\b))"
)


def run_in(item: Block | Table) -> list[Block | Table]:
    """A paragraph that begins with its own heading as that heading and the rest; a § with its decision behind, too."""
    if not isinstance(item, Block) or item.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
        return [item]
    if paragraph_start(item.text):
        at = _decision_behind_title(item.text) or _heading_below_title(item)
        whole = None
    elif item.kind is BlockKind.PARAGRAPH:
        at = _behind_colon(item.text) or _behind_stop(item.text) or _behind_words(item.text)
        whole = item.text
    else:
        return [item]
    parts = cut(item, at) if at else None
    if parts is None:
        return [item]
    head, rest = parts
    if whole:
        head = head.model_copy(update={"text": head.text.rstrip(" :."), "kind": BlockKind.HEADING, "level": 0})
    rest = rest.model_copy(update={"kind": BlockKind.PARAGRAPH, "level": 0})
    return [head, *run_in(rest)]


def _behind_colon(text: str) -> int | None:
    """Where the text begins behind "Beslut: "."""
    match = re.match(r"(?P<head>[^.:\d]{4,50}):\s+(?=\S)", text)
    return match.end() if match and role_of(match["head"]) in SPOKEN_FOR - {Role.PRESENT} else None


def _behind_stop(text: str) -> int | None:
    """Where the text begins behind a label with a full stop: "Beslut. Nämnden …", "Beslutet skickas till. Akten".

    A sentence has a verb; the label of several words has none, but for that of the recipients.
    """
    match = re.match(r"(?P<head>[A-ZÅÄÖ][^.:;,\d]{3,49})\.\s+(?=[\dA-ZÅÄÖ])", text)
    if match is None:
        return None
    role, rest = role_of(match["head"]), match["head"].split()[1:]
    is_label = len(rest) < _MOST and (role is Role.RECIPIENTS or not any(_VERB.search(word) for word in rest))
    return match.end() if role in _WITHOUT_COLON and is_label else None


def _behind_words(text: str) -> int | None:
    """Where the text begins behind "Beslut " and the like: a heading's words, then a word with a capital.

    Within a sentence no capital follows on such words.
    """
    for word, following in islice(pairwise(re.finditer(r"\S+", text)), _MOST):
        head = text[: word.end()]
        if re.search(r"[.:,;)\d]", head) or _NUMBERED.match(head):
            return None
        role = role_of(head)
        if role in _WITHOUT_COLON and re.match(r"[A-ZÅÄÖ]|\d{1,2}[.)]\s", text[following.start() :]):
            return following.start() if role is Role.RECIPIENTS or len(text) > following.end() else None
    return None


def _decision_behind_title(text: str) -> int | None:
    """Where a decision begins that stands behind the title of a § on its line."""
    match = _DECIDES.search(text)
    return match.end() if match else None


def _heading_below_title(block: Block) -> int | None:
    """Where the next heading begins that is set as another line of the title: "Kommunstyrelsens beslut"."""
    for line in block.lines[1:]:
        at = block.text.rfind(line.text)
        if at > 0 and role_of(line.text) in SPOKEN_FOR:
            return at
    return None
