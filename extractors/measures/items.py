"""What speaks for a line or an item of a list as a measure: its heading, its lead, its own words."""

import re

from extractors.measures.announcing import announces, is_headed
from extractors.measures.leads import announced_by_lead, asked_by_lead
from extractors.measures.needs import states_need
from extractors.measures.wording import take_apart
from extractors.sections.roles import Role
from extractors.sections.tree import Node
from extractors.swedish.actions import is_change_led, is_noun_led_action, is_verb_led
from extractors.swedish.boundaries import sentences
from extractors.swedish.money import find_amounts
from models.document import Block, BlockKind

CLOSED = frozenset(
    {
        Role.RECIPIENTS,
        Role.PROPOSALS_MADE,
        Role.DOCUMENTS,
        Role.HISTORY,
        Role.PRESENT,
        Role.DECIDED,
        Role.PROPOSED,
        Role.GROUP,
    }
)
"""Sections whose lists are of something else."""
_LONG = 420  # characters: a longer item is a description
_SHORT = 200  # characters of an exhortation
_COMMITMENT = re.compile(
    r"^(?:vi|\w*(?:kommunen|nämnden|styrelsen|förvaltningen|kontoret|bolaget|koncernen))\s+"
    r"(?:ska(?:ll)?|vill|kommer att)\s+\w",
    re.I,
)
_CAPITALS = re.compile(r"^[A-ZÅÄÖ]{3,}\s+[a-zåäö]")
_TELLS_READER = re.compile(
    r"(?:se|läs|jfr|obs|kontakta|ring|besök)\s+(?:\w+\s+)?"
    r"(?:mer|även|också|bilaga|avsnitt|kapitel|sida|nedan|ovan|vidare|www)\b",
    re.I,
)
_STATES = re.compile(
    r"^att\s.*?\b(?:är|var|innebär|kräver|ger|blir|har|betyder|kan|bör|ska|behöver|medför|handlar|gör)\b", re.I
)


def grounds_of(node: Node, block: Block, lead: Block | None, *, plan: bool, is_plain: bool) -> tuple[str, ...]:
    """What speaks for a block as a measure; nothing where it is none. `is_plain`: an item of a list without marks."""
    if node.role in CLOSED or len(block.text) > _LONG or block.text.endswith((":", "?")):
        return ()
    if _CAPITALS.match(block.text) and is_verb_led(block.text.casefold()):
        return ("led_by_capitals",)
    led = bool(is_verb_led(block.text) or is_noun_led_action(block.text) or _COMMITMENT.match(block.text))
    if block.kind is BlockKind.LIST_ITEM:
        return _grounds_of_item(node, block, lead, led=led, plan=plan)
    if is_plain and (led or is_change_led(block.text) or states_need(block.text)):
        return _grounds_of_item(node, block, lead, led=led, plan=plan)
    is_line = announces(node) and ((led and not block.text.endswith(".")) or _exhorts(block.text))
    return ("announced_by_heading", "led_by_action", "is_line") if is_line else ()


def _exhorts(text: str) -> bool:
    """Whether running text tells to do something: "Inventera brunnarna."; not "Att inventera är viktigt", "Läs mer"."""
    if not is_verb_led(text) or _STATES.match(text) or _TELLS_READER.match(text):
        return False
    apart = take_apart(text).text
    return len(apart) <= _SHORT and len(sentences(apart)) == 1


def _grounds_of_item(node: Node, block: Block, lead: Block | None, *, led: bool, plan: bool) -> tuple[str, ...]:
    """What speaks for an item of a list as a measure.

    `led` tells that a verb or a noun of action leads it, `plan` that the document is a plan of measures.
    """
    changes = led or is_change_led(block.text)
    if block.level > 1 or _allots(block, led=changes):
        return ()
    needed = states_need(block.text)
    if lead is not None and announced_by_lead(lead.text):
        return ("announced_by_lead", "led_by_action") if led else ("announced_by_lead",)
    if lead is not None and (changes or needed) and asked_by_lead(lead.text):
        return ("announced_by_lead", "led_by_action" if changes else "need")
    if lead is None and announces(node):
        is_named = led or needed or ((plan or is_headed(node)) and _states_no_more(block))
        how = ("led_by_action",) if led else ("need",) if needed else ()
        return ("announced_by_heading", *how) if is_named else ()
    return ("commitment",) if led and _COMMITMENT.match(block.text) else ()


def _allots(block: Block, *, led: bool) -> bool:
    """Whether an item only says how much goes to what: "Utbildning 30 tkr".

    An amount that is set off from a deed is what the deed costs or saves: "Stängning av badet, 30 tkr".
    """
    bare = re.sub(r"\s*\([^()]*\)\s*$", "", block.text).rstrip(" .;,")
    is_priced = any(a.end == len(bare) for a in find_amounts(bare))
    return is_priced and not (led and take_apart(bare).text != bare)


def _states_no_more(block: Block) -> bool:
    """Whether an item without a leading verb is short enough to name a measure rather than to describe a state."""
    return len(block.text) < 120 and not re.search(r"\b(?:är|var|har|hade|finns|blev|visar)\b", block.text)
